// Says while somebody types what bot/questions/answering/plain_words.py says after saving: long sentences,
// long words, how many characters. Without it the page works all the same.
const SENTENCE_MOST = 20;
const WORD_MOST = { en: 12, cy: 13 };
const END = /(?<=[.!?…])["”’')\]]*\s+|\n+/u;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const WAIT = 400; // milliseconds after the last key, so that a screen reader is not interrupted

export function plainHint(text, language) {
  const clean = text.replaceAll("\r\n", "\n").trim();
  const sentences = clean.split(END).map((part) => part.trim()).filter(Boolean);
  const words = clean.match(WORD) ?? [];
  const letters = (word) => [...word.replace(/['’]/g, "")].length;
  return {
    characters: [...clean].length,
    longSentences: sentences.filter((part) => (part.match(WORD) ?? []).length > SENTENCE_MOST),
    longWords: [...new Set(words.filter((word) => letters(word) > WORD_MOST[language] && !/^\p{Nd}+$/u.test(word)))],
  };
}

function list(title, items, language) {
  if (!items.length) return [];
  const heading = document.createElement("p");
  heading.textContent = title;
  const rows = document.createElement("ul");
  rows.lang = language;
  for (const item of items) rows.appendChild(document.createElement("li")).textContent = item;
  return [heading, rows];
}

function show(area, box) {
  const { plain, sentences, words, count } = box.dataset;
  const language = area.lang;
  const hint = plainHint(area.value, language);
  const total = document.createElement("p");
  total.textContent = count.replace("{count}", String(hint.characters)).replace("{most}", String(area.maxLength));
  const found = [...list(sentences, hint.longSentences, language), ...list(words, hint.longWords, language)];
  if (!found.length && hint.characters) found.push(Object.assign(document.createElement("p"), { textContent: plain }));
  box.replaceChildren(total, ...found);
}

for (const box of document.querySelectorAll("[data-hint-for]")) {
  const area = document.getElementById(box.dataset.hintFor);
  let timer = 0;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(area, box), WAIT);
  });
}
