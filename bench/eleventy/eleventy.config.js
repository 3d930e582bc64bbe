// Article pages with their actors and tags, a page for each actor and tag, and a list of all.
const slug = (name) => name.toLowerCase().replaceAll(" ", "-");

const terms = (kind) => (collections) => {
  const found = new Map();
  for (const page of collections.getFilteredByGlob("content/articles/*.md")) {
    for (const name of page.data[kind] ?? []) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push({ url: page.url, title: page.data.title, outlet: page.data.outlet, date: page.date });
    }
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, pages]) => ({ name, slug: slug(name), pages: pages.reverse() }));
};

export default function (config) {
  config.addFilter("slugged", slug);
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addCollection("actorPages", terms("actors"));
  config.addCollection("tagPages", terms("tags"));
  config.addCollection("stories", (all) => all.getFilteredByGlob("content/articles/*.md").reverse());
  return {
    dir: { input: "content", includes: "_includes" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
