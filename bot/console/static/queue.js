// The list of questions: counts what is selected, and keeps the list right after it is updated.
"use strict";
(() => {
  const $ = (selector) => document.querySelector(selector);
  const boxes = () => [...document.querySelectorAll('#picks input[name="pick"]')];

  function say() {
    const place = $("#selected");
    if (!place) return;
    const all = $('#picks input[name="everything"]');
    const count = all ? Number(place.dataset.all) : boxes().filter((box) => box.checked).length;
    const text = count === 0 ? place.dataset.none : count === 1 ? place.dataset.one : place.dataset.many;
    place.textContent = text.replace("#", String(count));
    $("#picks .bar").classList.toggle("idle", count === 0); // nothing to do: it stays at the end
    const none = $('[data-select="none"]');
    if (none) none.hidden = count === 0;
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches('#picks input[name="pick"]')) say();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-select]");
    if (!link) return;
    event.preventDefault();
    for (const box of boxes()) box.checked = link.dataset.select === "page";
    say();
    if (link.hidden) $('[data-select="page"]').focus();
  });

  // Signed out meanwhile, or any other page than the list: go there instead of emptying the list.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const to = new URL(event.detail.xhr.responseURL || location.href);
    if (to.pathname === "/questions") return;
    event.preventDefault();
    location.assign(to.pathname + to.search);
  });
  for (const failed of ["htmx:responseError", "htmx:sendError", "htmx:swapError"]) {
    document.addEventListener(failed, () => $("#filters").submit());
  }
  document.addEventListener("htmx:afterSettle", say);

  const panel = $("#panel");
  if (panel && window.matchMedia("(max-width: 59.99rem)").matches) panel.open = false;
  say();
})();
