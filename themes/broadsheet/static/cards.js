// An article: a card for each linked actor, from what the page's own lists say of it; and the paragraph marks by
// arrow keys. A card comes 300 ms after the pointer or the focus, stays while either is there, and goes with Escape.
(function () {
  var card = null, owner = null, timer = 0, about = {};

  function line(tag, text) {
    var part = document.createElement(tag);
    part.textContent = text;
    return part;
  }

  // Address of a page -> lines of its card: name, then what is known.
  document.querySelectorAll('.side a[data-about]').forEach(function (link) {
    about[link.href] = [link.textContent, link.dataset.about];
  });

  function hide() {
    clearTimeout(timer);
    if (card) { card.remove(); owner.removeAttribute('aria-describedby'); }
    card = owner = null;
  }

  function show(link) {
    hide();
    card = document.createElement('div');
    card.className = 'card';
    card.id = 'card';
    card.setAttribute('role', 'tooltip');
    about[link.href].forEach(function (text, n) { if (text) card.append(line(n ? 'span' : 'b', text)); });
    card.addEventListener('pointerleave', leave);
    card.addEventListener('pointerenter', function () { clearTimeout(timer); });
    document.body.append(card);
    owner = link;
    link.setAttribute('aria-describedby', 'card');
    place(link.getClientRects()[0], card.getBoundingClientRect());
  }

  // Right below the first line of the link, or above it at the foot of the window; no gap, so that it can be reached.
  function place(line, box) {
    var left = Math.max(4, Math.min(line.left, document.documentElement.clientWidth - box.width - 4));
    var top = line.bottom + box.height > innerHeight && line.top > box.height ? line.top - box.height : line.bottom;
    card.style.left = left + scrollX + 'px';
    card.style.top = top + scrollY + 'px';
  }

  function soon(link) {
    clearTimeout(timer);
    if (link !== owner && about[link.href]) timer = setTimeout(show, 300, link);
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(hide, 200);
  }

  document.querySelectorAll('.prose .actor').forEach(function (link) {
    link.addEventListener('pointerenter', function (event) {
      if (event.pointerType !== 'mouse') return;
      clearTimeout(timer);
      soon(link);
    });
    link.addEventListener('pointerleave', leave);
    link.addEventListener('focus', function () { if (link.matches(':focus-visible')) soon(link); });
    link.addEventListener('blur', hide);
  });
  document.addEventListener('keydown', function (event) { if (event.key === 'Escape') hide(); });

  // The marks of the paragraphs are one stop of the Tab key; arrows go from one to the next.
  var pins = Array.from(document.querySelectorAll('.pin'));
  pins.forEach(function (pin, n) {
    pin.addEventListener('keydown', function (event) {
      var next = pins[n + (event.key === 'ArrowDown') - (event.key === 'ArrowUp')];
      if (!next || next === pin) return;
      event.preventDefault();
      pin.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  });
})();
