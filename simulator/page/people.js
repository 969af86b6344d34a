// The list of people by role, with the last words of each chat and the number of unread messages.

import { say } from "./api.js";
import { clock, dressAvatar, element } from "./dom.js";

export class PeopleList {
  constructor(place, choose) {
    this.place = place;
    this.choose = choose;
    this.drawn = "";
  }

  // Remembers how many messages of the bot this person has read.
  seen(id, count) {
    localStorage.setItem(`seen:${id}`, count);
  }

  unread(person) {
    const read = Number(localStorage.getItem(`seen:${person.id}`) ?? 0);
    return read > person.from_bot ? person.from_bot : person.from_bot - read;
  }

  show(people, current) {
    const looks = JSON.stringify([document.documentElement.lang, current, people.map((one) => [one, this.unread(one)])]);
    if (looks === this.drawn) return;
    this.drawn = looks;
    const focused = document.activeElement?.closest?.(".person")?.dataset.id;
    const scrolled = this.place.scrollTop;
    const parts = [...grouped(people)].map(([role, members]) => this.group(role, members, current));
    this.place.replaceChildren(...(parts.length ? parts : [element("p", { class: "nobody" }, say("nobody"))]));
    this.place.scrollTop = scrolled;
    if (focused) this.place.querySelector(`[data-id="${focused}"]`)?.focus();
  }

  group(role, members, current) {
    const title = role || say("others");
    return element(
      "section",
      { "aria-label": title },
      element("h3", {}, title),
      element("ul", {}, ...members.map((person) => element("li", {}, this.person(person, current)))),
    );
  }

  person(person, current) {
    const avatar = element("span", { class: "avatar", "aria-hidden": "true" });
    dressAvatar(avatar, person.name, person.id);
    const unread = this.unread(person);
    const last = person.last?.message;
    return element(
      "button",
      {
        type: "button",
        class: "person",
        dataset: { id: String(person.id) },
        "aria-current": String(person.id === current),
        onclick: () => this.choose(person.id),
      },
      avatar,
      element(
        "span",
        { class: "person-words" },
        element(
          "span",
          { class: "person-top" },
          element("b", {}, person.name),
          last ? element("time", {}, clock(last.date)) : null,
        ),
        person.hint ? element("span", { class: "hint" }, person.hint) : null,
        last
          ? element(
              "span",
              { class: "person-last" },
              element("span", { class: "preview" }, preview(last)),
              unread ? element("span", { class: "badge", "aria-label": say("unread", { count: unread }) }, unread) : null,
            )
          : null,
      ),
    );
  }
}

function grouped(people) {
  const groups = new Map();
  for (const person of people) groups.set(person.role, [...(groups.get(person.role) ?? []), person]);
  return groups;
}

export function preview(message) {
  if (message.text) return message.text;
  if (message.document) return `📎 ${message.document.file_name}`;
  if (message.photo) return `🖼 ${message.caption ?? say("photo")}`;
  if (message.contact) return `👤 ${message.contact.phone_number}`;
  if (message.location) return `📍 ${say("location")}`;
  if (message.sticker) return message.sticker.emoji;
  if (message.voice) return `🎤 ${say("voice")}`;
  return "";
}
