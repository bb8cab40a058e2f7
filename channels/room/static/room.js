// Keeps a page of a room as things are, and sends taps without leaving it. Without this script
// every form still works, and the page is looked at again by its link.
const body = document.body;
const root = body.dataset.room;
const GAP = Number(body.dataset.gap ?? 0); // milliseconds at least between two looks
const connection = document.getElementById('connection');
let seen = Number(body.dataset.event);
let newest = seen; // event that we were told of
let spread = 0; // milliseconds over which all who were told look again
let looking = null;
let looked = 0; // when, by performance.now()
let source = null;
let tries = 0; // to ask, since there was a stream

document.documentElement.classList.add('script');

function say(words) {
  if (connection) {
    connection.textContent = words;
    connection.hidden = !words;
  }
}

// This key opens nothing any more: the page that says so, and where to go from there.
function lookWhy() {
  if (body.dataset.over) location.replace(body.dataset.over);
  else location.reload();
}

// --- what has changed ------------------------------------------------------------------------
function look(wait) {
  const rest = looked + GAP - performance.now();
  if (looking === null) looking = setTimeout(fetchPage, Math.max(rest, Math.random() * wait));
}

function fetchPage() {
  looked = performance.now();
  const page = new XMLHttpRequest(); // gives a parsed document: no words become markup here
  page.open('GET', location.pathname + location.search);
  page.responseType = 'document';
  page.onload = () => {
    looking = null;
    if (page.status === 401 || page.status === 404) lookWhy();
    else if (page.status === 200 && page.response?.body?.dataset.room) take(page.response);
    if (newest > seen) look(page.status === 200 ? spread : 5000); // it happened meanwhile
  };
  page.onerror = () => {
    looking = null;
    setTimeout(() => look(2000), 2000);
  };
  page.send();
}

function take(fresh) {
  seen = Math.max(seen, Number(fresh.body.dataset.event));
  for (const part of document.querySelectorAll('[data-part]')) {
    const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (next && !busy(part) && differs(part, next)) swap(part, document.importNode(next, true));
  }
}

// A part in which somebody writes stays; so does one whose tap is on its way.
function busy(part) {
  if (part.querySelector('[data-sending]')) return true;
  return (
    [...part.querySelectorAll('textarea, input[type="text"], input[type="number"]')].some(
      (field) => field.value !== field.defaultValue || field === document.activeElement,
    ) || chosen(part)
  );
}

// What somebody ticked or chose and has not sent; a tap is sent at once.
function chosen(part) {
  const sentAtOnce = (field) => field.closest('form[data-tap]');
  const ticks = [...part.querySelectorAll('input[type="checkbox"], input[type="radio"]')];
  const lists = [...part.querySelectorAll('select')];
  return (
    ticks.some((one) => one.checked !== one.defaultChecked && !sentAtOnce(one)) ||
    lists.some((list) => list.selectedIndex !== begun(list))
  );
}

// Tokens are new on every page; they alone are no change.
function differs(part, next) {
  const bare = (one) => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll('input[type="hidden"], .said').forEach((field) => field.remove());
    copy.querySelectorAll('details').forEach((more) => more.removeAttribute('open'));
    return copy;
  };
  return !bare(part).isEqualNode(bare(next));
}

function begun(list) {
  return Math.max(0, [...list.options].findIndex((one) => one.defaultSelected));
}

function swap(part, next) {
  const focused = part.contains(document.activeElement) ? document.activeElement.id : '';
  const opened = [...part.querySelectorAll('details[open][id]')].map((one) => one.id);
  part.replaceWith(next);
  opened.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
  if (focused) document.getElementById(focused)?.focus();
  if ('announce' in next.dataset) announce(next);
  next.dispatchEvent(new CustomEvent('room:changed', { bubbles: true }));
}

function announce(part) {
  const heading = part.querySelector('h2, .lead');
  const live = document.getElementById('changes') ?? document.createElement('p');
  if (!live.id) {
    Object.assign(live, { id: 'changes', className: 'unseen' });
    live.setAttribute('role', 'status');
    body.append(live);
  }
  live.textContent = heading ? heading.textContent : '';
}

// --- the stream, and asking where there is none ------------------------------------------------
function listen() {
  source = new EventSource(`${root}/live?after=${seen}`);
  source.onopen = () => {
    tries = 0;
    say('');
  };
  source.onmessage = (message) => {
    const news = JSON.parse(message.data);
    newest = Math.max(newest, news.event);
    spread = news.wait;
    if (news.event > seen) look(news.wait);
  };
  source.addEventListener('over', (message) => {
    source.close();
    setTimeout(lookWhy, Math.random() * JSON.parse(message.data).wait);
  });
  source.onerror = () => {
    say(body.dataset.lost);
    if (source.readyState === EventSource.CLOSED) askLater();
  };
}

// Soon while the site may just be starting again, then every few seconds.
function askLater() {
  tries += 1;
  setTimeout(ask, tries < 7 ? 500 + Math.random() * 1000 : 3000 + Math.random() * 2000);
}

async function ask() {
  try {
    const reply = await fetch(`${root}/news?after=${seen}`, { headers: { accept: 'application/json' } });
    if (reply.status === 401 || reply.status === 404) return lookWhy();
    const news = await reply.json();
    if (news.stale) look(0);
    if (reply.ok) return listen();
  } catch {
    // still away: asked again below
  }
  askLater();
}

// --- taps ------------------------------------------------------------------------------------
async function send(form) {
  const status = form.querySelector('[role="status"]');
  form.dataset.sending = '';
  form.dataset.again = '';
  const reply = await post(form);
  if (status && reply) status.textContent = reply.says ?? '';
  delete form.dataset.sending;
  if (reply && form.dataset.again === 'yes') send(form);
}

// The newest state of the form is sent, again and again until it has arrived: it counts once.
async function post(form) {
  for (let pause = 700; ; pause = Math.min(pause * 2, 8000)) {
    try {
      const reply = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(new FormData(form)),
      });
      if (reply.status < 500) {
        if (connection?.textContent === body.dataset.lost) say('');
        return await reply.json();
      }
    } catch {
      // no connection: tried again
    }
    say(body.dataset.lost);
    await new Promise((done) => setTimeout(done, pause + Math.random() * 300));
    if (!form.isConnected) return null;
  }
}

function tapped(form) {
  if ('sending' in form.dataset) form.dataset.again = 'yes';
  else send(form);
}

document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-tap="change"]');
  if (form) tapped(form);
});
document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-tap]');
  if (!form) return;
  event.preventDefault();
  tapped(form);
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') look(300);
});
setInterval(() => {
  if (document.querySelector('[data-waiting]')) look(5000);
}, 60000);
if (root) listen();
