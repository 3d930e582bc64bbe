// Keys: / goes to the search, j and k to the next and previous article, ? lists them and can turn them off.
(function () {
  'use strict';
  const key = 'digest-keys';
  const stops = '.story, .lines > li, .named > li, .by-title > li';
  const sections = 'main h2, main h3';
  const dialog = document.getElementById('keys'), toggle = document.getElementById('keys-on');
  const opener = document.getElementById('show-keys'), search = document.getElementById('to-search');

  // The choice holds for this page even where nothing can be stored.
  toggle.checked = kept() !== 'off';
  function kept() { try { return localStorage.getItem(key); } catch { return null; } }
  toggle.addEventListener('change', () => {
    try { toggle.checked ? localStorage.removeItem(key) : localStorage.setItem(key, 'off'); } catch { /* not kept */ }
  });
  addEventListener('storage', (event) => { if (event.key === key) toggle.checked = event.newValue !== 'off'; });

  opener.hidden = false;
  opener.addEventListener('click', () => dialog.showModal());
  document.getElementById('keys-close').addEventListener('click', () => dialog.close());

  function find() {
    const field = document.getElementById('q');
    if (field) { field.focus(); field.select(); } else location.href = `${search.href}#q`;
  }

  // On an article its neighbours in time, elsewhere from one item of the page to the next.
  function go(step) {
    const neighbour = document.querySelector(`main a[rel~="${step > 0 ? 'next' : 'prev'}"]`);
    if (document.body.classList.contains('on-article')) {
      if (neighbour) location.href = neighbour.href;
      return;
    }
    const seen = (item) => item.checkVisibility ? item.checkVisibility() : item.offsetParent;
    let items = [...document.querySelectorAll(`main :is(${stops})`)].filter(seen);
    if (!items.length) items = [...document.querySelectorAll(sections)].filter(seen);
    const here = items.findIndex((item) => item.contains(document.activeElement));
    const below = items.findIndex((item) => item.getBoundingClientRect().top >= 0);
    const next = here >= 0 ? here + step : step > 0 ? below : (below < 0 ? items.length : below) - 1;
    const item = items[next];
    if (!item) return;
    const target = item.querySelector('h1 a, h2 a, h3 a, h4 a') || item.querySelector('a') || item;
    if (target === item) item.tabIndex = -1;
    target.focus();
  }

  const actions = { '/': find, j: () => go(1), k: () => go(-1), '?': () => dialog.showModal() };
  addEventListener('keydown', (event) => {
    const busy = event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey;
    if (busy || !toggle.checked || !Object.hasOwn(actions, event.key) || document.querySelector('dialog[open]')) return;
    if (event.target.isContentEditable || event.target.closest?.('input, select, textarea, [role="textbox"]')) return;
    event.preventDefault();
    actions[event.key]();
  });

  if (location.hash === '#q') document.getElementById('q')?.focus();
})();
