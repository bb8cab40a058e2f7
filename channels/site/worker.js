// Keeps the help numbers at hand for when there is no network: that page, and nothing else.
const NAME = `help-${VERSION}`;
const PATIENCE = 4000; // milliseconds that the help page itself may take

const kept = async (address) => (await caches.open(NAME)).match(address);
const language = (url) => {
  const asked = url.searchParams.get("lang");
  if (asked === "en" || asked === "cy") return asked;
  return navigator.language.startsWith("cy") ? "cy" : "en";
};
const late = (ms) => new Promise((_, fail) => setTimeout(() => fail(new TypeError("late")), ms));

const shown = async (request, url) => {
  try {
    const asked = fetch(request);
    return await (url.pathname === "/help" ? Promise.race([asked, late(PATIENCE)]) : asked);
  } catch {
    return (await kept(`/offline?lang=${language(url)}`)) ?? Response.error();
  }
};

self.addEventListener("install", (event) => {
  const keep = async () => {
    await (await caches.open(NAME)).addAll(KEPT);
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(shown(event.request, url));
  else if (KEPT.includes(url.pathname)) {
    event.respondWith(kept(url.pathname).then((found) => found ?? fetch(event.request)));
  }
});
