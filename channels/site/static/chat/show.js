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

const bodyOf = (event, item, pick) => {
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
    event.fields ? question.review(event, pick) : null,
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
  const buttons = event.choices.map((choice) =>
    h("button", { type: "button", class: "second", onclick: () => pick(choice) }, choice.label));
  group.append(...buttons, ...(event.kind === "form" ? question.stepButtons(event, pick) : []));
  item.append(h("p", { class: "who", lang: pageLanguage }, words.helper),
    h("div", { class: "bubble" }, bodyOf(event, item, pick).flat(3).filter(Boolean)));
  if (group.childElementCount) item.append(group);
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

export const clearLog = () => log.replaceChildren();

// Bring the first new message to the top of the view, unless the reader has scrolled up.
export const reveal = (item) => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  item.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
};
