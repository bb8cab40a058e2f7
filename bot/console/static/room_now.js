// How an open room is now, asked again every ten seconds while somebody can see the page.
"use strict";
(() => {
  const EVERY = 10_000; // milliseconds
  const now = document.querySelector("#now");
  const look = () => {
    if (document.visibilityState === "visible") htmx.trigger(now, "look");
  };
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);

  // Led elsewhere: the room has closed, or nobody is signed in any more. The whole page says so.
  now.addEventListener("htmx:beforeSwap", (event) => {
    const answered = new URL(event.detail.xhr.responseURL || location.href);
    if (answered.pathname === `${location.pathname}/now`) return;
    event.preventDefault();
    location.reload();
  });
})();
