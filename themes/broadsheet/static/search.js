// The full-text search: loads the index when the field is entered, shows results by ten, keeps the address
// of what is shown. Everything that comes from an article is inserted as text.
(function () {
  'use strict';
  const form = document.getElementById('search'), status = document.getElementById('status');
  const found = document.getElementById('found'), list = found.querySelector('ol');
  const titles = document.getElementById('titles'), more = document.getElementById('more');
  const field = form.elements.q, order = form.elements.sort;
  const filters = [...form.querySelectorAll('select')].filter((select) => select !== order);
  const AT_ONCE = 10, PAUSE = 200;
  let engine, results = [], shown = 0, question = 0, timer;

  if (location.protocol === 'file:') {
    status.textContent = form.dataset.disk;
    for (const part of form.elements) part.disabled = true;
    return;
  }

  // The bundle's address is relative to the page; that of an import() would be relative to this script.
  function load() {
    engine ??= import(new URL(form.dataset.bundle, document.baseURI)).then(async (module) => {
      await module.options({ excerptLength: 36 });
      await module.init();
      return module;
    });
    engine.catch(() => { engine = undefined; });
    return engine;
  }

  function wish() {
    const chosen = {};
    for (const select of filters) if (select.value) chosen[select.name] = [select.value];
    return { words: field.value.trim(), chosen, newest: order.value === 'newest' };
  }

  function keepAddress({ words, chosen, newest }) {
    const told = new URLSearchParams();
    if (words) told.set('q', words);
    for (const name in chosen) told.set(name, chosen[name][0]);
    if (newest) told.set('sort', 'newest');
    const query = told.toString();
    history.replaceState(null, '', query ? `?${query}` : location.pathname);
  }

  async function search() {
    const mine = ++question, wanted = wish();
    keepAddress(wanted);
    const nothing = !wanted.words && !Object.keys(wanted.chosen).length;
    if (nothing) return show([], '');
    status.textContent = form.dataset.wait;
    try {
      const pagefind = await load();
      const sort = wanted.newest ? { date: 'desc' } : {};
      const answer = await pagefind.search(wanted.words || null, { filters: wanted.chosen, sort });
      if (mine !== question) return;
      const count = answer.results.length.toLocaleString(document.documentElement.lang);
      await show(answer.results, answer.results.length ? form.dataset.found.replace('{}', count) : form.dataset.none);
    } catch {
      if (mine === question) await show([], form.dataset.broken);
    }
  }

  async function show(all, words) {
    results = all;
    shown = 0;
    const rows = await next(question);
    if (!rows) return;
    list.replaceChildren(...rows);
    found.hidden = !rows.length;
    titles.hidden = !found.hidden;
    status.textContent = words;
  }

  // The next ten rows; null where another question has been asked meanwhile.
  async function next(mine) {
    const some = results.slice(shown, shown + AT_ONCE);
    const rows = (await Promise.all(some.map((result) => result.data()))).map(row);
    if (mine !== question) return null;
    shown += rows.length;
    more.hidden = shown >= results.length;
    return rows;
  }

  function row({ url, meta, excerpt, content }) {
    const item = made('li', 'story'), head = made('h3'), link = made('a', '', meta.title);
    link.href = url;
    head.append(link);
    if (meta.lang) { head.lang = meta.lang; head.dir = 'auto'; }
    if (meta.kicker) item.append(made('p', 'kicker', meta.kicker));
    const opening = made('p', 'opening');
    if (meta.lang) { opening.lang = meta.lang; opening.dir = 'auto'; }
    opening.append(...marked(excerpt));
    const [whole, part] = [content, opening.textContent].map((text) => text.replace(/\s+/g, ' ').trim());
    if (!whole.startsWith(part.slice(0, 40))) opening.prepend('… ');
    if (!whole.endsWith(part.slice(-40))) opening.append(' …');
    const facts = made('p', 'facts');
    if (meta.outlet) facts.append(made('span', '', meta.outlet));
    if (meta.date) {
      const time = made('time', '', meta.date), fact = made('span');
      time.dateTime = meta.iso;
      fact.append(time);
      facts.append(fact);
    }
    item.append(head, opening, facts);
    return item;
  }

  function made(name, kind, text) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    return element;
  }

  // An excerpt is text in which only < and > are written as entities, and hits stand in <mark>.
  function marked(excerpt) {
    return excerpt.split(/<mark>(.*?)<\/mark>/s).map((part, place) => {
      const text = part.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
      return place % 2 ? made('mark', '', text) : text;
    });
  }

  // A quotation mark or backslash in a value has a stand-in, since the engine does not find those.
  function choose(select, wanted) {
    const value = wanted.replaceAll('"', '”').replaceAll('\\', '∖').replace(/[\u0000-\u001f]/g, ' ');
    if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value));
    select.value = value;
  }

  // Values that are not used often come with the index.
  async function complete(select) {
    if (!('more' in select.dataset)) return;
    delete select.dataset.more;
    const all = (await (await load()).filters())[select.name] || {};
    const value = select.value, first = select.options[0];
    const names = Object.keys(all).sort((a, b) => a.localeCompare(b, document.documentElement.lang));
    select.replaceChildren(first, ...names.map((name) => new Option(name)));
    choose(select, value);
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  }

  let adding = false;
  more.addEventListener('click', async () => {
    if (adding) return;
    adding = true;
    try {
      const rows = await next(question);
      if (!rows) return;
      list.append(...rows);
      rows[0]?.querySelector('a').focus();
    } catch {
      status.textContent = form.dataset.broken;
    } finally {
      adding = false;
    }
  });
  form.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(timer); search(); });
  field.addEventListener('input', soon);
  form.addEventListener('change', (event) => { if (event.target !== field) search(); });
  form.addEventListener('focusin', () => load().catch(() => { /* told when something is asked */ }), { once: true });
  for (const select of filters) select.addEventListener('focus', () => complete(select).catch(() => { select.dataset.more = ''; }));

  const asked = new URLSearchParams(location.search);
  field.value = asked.get('q') || '';
  for (const select of filters) choose(select, asked.get(select.name) || '');
  order.value = asked.get('sort') === 'newest' ? 'newest' : '';
  if (field.value || filters.some((select) => select.value)) search();
})();
