// The question form: steps, review with personal details, receipt, status.
import { h, words } from "./build.js";

export const stepLine = (event) =>
  h("p", { class: "step" }, words.question_of.replace("{number}", event.number).replace("{of}", event.of));

export const why = (event) =>
  event.why ? h("details", {}, h("summary", {}, words.why), h("p", {}, event.why)) : null;

export const stepButtons = (event, pick) =>
  event.steps.filter((step) => step.can !== "why")
    .map((step) => h("button", { type: "button", class: "plain", onclick: () => pick(step) }, step.label));

export const review = (event, pick) => [
  h("dl", { class: "card" }, event.fields.map((field) => [
    h("dt", {}, h("strong", {}, field.label)),
    h("dd", {}, field.value, " ", h("button", { type: "button", class: "plain no-print", onclick: () => pick(field.change) },
      field.change.label, h("span", { class: "unseen" }, `: ${field.label}`))),
  ])),
  event.findings.length ? h("h3", {}, words.findings) : null,
  event.findings.map((found) => {
    const choice = found.choices[found.taken_out ? 1 : 0];
    return h("div", { class: "card warm" },
      h("p", {}, `${words.finding_is}${found.kind_name}: `, h("strong", {}, found.excerpt)),
      h("p", {}, found.taken_out ? words.out : words.in),
      h("button", { type: "button", class: "second", onclick: () => pick(choice) },
        choice.label, h("span", { class: "unseen" }, `: ${found.excerpt}`)));
  }),
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

export const status = (told) =>
  h("div", { class: "card tint" }, h("p", {}, h("strong", {}, told.step_says)),
    told.text ? h("blockquote", { lang: told.language }, told.text) : null,
    [told.reason, told.way_on, told.note, told.answer].filter(Boolean).map((text) => h("p", {}, text)));

export const questions = (list, pick) => list.map((one) =>
  h("div", { class: "card" }, one.mark ? h("p", { class: "tag" }, one.mark) : null,
    h("blockquote", { lang: one.language }, one.text),
    one.support ? h("p", { class: "quiet" }, `${one.support} ${words.support}`) : null,
    h("button", { type: "button", class: "second", onclick: () => pick(one.choice) },
      one.choice.label, h("span", { class: "unseen" }, `: ${one.text}`))));

export const note = (told) => {
  const box = h("textarea", { rows: 5, id: "note-text" });
  box.value = `${words.note_needs}${told.needs.join(", ")}.\n`;
  return h("div", { class: "card" }, h("h3", {}, words.note_title),
    h("label", { for: "note-text" }, words.note_label), box);
};
