// The chat page: begins or resumes a conversation, sends, shows what comes back.
import { begin, end, eventsAfter, send } from "./api.js";
import { h, pageLanguage, words } from "./build.js";
import { clearLog, reveal, showEvent, showMine, updateReview } from "./show.js";

const at = (id) => document.getElementById(id);
const [composer, box, left, state, problem, controls] =
  ["composer", "text", "left", "state", "problem", "controls"].map(at);
const LONGEST = 1000;
const POLL = 3000; // milliseconds between looks for a late answer
const LATE = 40; // looks

let conversation = null;
let last = 0;
const sent = new Map(); // message id -> what was sent, to send it once more; never stored

// 128 random bits; crypto.randomUUID is missing where a page is not served over https.
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");

const remember = (token) => {
  conversation = token;
  try {
    if (token) sessionStorage.setItem("conversation", token);
    else sessionStorage.removeItem("conversation");
  } catch {
    // Without storage the chat works until the page is left.
  }
};
const remembered = () => {
  try { return sessionStorage.getItem("conversation"); } catch { return null; }
};

const show = (event, options) => {
  if (event.seq && event.seq <= last) return null;
  last = Math.max(last, event.seq);
  if (event.code === "thinking") {
    state.textContent = event.text;
    return null;
  }
  const unsaid = options?.inPlace || options?.quiet; // the card itself shows it
  if (event.review && updateReview(event, { quiet: !options?.inPlace }) && unsaid) return null;
  const item = showEvent(event, pick, options);
  if (event.code === "still_working") poll(LATE);
  if (event.code === "erased") { remember(null); finish(); }
  if (event.code === "unknown_conversation") { remember(null); offerNew(); }
  return item;
};

const poll = async (looks) => {
  if (!looks || !conversation) return;
  await new Promise((done) => setTimeout(done, POLL));
  const fresh = await eventsAfter(conversation, last).catch(() => []);
  (fresh ?? []).forEach((event) => show(event));
  if (!fresh?.length) poll(looks - 1);
};

// Nothing can be reached: the numbers that came with the page, and a way to try again.
const offerHelp = (says, again) => {
  problem.replaceChildren(h("p", {}, says), at("numbers").content.cloneNode(true),
    again ? h("button", { type: "button", onclick: again }, words.try_again) : "");
  problem.hidden = false;
  reveal(problem);
};

// `inPlace`: the answer shows in the card whose button was pressed, and the page stays where it is.
const deliver = async (message, mine, inPlace = false) => {
  const token = conversation;
  problem.hidden = true;
  sent.set(message.id, message);
  let first = null;
  let late = false;
  try {
    await send({ conversation: token, language: pageLanguage, ...message }, (event) => {
      if (token !== conversation && event.code !== "unknown_conversation") return;
      if (event.keep_text && message.text && !box.value) { box.value = message.text; count(); }
      const item = show(event, { inPlace });
      first ??= item;
    }, () => { late = true; state.textContent = words.sending; offerHelp(words.not_sent_yet); });
    if (late) problem.hidden = true;
    if (mine ?? first) reveal(mine ?? first);
  } catch {
    offerHelp(words.not_sent, () => deliver(message, mine, inPlace));
  } finally {
    state.textContent = "";
  }
};

const pick = (choice) => {
  if (choice.resend && sent.has(choice.resend)) {
    const again = sent.get(choice.resend);
    if (box.value === again.text) { box.value = ""; count(); }
    return deliver(again);
  }
  const mine = choice.inPlace ? null : showMine(choice.label, true);
  return deliver({ id: newId(), choice: choice.id }, mine, choice.inPlace);
};

const count = () => {
  const free = LONGEST - box.value.length;
  left.textContent = free < 200 ? `${free} ${words.left}` : "";
};

const submit = (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (!text || !conversation) return;
  box.value = "";
  count();
  deliver({ id: newId(), text }, showMine(text));
};

const open = (events, quiet) => {
  composer.hidden = controls.hidden = false;
  const items = events.map((event) => show(event, { quiet }));
  return items;
};

const start = async () => {
  clearLog();
  last = 0;
  problem.hidden = true;
  try {
    const begun = await begin(pageLanguage);
    remember(begun.conversation);
    open(begun.events, false);
  } catch {
    offerHelp(words.no_start, start);
  }
};

const resume = async (token) => {
  const events = await eventsAfter(token, 0).catch(() => null);
  if (!events) return start();
  remember(token);
  const items = open(events, true).filter(Boolean);
  const language = events.findLast((event) => event.kind !== "notice")?.language;
  if (language && language !== pageLanguage) await deliver({ id: newId() });
  else if (items.length) reveal(items.at(-1));
};

const offerNew = () => {
  composer.hidden = controls.hidden = true;
  problem.replaceChildren(h("p", {}, words.ended), h("button", { type: "button", onclick: start }, words.new_chat));
  problem.hidden = false;
};
const finish = () => { clearLog(); last = 0; sent.clear(); box.value = ""; offerNew(); };

composer.addEventListener("submit", submit);
box.addEventListener("input", count);
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
});
at("end").addEventListener("click", () => { end(conversation); remember(null); finish(); });
at("restart").addEventListener("click", () => { end(conversation); remember(null); sent.clear(); start(); });

const token = remembered();
if (token) resume(token);
else start();
