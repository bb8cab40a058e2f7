// The receipt can be copied and printed; without this script it is on the page all the same.
const row = document.getElementById("keep");
const copy = row.querySelector("[data-copy]");
const said = row.querySelector("[data-said]");
row.hidden = false;
row.querySelector("[data-print]").addEventListener("click", () => print());
copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(copy.dataset.copy);
    said.textContent = said.dataset.said;
  } catch {
    getSelection().selectAllChildren(document.querySelector(".code"));
  }
});
