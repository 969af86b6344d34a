// The conversation: bubbles that are replaced when a message is edited and vanish when it is deleted.

import { fileAddress, say } from "./api.js";
import { ask } from "./dialogs.js";
import { $, clock, day, element } from "./dom.js";
import { rendered } from "./entities.js";

export class Messages {
  // `actions`: press(message, button) -> { callback_id }, command(text), link(address), edit(message, text)
  constructor(actions) {
    this.actions = actions;
    this.place = $("messages");
    this.rows = new Map();
    this.pressed = new Map();
    this.stick = true;
    this.aim = 0;
    this.place.addEventListener("scroll", () => this.noteScroll());
    $("down").addEventListener("click", () => this.toEnd("smooth"));
  }

  clear() {
    this.rows.clear();
    this.pressed.clear();
    this.place.replaceChildren();
    this.stick = true;
  }

  noteScroll() {
    const below = this.place.scrollHeight - this.place.scrollTop - this.place.clientHeight;
    this.stick = below < 60 || this.place.scrollTop >= this.aim - 2;
    $("down").hidden = below < 200;
  }

  toEnd(behavior = "auto") {
    this.place.scrollTo({ top: this.place.scrollHeight, behavior });
  }

  // To the end, but a message of the bot that is higher than the window is read from its beginning.
  toNewest(changed) {
    const last = this.place.lastElementChild;
    const end = this.place.scrollHeight - this.place.clientHeight;
    const top = changed.has(last) ? last.offsetTop - this.place.offsetTop - 8 : end;
    this.aim = Math.max(0, Math.min(end, top));
    this.place.scrollTo({ top: this.aim });
    this.noteScroll();
  }

  update(chat, person) {
    if (!chat.started && !this.rows.size) this.introduce(person);
    for (const seen of chat.messages) this.put(seen);
    const changed = new Set(chat.messages.filter((seen) => !seen.mine).map((seen) => this.rows.get(seen.id)));
    const waiting = new Set(chat.waiting.map((one) => one.id));
    for (const [id, button] of this.pressed) {
      if (waiting.has(id)) continue;
      button.classList.remove("busy");
      this.pressed.delete(id);
    }
    this.days();
    if (this.stick && chat.messages.length) requestAnimationFrame(() => this.toNewest(changed));
  }

  introduce(person) {
    const hint = element("p", {}, person.hint || say("choose"));
    this.place.replaceChildren(element("div", { class: "intro" }, element("b", {}, say("try")), hint));
  }

  put(seen) {
    const old = this.rows.get(seen.id);
    if (seen.deleted) {
      old?.remove();
      this.rows.delete(seen.id);
      return;
    }
    this.place.querySelector(".intro")?.remove();
    const row = this.row(seen);
    this.rows.set(seen.id, row);
    if (old) old.replaceWith(row);
    else this.place.append(row);
  }

  days() {
    for (const mark of this.place.querySelectorAll(".day")) mark.remove();
    let last = "";
    for (const row of this.rows.values()) {
      const now = day(Number(row.dataset.date), say("today"));
      if (now !== last) row.before(element("div", { class: "day" }, element("span", {}, now)));
      last = now;
    }
  }

  row(seen) {
    const { message } = seen;
    const words = message.text ?? message.caption;
    const foot = element(
      "span",
      { class: "foot-note" },
      message.edit_date ? `${say("edited")} ` : null,
      element("time", {}, clock(message.date)),
    );
    const text =
      words === undefined
        ? null
        : element("div", { class: "text" }, rendered(words, message.entities ?? message.caption_entities, this.actions));
    const bubble = element("div", { class: "bubble" }, this.quoted(message), this.attached(message), text, foot);
    if (message.sticker) bubble.classList.add("bare");
    if (message.photo) bubble.classList.add("pictured");
    const side = seen.mine ? "mine" : "theirs";
    return element(
      "article",
      { class: `message ${side}`, dataset: { id: String(seen.id), date: String(message.date) } },
      seen.mine && message.text ? this.pencil(seen) : null,
      element("div", { class: "stack" }, bubble, this.buttons(seen)),
    );
  }

  quoted(message) {
    const reply = message.reply_to_message;
    if (!reply) return null;
    return element("div", { class: "quoted" }, (reply.text ?? reply.caption ?? say("file")).slice(0, 80));
  }

  attached(message) {
    if (message.photo) return photo(message.photo.at(-1));
    if (message.document) return documentCard(message.document);
    if (message.sticker) return element("div", { class: "sticker" }, message.sticker.emoji);
    if (message.voice) return element("div", { class: "card" }, `🎤 ${say("voice")}, ${message.voice.duration} s`);
    if (message.contact) {
      const { first_name, last_name, phone_number } = message.contact;
      const name = element("b", {}, [first_name, last_name].filter(Boolean).join(" "));
      return element("div", { class: "card" }, "👤 ", name, element("br"), phone_number);
    }
    if (message.location) {
      const { latitude, longitude } = message.location;
      return element("div", { class: "card" }, `📍 ${latitude.toFixed(5)}, ${longitude.toFixed(5)}`);
    }
    return null;
  }

  pencil(seen) {
    const icon = element("span", { "aria-hidden": "true" }, "✎");
    return element(
      "button",
      { type: "button", class: "pencil", "aria-label": say("edit"), title: say("edit"), onclick: () => this.rewrite(seen) },
      icon,
    );
  }

  async rewrite(seen) {
    const box = element("textarea", { rows: 3, value: seen.message.text, "aria-label": say("edit-title") });
    const buttons = [
      { label: say("cancel"), value: "" },
      { label: say("save"), value: "save", strong: true },
    ];
    if ((await ask(say("edit-title"), [box], buttons)) && box.value.trim()) await this.actions.edit(seen, box.value);
  }

  buttons(seen) {
    const rows = seen.message.reply_markup?.inline_keyboard;
    if (!rows?.length) return null;
    const made = rows.map((row) => element("div", { class: "keys" }, ...row.map((one) => this.button(seen, one))));
    return element("div", { class: "inline", role: "group" }, ...made);
  }

  button(seen, button) {
    const press = async () => {
      if (made.classList.contains("busy")) return;
      if (!button.url) made.classList.add("busy");
      const answer = await this.actions.press(seen, button);
      if (answer) this.pressed.set(answer.callback_id, made);
      else made.classList.remove("busy");
    };
    const made = element("button", { type: "button", class: "key", onclick: press }, button.text);
    if (button.url) made.append(element("span", { class: "outside", "aria-hidden": "true" }, "↗"));
    return made;
  }
}

function photo(size) {
  const address = fileAddress(size.file_id);
  const show = () => ask("", [element("img", { src: address, alt: say("photo") })], [{ label: say("close"), value: "" }], "picture");
  const image = element("img", { src: address, alt: say("photo"), width: size.width, height: size.height });
  return element("button", { type: "button", class: "photo", "aria-label": say("photo-open"), onclick: show }, image);
}

function documentCard(file) {
  const size = file.file_size < 1024 ? `${file.file_size} B` : `${(file.file_size / 1024).toFixed(1)} KB`;
  return element(
    "a",
    {
      class: "document",
      href: fileAddress(file.file_id),
      download: file.file_name,
      "aria-label": say("download", { name: file.file_name }),
    },
    element("span", { class: "document-icon", "aria-hidden": "true" }, "↓"),
    element("span", {}, element("b", {}, file.file_name), element("small", {}, size)),
  );
}
