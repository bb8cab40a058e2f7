// Makes the words of the hall's screen as large as fits, and offers the full screen by Enter.
const SMALLEST = 0.45;
const LARGEST = 1.7;
const TRIES = 7; // each halves what is left: to a hundredth of the letters
const HINT = 8000; // milliseconds
const scene = document.getElementById('main');
const fill = document.getElementById('fill');
let hiding = null;

// --- as large as fits --------------------------------------------------------------------------
function fits() {
  const wide = [...scene.querySelectorAll('.big-code, .address')];
  return (
    scene.scrollHeight <= scene.clientHeight + 1 &&
    scene.scrollWidth <= scene.clientWidth + 1 &&
    wide.every((one) => one.scrollWidth <= one.clientWidth + 1)
  );
}

function fit() {
  let [small, large] = [SMALLEST, LARGEST];
  for (let go = 0; go < TRIES; go += 1) {
    const size = (small + large) / 2;
    scene.style.setProperty('--fit', size.toFixed(3));
    if (fits()) small = size;
    else large = size;
  }
  scene.style.setProperty('--fit', small.toFixed(3));
}

// --- full screen ---------------------------------------------------------------------------------
function offer() {
  if (document.fullscreenElement || !document.fullscreenEnabled) return hush();
  fill.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(hush, HINT);
}

function hush() {
  fill.hidden = true;
}

fill.addEventListener('click', () => document.documentElement.requestFullscreen().catch(hush));
document.addEventListener('fullscreenchange', offer);
document.addEventListener('mousemove', offer);
document.addEventListener('keydown', (event) => {
  const hidden = fill.hidden;
  offer();
  if (hidden && event.key === 'Enter' && document.activeElement === document.body) fill.focus();
});
document.addEventListener('room:changed', fit);
window.addEventListener('resize', fit);
document.fonts?.ready.then(fit);
fit();
offer();
fill.focus();
