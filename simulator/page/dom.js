// Elements are built, never parsed: what a bot or a person wrote only ever becomes text.

export const $ = (id) => document.getElementById(id);

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") made.className = value;
    else if (name === "dataset") Object.assign(made.dataset, value);
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name.includes("-") || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

const HUES = [4, 28, 95, 160, 190, 215, 265, 320];

export function dressAvatar(avatar, name, id) {
  const initials = name.split(/\s+/).filter(Boolean);
  avatar.textContent = (initials[0]?.[0] ?? "?") + (initials.length > 1 ? initials.at(-1)[0] : "");
  avatar.style.setProperty("--hue", HUES[Math.abs(id) % HUES.length]);
}

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("id", { hour: "2-digit", minute: "2-digit" });
}

export function day(seconds, today) {
  const date = new Date(seconds * 1000);
  if (date.toDateString() === new Date().toDateString()) return today;
  return date.toLocaleDateString(document.documentElement.lang, {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}
