// The filter of the timeline. An index knows of each entry its days and its actors, tags and outlets; the
// entries themselves are taken from the pages of their months, and only those that are shown.
(function () {
  var STEP = 30, PAGES = 4; // entries, and pages loaded for them, at a time
  var OFTEN = 10, LISTED = 300; // names to choose from
  var KINDS = ['actor', 'tag', 'outlet'], DAY = 864e5;
  var form = document.getElementById('filter');
  if (!form) return;
  var found = document.getElementById('found'), list = found.firstElementChild;
  var more = found.querySelector('button'), whole = document.getElementById('whole');
  var tell = form.querySelector('[role=status]'), chart = document.querySelector('.density');
  var index, bars, shown, turn = 0, loaded = {};

  // --- the index: numbers are told as distances -------------------------------------------------

  function unfold(steps) {
    var sum = 0;
    return Int32Array.from(steps, function (step) { return (sum += step); });
  }

  function read(data) {
    var first = unfold(data.first), last = first.slice(), told = new Uint8Array(first.length);
    var all = data.counts.reduce(function (sum, count) { return sum + count; }, 0), at = 0;
    var page = new Int32Array(all), place = new Int32Array(all); // of each entry: its page, and its place on it
    for (var n = 0; n < data.spans.length; n += 2) last[data.spans[n]] += data.spans[n + 1];
    unfold(data.told).forEach(function (entry) { told[entry] = 1; });
    data.counts.forEach(function (count, number) { for (var n = 0; n < count; n++, at++) { page[at] = number; place[at] = n; } });
    index = { first: first, last: last, told: told, page: page, place: place, pages: data.pages, counts: data.counts };
    KINDS.forEach(function (kind) { index[kind] = new Map(data[kind + 's'].map(function (row) { return [row[0], row]; })); });
  }

  function entriesOf(kind, slug) {
    var row = index[kind].get(slug);
    return row ? row[3] || (row[3] = unfold(row[2])) : [];
  }

  function both(some, others) {
    var kept = [], o = 0;
    for (var entry of some) {
      while (o < others.length && others[o] < entry) o++;
      if (others[o] === entry) kept.push(entry);
    }
    return kept;
  }

  function choose(wish) {
    var lists = KINDS.filter(function (kind) { return wish[kind]; }).map(function (kind) { return entriesOf(kind, wish[kind]); });
    var chosen = lists.length ? lists.reduce(both) : index.page.keys();
    var from = days(wish.from), to = days(wish.to);
    if (isNaN(from) && isNaN(to)) return Array.from(chosen);
    return Array.from(chosen).filter(function (entry) { // what has no day is in no range
      return entry < index.first.length && !(index.last[entry] < from) && !(index.first[entry] > to);
    });
  }

  function days(iso) { return iso ? Date.parse(iso) / DAY : NaN; }

  // --- the address and the form ------------------------------------------------------------------

  function asked() {
    var wish = {}, query = new URLSearchParams(location.search);
    KINDS.concat('from', 'to').forEach(function (key) {
      var value = query.get(key) || '', isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !isNaN(days(value));
      wish[key] = KINDS.includes(key) || isDay ? value : '';
    });
    return wish;
  }

  function typed() {
    var wish = {};
    KINDS.concat('from', 'to').forEach(function (key) { wish[key] = form.elements[key].value; });
    return wish;
  }

  function address(wish) {
    var query = new URLSearchParams();
    for (var key in wish) if (wish[key]) query.set(key, wish[key]);
    // never the path alone: one that begins with // would be read as another host
    return String(query) ? '?' + query : location.origin + location.pathname + location.hash;
  }

  function option(row, count) {
    return new Option(row[1] + (count ? ' (' + count + ')' : ''), row[0]);
  }

  function fill(kind) {
    var select = form.elements[kind], rows = Array.from(index[kind].values());
    function group(label, some) {
      var made = document.createElement('optgroup');
      made.label = label;
      some.forEach(function (row) { made.append(option(row, row[2].length)); });
      select.append(made);
    }
    var by = rows.slice().sort(function (a, b) { return b[2].length - a[2].length; });
    if (rows.length <= 2 * OFTEN) { rows.forEach(function (row) { select.append(option(row, row[2].length)); }); return; }
    group(select.dataset.often, by.slice(0, OFTEN));
    var listed = new Set(by.slice(0, LISTED)); // whoever is rarer has a link here on a page of its own
    group(select.dataset.rest, rows.filter(function (row) { return listed.has(row); }));
  }

  function put(wish) {
    KINDS.concat('from', 'to').forEach(function (key) {
      var field = form.elements[key];
      field.value = wish[key];
      if (wish[key] && field.value !== wish[key]) { field.append(option(index[key].get(wish[key]) || [wish[key], wish[key]])); field.value = wish[key]; }
    });
  }

  // --- the chart: what was found, before what there is --------------------------------------------

  function prepare() {
    bars = Array.from(chart ? chart.querySelectorAll('a') : [], function (link) {
      var reach = link.querySelector('.reach');
      var parts = ['hit up', 'hit down'].map(function (name) {
        var part = reach.cloneNode();
        part.setAttribute('class', name);
        part.setAttribute('height', 0);
        link.append(part);
        return part;
      });
      return { link: link, href: link.getAttribute('href'), from: days(link.dataset.from), to: days(link.dataset.to), parts: parts };
    });
  }

  function draw(chosen, wish) {
    if (!chart) return;
    var counts = bars.map(function () { return [0, 0]; }), unit = +chart.dataset.unit, base = +chart.dataset.base, at = bars.length - 1;
    (chosen || []).forEach(function (entry) { // newest first, as the bars from their end
      var day = index.first[entry];
      while (at > 0 && day < bars[at].from) at--;
      if (bars[at] && day >= bars[at].from && day <= bars[at].to) counts[at][index.told[entry]]++;
    });
    chart.classList.toggle('filtered', !!chosen);
    bars.forEach(function (bar, n) {
      var up = counts[n][0] && Math.max(2, counts[n][0] * unit), down = counts[n][1] && Math.max(2, counts[n][1] * unit);
      bar.parts[0].setAttribute('y', base - up);
      bar.parts[0].setAttribute('height', up);
      bar.parts[1].setAttribute('y', base);
      bar.parts[1].setAttribute('height', down);
      bar.link.setAttribute('href', chosen ? address(Object.assign({}, wish, { from: bar.link.dataset.from, to: bar.link.dataset.to })) : bar.href);
    });
  }

  // --- the entries ----------------------------------------------------------------------------------

  function load(number) {
    var name = index.pages[number];
    if (!loaded[name]) loaded[name] = name === 'index' ? Promise.resolve(parts(document)) : fetchPage(name, 'default').then(function (items) {
      // a page that was kept from an older version of the site
      return items.length === index.counts[number] ? items : fetchPage(name, 'reload');
    });
    loaded[name].catch(function () { delete loaded[name]; });
    return loaded[name];
  }

  function fetchPage(name, cache) {
    return fetch(name + '.html', { cache: cache }).then(function (reply) {
      if (!reply.ok) throw new Error(reply.status);
      return reply.text();
    }).then(function (text) { return parts(new DOMParser().parseFromString(text, 'text/html')); });
  }

  function parts(page) { return page.querySelectorAll(page === document ? '.undated-list > li' : '.entries > li'); }

  function append(item, state) {
    var section = item.closest('section'), lines = item.parentNode;
    if (section !== state.section) {
      var heading = document.createElement('h2');
      heading.append.apply(heading, (section.querySelector('h2') || item.ownerDocument.querySelector('h1')).cloneNode(true).childNodes);
      state.body = document.createElement('div');
      state.day = document.createElement('section');
      state.day.className = 'day';
      state.day.append(heading, state.body);
      list.append(state.day);
      state.section = section;
    }
    if (lines !== state.lines) {
      var sort = lines.previousElementSibling;
      if (sort && sort.className === 'sort') state.body.append(document.importNode(sort, true));
      state.copy = document.importNode(lines, false);
      state.body.append(state.copy);
      state.lines = lines;
    }
    state.copy.append(document.importNode(item, true));
  }

  // Shows the next entries; a newer wish in the meantime ends it.
  function next(state) {
    var now = turn, pages = [], entries = [];
    for (var n = state.at; n < state.chosen.length && entries.length < STEP; n++) {
      var number = index.page[state.chosen[n]];
      if (pages[pages.length - 1] !== number) { if (pages.length === PAGES) break; pages.push(number); }
      entries.push(state.chosen[n]);
    }
    more.hidden = true;
    return Promise.all(pages.map(load)).then(function (loads) {
      if (now !== turn) return;
      if (!state.at) list.replaceChildren();
      entries.forEach(function (entry) {
        var item = loads[pages.indexOf(index.page[entry])][index.place[entry]];
        if (item) append(item, state);
      });
      state.at += entries.length;
      more.hidden = state.at >= state.chosen.length;
      found.removeAttribute('aria-busy');
    }, function () {
      if (now !== turn) return;
      if (!state.at) list.replaceChildren();
      say(form.dataset.failed);
      more.hidden = false; // to try again
      found.removeAttribute('aria-busy');
    });
  }

  function say(text) { tell.textContent = text; }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
  }

  function apply(wish) {
    turn++;
    var any = Object.keys(wish).some(function (key) { return wish[key]; });
    var chosen = any && choose(wish), lost = KINDS.find(function (kind) { return wish[kind] && !index[kind].has(wish[kind]); });
    whole.hidden = any;
    found.hidden = !any;
    draw(chosen, wish);
    if (!any) { say(filled(form.dataset.all, { num: index.first.length })); return; }
    var told = chosen.filter(function (entry) { return index.told[entry]; }).length;
    say(lost ? filled(form.dataset.unknown, { name: wish[lost] })
      : filled(form.dataset.found, { num: chosen.length, told: told, published: chosen.length - told }));
    if (!chosen.length) { list.replaceChildren(); more.hidden = true; return; }
    found.setAttribute('aria-busy', 'true');
    shown = { chosen: chosen, at: 0 };
    next(shown);
  }

  function changed() {
    var wish = typed();
    history.replaceState(null, '', address(wish));
    apply(wish);
  }

  function begin(data) {
    var wish = asked();
    read(data);
    KINDS.forEach(fill);
    prepare();
    put(wish);
    form.firstElementChild.disabled = false;
    form.addEventListener('change', changed);
    form.addEventListener('submit', function (event) { event.preventDefault(); changed(); });
    form.addEventListener('reset', function () { setTimeout(changed); });
    more.addEventListener('click', function () {
      var before = list.querySelectorAll('li').length;
      next(shown).then(function () { // the reader goes on where the new ones begin
        var item = list.querySelectorAll('li')[before], link = item && item.querySelector('a');
        if (link) link.focus({ preventScroll: true });
      });
    });
    if (chart) chart.addEventListener('click', function (event) {
      var link = event.target.closest('a');
      if (!link || !chart.classList.contains('filtered') || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      form.elements.from.value = link.dataset.from;
      form.elements.to.value = link.dataset.to;
      changed();
    });
    apply(wish);
  }

  if (location.protocol === 'file:') { say(form.dataset.disk); return; }
  say(form.dataset.loading);
  if (Object.values(asked()).some(Boolean)) { whole.hidden = true; found.hidden = false; } // nothing moves later
  fetch(form.dataset.index, { cache: 'no-cache' }).then(function (reply) {
    if (!reply.ok) throw new Error(reply.status);
    return reply.json();
  }).then(begin).catch(function (error) {
    whole.hidden = false;
    found.hidden = true;
    say(form.dataset.failed);
    throw error;
  });
})();
