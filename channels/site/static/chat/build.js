// One builder for every element: text only, never markup.
export const h = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null && value !== "") element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== ""));
  return element;
};

// A link that came from the server: only these kinds are ever followed.
const SAFE = /^(https?:\/\/|tel:[+0-9]|sms:[+0-9]|mailto:)/;
export const link = (address, label, kind = "button second") =>
  SAFE.test(address) ? h("a", { class: kind, href: address, rel: "noreferrer" }, label) : h("span", {}, label);

export const words = JSON.parse(document.getElementById("words").textContent);
export const pageLanguage = document.documentElement.lang;
