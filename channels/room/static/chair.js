// Small comforts of the chair's screen; without this script every button still works.
// A press counts once, and the page comes back where it was.
const PLACE = 'chair-place';
const KEYS = 'chair-keys';
const BUTTONS = { n: 'next', p: 'previous', h: 'wall', u: 'undo' };

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || 'pressed' in form.dataset) return event.preventDefault();
  form.dataset.pressed = '';
  const button = event.submitter;
  sessionStorage.setItem(PLACE, JSON.stringify({ id: button?.id ?? '', at: scrollY, path: location.pathname }));
});
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  document.querySelectorAll('form[data-pressed]').forEach((form) => delete form.dataset.pressed);
});

function comeBack() {
  const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null');
  sessionStorage.removeItem(PLACE);
  const problem = document.getElementById('problem');
  if (problem) problem.scrollIntoView();
  else if (kept && kept.path === location.pathname) {
    scrollTo(0, kept.at);
    document.getElementById(kept.id)?.focus({ preventScroll: true });
  }
  const here = new URL(location.href); // a problem that was read does not come back by reloading
  here.searchParams.delete('problem');
  history.replaceState(null, '', here);
}

// --- single keys, only for whoever wants them ----------------------------------------------------
function wantKeys() {
  const box = document.getElementById('keys');
  const help = document.getElementById('keys-help');
  if (!box || !help) return;
  help.hidden = false;
  box.checked = sessionStorage.getItem(KEYS) === 'yes';
  box.addEventListener('change', () => sessionStorage.setItem(KEYS, box.checked ? 'yes' : 'no'));
  document.addEventListener('keydown', (event) => {
    const writing = event.target.closest('input:not([type="checkbox"]), textarea, select');
    if (!box.checked || writing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const button = document.getElementById(BUTTONS[event.key.toLowerCase()] ?? '');
    if (button) button.click();
  });
}

comeBack();
wantKeys();
