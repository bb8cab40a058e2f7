// Pages accept markup from a script only through a policy (Trusted Types). This one is for htmx: it
// lets through what our own server rendered, and nothing that could run or fetch something.
"use strict";
(() => {
  if (!window.trustedTypes) return;
  const reading = trustedTypes.createPolicy("reading", { createHTML: (text) => text });
  const refused = "script, iframe, object, embed, link, meta, base, style";

  function isHarmless(text) {
    const page = new DOMParser().parseFromString(reading.createHTML(text), "text/html");
    if (page.querySelector(refused)) return false;
    return [...page.querySelectorAll("*")].every((one) =>
      [...one.attributes].every((attribute) => !/^on|^style$|^srcdoc$/i.test(attribute.name)
        && !/^\s*javascript:/i.test(attribute.value)));
  }

  trustedTypes.createPolicy("default", {
    createHTML: (text) => (isHarmless(text) ? text : null),
  });
})();
