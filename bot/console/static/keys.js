// Single-key shortcuts for the list, behind a switch on the page: off until somebody wants them.
"use strict";
(() => {
  const KEPT = "opening-doors.keys";
  const part = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  if (!part || !on) return;
  part.hidden = false;
  on.checked = localStorage.getItem(KEPT) === "on";
  on.addEventListener("change", () => localStorage.setItem(KEPT, on.checked ? "on" : "off"));

  const STEPS = { a: "accept", r: "return", d: "decline", m: "merge", t: "theme", s: "start" };
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const here = () => rows().findIndex((row) => row.contains(document.activeElement));

  function go(by) {
    const all = rows();
    const next = here() < 0 ? (by > 0 ? 0 : all.length - 1) : here() + by;
    if (all[next]) all[next].querySelector("h3 a").focus();
  }

  function tick() {
    const box = rows()[here()]?.querySelector('input[name="pick"]');
    if (box && !box.disabled) box.click();
  }

  function take(step) {
    const ticked = document.querySelector('#picks input[name="pick"]:checked');
    if (!ticked) tick();
    document.querySelector(`[data-step="${step}"]`)?.click();
  }

  function help() {
    document.getElementById("panel").open = true;
    const list = document.getElementById("keys-help");
    list.open = true;
    list.querySelector("summary").focus();
  }

  document.addEventListener("keydown", (event) => {
    if (!on.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const typing = 'input:not([type="checkbox"]), select, textarea, [contenteditable]';
    if (event.target.closest(typing)) return;
    const key = event.key.toLowerCase();
    const acts = { j: () => go(1), k: () => go(-1), x: tick, "?": help };
    const search = () => {
      document.getElementById("panel").open = true;
      document.getElementById("search").focus();
    };
    const act = acts[key] || (key === "/" && search) || (STEPS[key] && (() => take(STEPS[key])));
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
