// The question form: steps, review with personal details, receipt, status.
import { h, words } from "./build.js";
import { actions } from "./doors.js";

export const stepLine = (event) =>
  h("p", { class: "step" }, words.question_of.replace("{number}", event.number).replace("{of}", event.of));

export const why = (event) =>
  event.why ? h("details", {}, h("summary", {}, words.why), h("p", {}, event.why)) : null;

export const stepButtons = (event, pick) =>
  event.steps.filter((step) => step.can !== "why")
    .map((step) => h("button", { type: "button", class: "plain", onclick: () => pick(step) }, step.label));

// `decide`: take a detail out or keep it in; `change`: go back to a step.
export const review = (event, change, decide) => [
  h("dl", { class: "card" }, event.fields.map((field) => [
    h("dt", {}, h("strong", {}, field.label)),
    h("dd", {}, field.value, " ", h("button", { type: "button", class: "plain no-print", onclick: () => change(field.change) },
      field.change.label, h("span", { class: "unseen" }, `: ${field.label}`))),
  ])),
  event.findings.length ? h("h2", { class: "part" }, words.findings) : null,
  event.findings.map((found) => h("div", { class: "card warm", role: "group", "aria-label": `${words.take_out} ${found.excerpt}` },
    h("p", {}, `${words.finding_is}${found.kind_name}: `, h("strong", {}, found.excerpt)),
    h("p", {}, h("strong", {}, words.take_out), " ", found.taken_out ? words.out : words.in),
    h("p", { class: "choices no-print" }, found.choices.map((choice, at) => {
      const chosen = (at === 0) === found.taken_out;
      return h("button", { type: "button", class: chosen ? "picked" : "second", "aria-pressed": String(chosen), "data-choice": choice.id,
        onclick: () => decide(choice) }, choice.label, h("span", { class: "unseen" }, `: ${found.excerpt}`));
    })))),
];

export const receipt = (event, print) => {
  const copied = h("span", { class: "quiet", role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(event.code);
      copied.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(code);
    }
  };
  const code = h("p", { class: "code" }, event.code ?? "");
  return h("div", { class: "card tint" }, code, h("p", { class: "choices no-print" },
    h("button", { type: "button", class: "second", onclick: copy }, words.copy),
    h("button", { type: "button", class: "second", onclick: print }, words.print), copied));
};

const lines = (text) => h("p", { class: "lines" }, text);

const answer = (told, lang) => [
  lines(told.text), h("p", { class: "quiet" }, `${told.given_by} · ${told.on}`),
  told.kind_says ? h("p", {}, told.kind_says) : null,
  h("details", {}, h("summary", {}, words.other_language), h("p", { class: "lines", lang }, told.other)),
  told.commitments.length ? [h("h3", {}, words.promises), h("ul", {}, told.commitments.map((one) =>
    h("li", {}, h("strong", {}, one.promise), h("br"), h("span", { class: "quiet" }, `${one.who} · ${one.due}`),
      h("br"), one.state_says, one.happened ? lines(one.happened) : null)))] : null,
];

const way = (stops) => stops.length ? h("ol", { class: "way", "aria-label": words.way }, stops.map((stop) =>
  h("li", { class: stop.state, "aria-current": stop.state === "here" ? "step" : null }, stop.says))) : null;

const shortHelp = (told) => told ? [h("h2", { class: "part" }, told.title), actions(told.actions)] : null;

const moved = (told) => told ? [h("p", {}, told.says), told.reason ? h("p", {}, `${told.reason} ${told.way_on}`) : null] : null;

const merged = (told) => told ? [h("p", {}, `${told.says} ${told.step_says}`), told.text ? h("blockquote", {}, told.text) : null] : null;

export const status = (told, lang) => {
  const other = lang === "cy" ? "en" : "cy";
  return h("div", { class: "card tint" }, shortHelp(told.help),
    told.replies.map((reply) => [h("h2", { class: "part" }, words.reply), lines(reply.text), h("p", { class: "quiet" }, reply.on)]),
    h("p", {}, h("strong", {}, told.step_says)), told.looked_again ? h("p", {}, told.looked_again) : null,
    moved(told.moved), way(told.way), merged(told.merged), told.passed_to ? h("p", {}, told.passed_to_says) : null,
    told.due_says ? h("p", {}, told.due_says) : null,
    told.text ? h("blockquote", { lang: told.language }, told.text) : null,
    told.others_see ? [h("p", {}, told.others_see_says), h("blockquote", { lang: told.language }, told.others_see)] : null,
    [told.reason, told.way_on, told.note].filter(Boolean).map(lines),
    told.answer ? [h("h2", { class: "part" }, words.answer), answer(told.answer, other)] : null,
    told.earlier.length ? h("details", {}, h("summary", {}, words.earlier), told.earlier.map((one) => answer(one, other))) : null,
    told.verdict_says ? h("p", {}, `${told.verdict_says} ${told.verdict_next}`) : null,
    told.page_id ? h("p", {}, h("a", { href: `/questions/${told.page_id}?lang=${lang}` }, words.public_page)) : null);
};

export const questions = (list, pick) => list.map((one) =>
  h("div", { class: "card" }, one.mark ? h("p", { class: "tag" }, one.mark) : null,
    h("blockquote", { lang: one.language }, one.text),
    one.support ? h("p", { class: "quiet" }, `${one.support} ${words.support}`) : null,
    h("button", { type: "button", class: "second", onclick: () => pick(one.choice) },
      one.choice.label, h("span", { class: "unseen" }, `: ${one.text}`))));

export const note = (told) => {
  const box = h("textarea", { rows: 5, id: "note-text" });
  box.value = `${words.note_needs}${told.needs.join(", ")}.\n`;
  return h("div", { class: "card" }, h("h2", { class: "part" }, words.note_title),
    h("label", { for: "note-text" }, words.note_label), box);
};
