// One event becomes one item of the log, and is announced once.
import { h, pageLanguage, words } from "./build.js";
import { actions, door, printOne } from "./doors.js";
import * as question from "./question.js";

const log = document.getElementById("log");
const said = document.getElementById("said");

const announce = (text, lang) => {
  const line = h("p", { lang }, text);
  said.append(line);
  setTimeout(() => line.remove(), 1500); // long enough for slow readers, gone before it is re-read
};

// The newest review can be shown anew where it stands; an older one is only read.
let open = null;
const showReview = (event, change, decide) => {
  const box = h("div", { class: "review" }, question.review(event, change, decide));
  const told = h("p", { class: "told" });
  told.hidden = true;
  if (open) [open.box, open.group].forEach((old) => old.querySelectorAll("button").forEach((one) => { one.hidden = true; }));
  open = { box, told, change, decide };
  return [box, told];
};

// Show what changed in the newest review, and say so; false when there is none on the page.
export const updateReview = (event, { quiet = false } = {}) => {
  if (!open?.box.isConnected) return false;
  const focused = open.box.contains(document.activeElement) ? document.activeElement.dataset.choice : null;
  open.box.replaceChildren(...question.review(event.review, open.change, open.decide).flat(3).filter(Boolean));
  [...open.box.querySelectorAll("[data-choice]")].find((one) => one.dataset.choice === focused)?.focus();
  open.told.textContent = event.text;
  open.told.hidden = false;
  if (!quiet) announce(event.text, event.language);
  return true;
};

const bodyOf = (event, item, pick, decide) => {
  const print = () => printOne(item);
  const printButton = () => h("button", { type: "button", class: "second no-print", onclick: print }, words.print);
  return [
    event.kind === "form" ? question.stepLine(event) : null,
    event.title ? h("h2", { class: "flush" }, event.title) : null,
    event.lines ? event.lines.map((line) => h("p", {}, line)) : event.text ? h("p", {}, event.text) : null,
    event.other ? h("div", { lang: event.other.language }, h("h3", {}, event.other.title),
      event.other.lines.map((line) => h("p", {}, line))) : null,
    event.actions?.length ? actions(event.actions) : null,
    event.doors ? [event.doors.map(door), h("p", { class: "choices" }, printButton())] : null,
    event.kind === "form" ? question.why(event) : null,
    event.fields ? showReview(event, pick, decide) : null,
    event.code && event.kind === "receipt" ? question.receipt(event, print) : null,
    event.status ? question.status(event.status, event.language) : null,
    event.questions ? question.questions(event.questions, pick) : null,
    event.note ? [question.note(event.note), h("p", { class: "choices" }, printButton())] : null,
  ];
};

const STYLE = { card: "fixed", error: "fixed", notice: "notice" };
const RISKS = /^(short_)?(suicide|self_harm|abuse_neglect|sexual|violence_domestic|medical_overdose|runaway_homeless_tonight|eating|yes)$/;

// Buttons stay readable after a choice: the chosen one is said, none can be pressed twice.
const settle = (group, chosen) => {
  for (const button of group.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  group.querySelectorAll("button").forEach((button) => { if (button.textContent !== chosen) button.hidden = true; });
};

export const showEvent = (event, onPick, { quiet = false } = {}) => {
  const item = h("li", { lang: event.language, tabindex: "-1",
    class: RISKS.test(event.name ?? "") ? "urgent" : STYLE[event.kind] ?? "" });
  const group = h("div", { class: "choices no-print" });
  const pick = (choice) => {
    if (group.dataset.done) return;
    group.dataset.done = "yes";
    settle(group, choice.label);
    onPick(choice);
  };
  const decide = (choice) => onPick({ ...choice, inPlace: true });
  const buttons = event.choices.map((choice) =>
    h("button", { type: "button", class: "second", onclick: () => pick(choice) }, choice.label));
  group.append(...buttons, ...(event.kind === "form" ? question.stepButtons(event, pick) : []));
  item.append(h("p", { class: "who", lang: pageLanguage }, words.helper),
    h("div", { class: "bubble" }, bodyOf(event, item, pick, decide).flat(3).filter(Boolean)));
  if (group.childElementCount) item.append(group);
  if (event.fields) open.group = group;
  log.append(item);
  if (!quiet) announce([event.title, event.text, ...event.choices.map((c) => c.label)].filter(Boolean).join(". "), event.language);
  return item;
};

export const showMine = (text, chosen = false) => {
  const bubble = h("div", { class: "bubble" }, chosen ? h("p", { class: "chosen" }, words.you_chose + text) : h("p", {}, text));
  const item = h("li", { class: "mine", tabindex: "-1" }, h("p", { class: "who" }, words.you), bubble);
  log.append(item);
  return item;
};

export const clearLog = () => { open = null; log.replaceChildren(); };

// Bring the first new message to the top of the view, unless the reader has scrolled up.
export const reveal = (item) => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  item.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
};
