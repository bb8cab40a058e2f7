// "Leave now": hide the page, erase the chat here and on the server, go to a neutral page.
// Shift pressed three times within five seconds does the same.
const TOKEN = "conversation";
const WITHIN = 5000; // milliseconds

export const leave = (address) => {
  document.title = "\u200b";
  document.documentElement.style.visibility = "hidden";
  try {
    const token = sessionStorage.getItem(TOKEN);
    sessionStorage.clear();
    if (token) navigator.sendBeacon("/chat/api/end", JSON.stringify({ conversation: token }));
  } catch {
    // Storage may be switched off; there is then nothing to erase here.
  }
  location.replace(address);
};

const link = document.querySelector("[data-leave]");
link?.addEventListener("click", (event) => {
  event.preventDefault();
  leave(link.href);
});

let presses = [];
let other = false;
document.addEventListener("keydown", (event) => {
  if (event.key === "Shift") other = false;
  else {
    other = true;
    presses = [];
  }
});
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || other || !link) return;
  const now = Date.now();
  presses = [...presses.filter((at) => now - at < WITHIN), now];
  if (presses.length >= 3) leave(link.href);
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
