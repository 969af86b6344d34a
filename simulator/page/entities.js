// Message text with its entities as DOM nodes. Offsets count UTF-16 units, and so do JavaScript strings.

import { element } from "./dom.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

// `actions`: command(text), link(address)
export function rendered(text, entities, actions) {
  const root = document.createDocumentFragment();
  append(root, text, 0, text.length, [...(entities ?? [])], actions);
  return root;
}

function append(parent, text, from, to, entities, actions) {
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = entities.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= start) continue;
    parent.append(text.slice(at, start));
    const node = node_for(entity, text.slice(entity.offset, entity.offset + entity.length), actions);
    append(node, text, start, end, entities, actions);
    parent.append(node);
    at = end;
  }
  parent.append(text.slice(at, to));
}

function node_for(entity, words, actions) {
  switch (entity.type) {
    case "text_link":
    case "url":
      return link(entity.url ?? (/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`), actions);
    case "bot_command":
      return element("button", { type: "button", class: "command", onclick: () => actions.command(words) });
    case "spoiler": {
      const reveal = () => spoiler.classList.add("shown");
      const spoiler = element("span", { class: "spoiler", tabIndex: 0, onclick: reveal, onkeydown: reveal });
      return spoiler;
    }
    case "mention":
    case "hashtag":
    case "email":
    case "text_mention":
      return element("span", { class: "mention" });
    default:
      return element(TAGS[entity.type] ?? "span");
  }
}

export function link(address, actions) {
  // Only what a browser may safely open: no javascript:, no data:.
  const safe = /^(https?|tg):\/\//i.test(address) ? address : "#";
  return element("a", {
    href: safe,
    rel: "noopener noreferrer",
    target: "_blank",
    onclick: (event) => {
      if (actions.link(address)) event.preventDefault();
    },
  });
}
