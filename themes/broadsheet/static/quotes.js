// Leaves only the quotations that hold all words of the field, in what is said or in who says it.
{
  const sieve = document.getElementById("sieve");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const voices = [...document.querySelectorAll(".voice")].map((voice) => ({
    voice,
    name: fold(voice.querySelector("h2, h3")?.textContent ?? ""),
    said: [...voice.querySelectorAll(".sayings > li")].map((item) => ({ item, text: fold(item.textContent) })),
  }));
  const field = sieve.querySelector("input");
  const count = sieve.querySelector("[role=status]");

  function choose() {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { voice, name, said } of voices) {
      let any = false;
      for (const { item, text } of said) {
        const fits = words.every((word) => text.includes(word) || name.includes(word));
        item.hidden = !fits;
        any ||= fits;
        shown += fits;
      }
      voice.hidden = !any;
    }
    for (const initial of document.querySelectorAll(".initial")) {
      initial.hidden = ![...initial.querySelectorAll(".voice")].some((voice) => !voice.hidden);
    }
    const told = shown === 0 ? sieve.dataset.none : shown === 1 ? sieve.dataset.one : sieve.dataset.many;
    count.textContent = words.length ? told.replace("{number}", shown) : "";
  }

  field.addEventListener("input", choose);
  sieve.hidden = false;
  if (field.value) choose();
}
