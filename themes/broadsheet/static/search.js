// The full-text search: loads the index when the field is entered, shows results by ten, keeps the address
// of what is shown. Everything that comes from an article is inserted as text.
//
// A large digest has its index in bundles that follow each other in time, the newest first. The best matches
// are those of all bundles together; the newest come from one bundle after the other, and no more bundles are
// loaded than are needed.
(function () {
  'use strict';
  const form = document.getElementById('search'), status = document.getElementById('status');
  const found = document.getElementById('found'), list = found.querySelector('ol');
  const titles = document.getElementById('titles'), more = document.getElementById('more');
  const field = form.elements.q, order = form.elements.sort;
  const filters = [...form.querySelectorAll('select')].filter((select) => select !== order);
  const bundles = (form.dataset.bundles || '').split(' ');
  const AT_ONCE = 10, PAUSE = 200;
  const indexes = new Map();
  let scripts, answer, question = 0, timer;

  if (location.protocol === 'file:') {
    status.textContent = form.dataset.disk;
    for (const part of form.elements) part.disabled = true;
    return;
  }

  // The script's address is relative to the page; that of an import() would be relative to this script.
  const script = new URL(form.dataset.script, document.baseURI);

  // The index of a bundle, or in the script's own folder. That one is ready before the others begin: they share
  // its engine, and two that start at once would each start one.
  function load(bundle) {
    if (!indexes.has(bundle)) {
      const index = bundle ? load('').then(() => opened(bundle)) : opened('');
      indexes.set(bundle, index);
      index.catch(() => { indexes.delete(bundle); scripts = undefined; });
    }
    return indexes.get(bundle);
  }

  async function opened(bundle) {
    scripts ??= import(script);
    const basePath = new URL(bundle ? `${bundle}/` : '.', script).href;
    const index = (await scripts).createInstance({ basePath, excerptLength: 36 });
    try {
      await index.search('');  // is answered as soon as there is an engine
    } catch (error) {
      index.destroy();
      throw error;
    }
    return index;
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

  // A bundle holds a decade (201x), a year, a part of one (2018-a, 2018-02), what has no date, or everything.
  function mayHold(bundle, year) {
    const padded = year.padStart(4, '0');
    return padded.startsWith(bundle.replace('x', '')) || bundle.startsWith(padded);
  }

  // An index that has no word with such a beginning finds the longest beginning of it that it has. For bundles
  // this is right only where none of them has the word. (Of words without blanks between them nothing is known.)
  const unspaced = /^(zh|ja|th)\b/.test(document.documentElement.lang);
  const wordsIn = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u);

  function termsOf(words) {
    const whole = bundles.length === 1 || unspaced || words.startsWith('"');
    return whole ? [] : words.split(/\s+/).filter((term) => /[\p{L}\p{N}]/u.test(term));
  }

  async function has(bundle, term) {
    const index = await load(bundle);
    if ((await index.search(`"${term}"`)).results.length) return true;
    const [some] = (await index.search(term)).results;
    if (!some) return false;
    const { content, meta } = await some.data(), start = wordsIn(term).join('');
    return wordsIn([content, ...Object.values(meta)].join(' ')).some((word) => word.startsWith(start));
  }

  // What a question finds: `results` as far as bundles have been asked, `whole` when all of them have. For the
  // newest, and without words, when all match alike, that is one, then two, four ... more of them.
  function answerTo({ words, chosen, newest }) {
    const year = chosen.year?.[0], best = words && !newest, terms = termsOf(words);
    const asked = year ? bundles.filter((bundle) => mayHold(bundle, year)) : bundles;
    const how = { filters: chosen, sort: newest ? { date: 'desc' } : {} };
    const known = new Set();
    let rest = asked, some = best ? asked.length : 1, loose = [];

    async function ask(bundle) {
      const { results } = await (await load(bundle)).search(words || null, how);
      const had = await Promise.all(terms.map((term) => has(bundle, term)));
      return { results, lacking: terms.filter((term, place) => !had[place]) };
    }

    async function isKnown(term) {
      for (const bundle of bundles) {
        if (known.has(term)) return true;
        if (!asked.includes(bundle) && await has(bundle, term)) known.add(term);
      }
      return known.has(term);
    }

    return {
      results: [], shown: 0,
      get whole() { return !rest.length; },
      async gather(count) {
        while (rest.length && this.results.length < count) {
          for (const found of await Promise.all(rest.slice(0, some).map(ask))) {
            for (const term of terms) if (!found.lacking.includes(term)) known.add(term);
            if (found.lacking.length) loose.push(found);
            else this.results.push(...found.results);
          }
          rest = rest.slice(some);
          some *= 2;
        }
        if (!rest.length) {
          for (const { results, lacking } of loose.filter((found) => found.results.length)) {
            if (!(await Promise.all(lacking.map(isKnown))).includes(true)) this.results.push(...results);
          }
          loose = [];
        }
        if (best) this.results.sort((one, other) => other.score - one.score);
      },
    };
  }

  async function search() {
    const mine = ++question, wanted = wish();
    keepAddress(wanted);
    if (!wanted.words && !Object.keys(wanted.chosen).length) return show(undefined, [], '');
    status.textContent = form.dataset.wait;
    try {
      const asked = answerTo(wanted), rows = await next(asked);
      if (mine === question) show(asked, rows, told(asked));
    } catch {
      if (mine === question) show(undefined, [], form.dataset.broken);
    }
  }

  // The next ten rows. One more is looked for, to know whether there are any behind them.
  async function next(asked) {
    await asked.gather(asked.shown + AT_ONCE + 1);
    const some = asked.results.slice(asked.shown, asked.shown + AT_ONCE);
    const rows = (await Promise.all(some.map((result) => result.data()))).map(row);
    asked.shown += rows.length;
    return rows;
  }

  // The number of results; with a + as long as there are bundles that have not been asked.
  function told({ results, whole }) {
    if (!results.length) return form.dataset.none;
    const count = results.length.toLocaleString(document.documentElement.lang);
    return form.dataset.found.replace('{}', whole ? count : `${count}+`);
  }

  function show(asked, rows, words) {
    answer = asked;
    list.replaceChildren(...rows);
    found.hidden = !rows.length;
    titles.hidden = !found.hidden;
    finish(words);
  }

  function finish(words) {
    more.hidden = !answer || answer.shown >= answer.results.length;
    status.textContent = words;
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
    const all = (await (await load('')).filters())[select.name] || {};
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
    const asked = answer;
    try {
      const rows = await next(asked);
      if (asked !== answer) return;
      list.append(...rows);
      finish(told(asked));
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
  form.addEventListener('focusin', () => load('').catch(() => { /* told when something is asked */ }), { once: true });
  for (const select of filters) select.addEventListener('focus', () => complete(select).catch(() => { select.dataset.more = ''; }));

  const asked = new URLSearchParams(location.search);
  field.value = asked.get('q') || '';
  for (const select of filters) choose(select, asked.get(select.name) || '');
  order.value = asked.get('sort') === 'newest' ? 'newest' : '';
  if (field.value || filters.some((select) => select.value)) search();
})();
