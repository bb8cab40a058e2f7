// Lets the browser keep the help numbers for when there is no network.
const address = "/help-worker.js";
const rule = window.trustedTypes?.createPolicy("keep-help", { createScriptURL: () => address });
navigator.serviceWorker?.register(rule ? rule.createScriptURL(address) : address).catch(() => {
  // Some browsers and windows keep nothing; the page works as it is.
});
