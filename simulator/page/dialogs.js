// Questions, alerts, menus and toasts, all in the page's one <dialog> (focus and Escape come with it).

import { say } from "./api.js";
import { $, element } from "./dom.js";

let toastTimer = 0;

// Shows `content` and gives the value of the button that was pressed, "" when the dialog was left.
export function ask(title, content, buttons, kind = "question") {
  const dialog = $("dialog");
  return new Promise((resolve) => {
    const choices = buttons.map(({ label, value, strong }) =>
      element("button", { type: "button", class: strong ? "strong" : "", onclick: () => dialog.close(value) }, label),
    );
    dialog.className = kind;
    dialog.replaceChildren(
      ...(title ? [element("h3", { id: "dialog-title" }, title)] : []),
      ...content,
      element("div", { class: "dialog-buttons" }, ...choices),
    );
    dialog.setAttribute("aria-label", title || say("more"));
    dialog.returnValue = "";
    dialog.onclose = () => resolve(dialog.returnValue);
    dialog.onclick = (event) => event.target === dialog && dialog.close("");
    if (dialog.open) dialog.close("");
    dialog.showModal();
  });
}

export const alert = (text) => ask("", [element("p", {}, text)], [{ label: say("ok"), value: "ok", strong: true }]);

// A list to choose from: [{ label, detail, value, avatar }]
export async function choose(title, explanation, options) {
  const list = options.map(({ label, detail, value, avatar }) =>
    element(
      "button",
      { type: "button", class: "choice", onclick: () => $("dialog").close(String(value)) },
      avatar,
      element("span", {}, element("b", {}, label), detail ? element("small", {}, detail) : null),
    ),
  );
  const words = explanation ? [element("p", {}, explanation)] : [];
  return ask(title, [...words, element("div", { class: "choices" }, ...list)], [{ label: say("cancel"), value: "" }]);
}

export function toast(text) {
  const place = $("toast");
  place.onclick = () => (place.hidden = true);
  place.textContent = text;
  place.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (place.hidden = true), 5000);
}
