// Doors and cards: what to do, as links that call, text or open a page.
import { h, link, words } from "./build.js";

const KNOCKS = {
  phone: (k) => link(`tel:${k.value.replaceAll(" ", "")}`, `${words.call} ${k.value}`, "button"),
  text: (k) => link(`sms:${k.value.replaceAll(" ", "")}`, `${words.text} ${k.value}`),
  email: (k) => link(`mailto:${k.value}`, `${words.email} ${k.value}`),
  ask: (k) => h("span", { class: "say" }, k.value),
  web: (k, door) => link(k.value, [words.web, h("span", { class: "unseen" }, ` ${door.name}`)]),
};
const knock = (one, door) =>
  h("li", {}, (KNOCKS[one.kind] ?? ((k) => h("span", {}, `${words[k.kind] ?? ""}${k.value}`)))(one, door),
    one.hours ? h("span", { class: "quiet" }, one.hours) : null);

const line = (label, value) => (value ? h("p", {}, `${label}${value}`) : null);

export const door = (one) =>
  h("article", { class: "card" },
    h("h2", { class: "part" }, one.name),
    one.organization && one.organization !== one.name ? h("p", { class: "quiet" }, one.organization) : null,
    one.description ? h("p", {}, one.description) : null,
    h("p", {}, one.why.map((why) => h("span", { class: "tag" }, why))),
    line(words.who_for, one.who_for),
    h("ul", { class: "knocks" }, one.knocks.map((k) => knock(k, one))),
    one.duty ? h("details", {}, h("summary", {}, words.duty_title), h("p", {}, `${words.duty}${one.duty}.`)) : null,
    h("p", { class: "quiet foot" }, one.languages ? `${words.languages}${one.languages}. ` : "", one.checked_says));

const STARTS = { call: "tel:", text: "sms:", web: "" };
export const actions = (list) =>
  h("ul", { class: "knocks" }, list.map((action, at) =>
    h("li", {}, link(STARTS[action.kind] + action.value, action.label, at ? "button second" : "button"))));

export const printOne = (item) => {
  item.classList.add("printing");
  for (const folded of item.querySelectorAll("details")) folded.open = true;
  window.print();
  item.classList.remove("printing");
};
