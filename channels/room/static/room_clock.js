// Goes on counting the time of the present part by the clock of the server. Silent: its colour and
// its word change, nothing else.
const SOON = 0.8; // of its time; clock.py says the same
const ahead = Number(document.body.dataset.now) - Date.now();

function tick() {
  for (const clock of document.querySelectorAll('.clock[data-began]')) show(clock);
}

function show(clock) {
  const length = Number(clock.dataset.length);
  const passed = Date.now() + ahead - Number(clock.dataset.began);
  const state = passed >= length ? 'over' : passed >= SOON * length ? 'soon' : 'going';
  clock.classList.remove('going', 'soon', 'over');
  clock.classList.add(state);
  const left = Math.abs(length - passed) / 60000;
  const minutes = clock.querySelector('.minutes');
  const words = state === 'over' ? `+${Math.floor(left)}` : `${Math.ceil(left)}`;
  if (minutes && minutes.textContent !== words) minutes.textContent = words;
  const part = length ? Math.min(100, (100 * passed) / length) : 100;
  clock.querySelector('.run')?.setAttribute('stroke-dasharray', `${part.toFixed(1)} 100`);
}

document.addEventListener('room:changed', tick);
setInterval(tick, 1000);
tick();
