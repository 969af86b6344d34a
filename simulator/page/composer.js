// The typing box with its buttons: start, commands, attachments and the bot's reply keyboard.

import { sample, samples, say } from "./api.js";
import { ask, choose, toast } from "./dialogs.js";
import { $, dressAvatar, element } from "./dom.js";

// Kantor bupati, Muaradua: somewhere to be when a location is sent.
const PLACE = { latitude: -4.5333, longitude: 104.0667 };

export class Composer {
  // `act(action, body)`, `person()`, `others()`
  constructor({ act, person, others }) {
    Object.assign(this, { act, person, others, commands: [], keyboard: null, folded: false });
    $("composer").addEventListener("submit", (event) => this.submit(event));
    $("text").addEventListener("keydown", (event) => this.key(event));
    $("text").addEventListener("input", () => this.typed());
    $("start").addEventListener("click", () => this.act("start", {}));
    $("menu").addEventListener("click", () => this.toggleCommands());
    $("keys").addEventListener("click", () => this.fold(!this.folded));
    $("attach").addEventListener("click", () => this.attach());
    $("photo-input").addEventListener("change", (event) => this.upload(event.target, "photo"));
    $("file-input").addEventListener("change", (event) => this.upload(event.target, "file"));
    this.acceptDrops($("room"));
  }

  speak() {
    $("text").placeholder = say("type");
    $("text").setAttribute("aria-label", say("type"));
    $("menu").setAttribute("aria-label", say("commands"));
    $("menu").firstElementChild.textContent = say("menu");
    for (const id of ["send", "attach"]) $(id).setAttribute("aria-label", say(id));
    $("commands").setAttribute("aria-label", say("commands"));
  }

  focus() {
    // On a phone the keyboard would cover half of the chat.
    if (matchMedia("(min-width: 720px)").matches && !$("composer").hidden) $("text").focus();
  }

  clear() {
    $("text").value = "";
    this.keyboard = null;
    this.folded = false;
    this.closeCommands();
    this.typed();
  }

  update(chat) {
    const shut = !chat.started || chat.blocked;
    $("start").hidden = !shut;
    $("start").textContent = say(chat.blocked ? "restart" : "start");
    $("composer").hidden = shut;
    this.commands = chat.commands;
    $("menu").hidden = !chat.commands.length;
    if (chat.keyboard?.message_id !== this.keyboard?.message_id) this.folded = false;
    if (chat.keyboard?.hidden && !this.keyboard?.hidden) this.folded = true;
    this.keyboard = chat.keyboard;
    this.drawKeyboard(shut);
    $("text").placeholder = chat.keyboard?.input_field_placeholder ?? say("type");
  }

  drawKeyboard(shut) {
    const rows = this.keyboard?.keyboard ?? [];
    $("keys").hidden = shut || !rows.length;
    $("keys").setAttribute("aria-label", say(this.folded ? "keyboard-show" : "keyboard-hide"));
    $("keyboard").hidden = shut || this.folded || !rows.length;
    $("keyboard").replaceChildren(
      ...rows.map((row) => element("div", { class: "keys" }, ...row.map((button) => this.replyKey(button)))),
    );
  }

  replyKey(button) {
    const label = typeof button === "string" ? button : button.text;
    const press = () => (button.request_contact ? this.shareContact() : this.act("send", { text: label }));
    return element("button", { type: "button", class: "key", onclick: press }, label);
  }

  fold(folded) {
    this.folded = folded;
    this.drawKeyboard(false);
  }

  async submit(event) {
    event.preventDefault();
    const text = $("text").value.trim();
    if (!text) return;
    $("text").value = "";
    this.typed();
    if (!(await this.act("send", { text })) && !$("text").value) $("text").value = text;
  }

  key(event) {
    const open = !$("commands").hidden;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $("composer").requestSubmit();
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      this.closeCommands();
    } else if (event.key === "ArrowUp" && open) {
      event.preventDefault();
      $("commands").lastElementChild?.focus();
    }
  }

  typed() {
    const box = $("text");
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 140)}px`;
    if (/^\/\w*$/.test(box.value)) this.openCommands(box.value.slice(1));
    else this.closeCommands();
  }

  toggleCommands() {
    if ($("commands").hidden) {
      this.openCommands("");
      $("commands").firstElementChild?.focus();
    } else this.closeCommands();
  }

  openCommands(beginning) {
    const fitting = this.commands.filter((one) => one.command.startsWith(beginning.toLowerCase()));
    const options = fitting.map(({ command, description }) =>
      element(
        "button",
        { type: "button", role: "option", onclick: () => this.run(command), onkeydown: (event) => this.walk(event) },
        element("b", {}, `/${command}`),
        element("span", {}, description),
      ),
    );
    $("commands").replaceChildren(...options);
    $("commands").hidden = !options.length;
  }

  // Gives whether there was something to close.
  closeCommands() {
    const open = !$("commands").hidden;
    $("commands").hidden = true;
    return open;
  }

  walk(event) {
    const next = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (next) {
      event.preventDefault();
      (event.target[next] ?? $("text")).focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.closeCommands();
      $("text").focus();
    }
  }

  run(command) {
    this.closeCommands();
    $("text").value = "";
    this.act("send", { text: `/${command}` });
    this.focus();
  }

  async attach() {
    const kinds = ["photo", "file", "contact", "contact-other", "location", "sticker"];
    const offered = (await samples()).map((name) => ({ label: say("sample", { name }), value: name }));
    const chosen = await choose("", "", [...kinds.map((kind) => ({ label: say(kind), value: kind })), ...offered]);
    if (offered.some(({ value }) => value === chosen)) {
      await this.sendFile(await sample(chosen), chosen.endsWith(".jpg") ? "photo" : "file");
    }
    switch (chosen) {
      case "photo":
      case "file":
        $(`${chosen}-input`).click();
        break;
      case "contact":
        await this.shareContact();
        break;
      case "contact-other":
        await this.forwardContact();
        break;
      case "location":
        await this.act("location", PLACE);
        break;
      case "sticker":
        await this.act("sticker", {});
        break;
    }
  }

  async shareContact() {
    const { name, phone } = this.person();
    if (!phone) {
      toast(say("no-phone"));
      return;
    }
    const question = element("p", {}, say("contact-question", { phone, name }));
    const buttons = [
      { label: say("cancel"), value: "" },
      { label: say("contact-yes"), value: "yes", strong: true },
    ];
    if (await ask(say("contact-title"), [question], buttons)) await this.act("contact", {});
  }

  async forwardContact() {
    const options = this.others()
      .filter((one) => one.phone && one.id !== this.person().id)
      .map((one) => {
        const avatar = element("span", { class: "avatar", "aria-hidden": "true" });
        dressAvatar(avatar, one.name, one.id);
        return { label: one.name, detail: one.phone, value: one.id, avatar };
      });
    const chosen = await choose(say("contact-whose"), "", options);
    if (chosen) await this.act("contact", { person_id: Number(chosen) });
  }

  async upload(input, action) {
    for (const file of input.files) await this.sendFile(file, action);
    input.value = "";
  }

  async sendFile(file, action) {
    const address = await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(file);
    });
    const content = address.slice(address.indexOf(",") + 1);
    const caption = $("text").value.trim();
    if (await this.act(action, { name: file.name, mime: file.type, content, caption })) $("text").value = "";
  }

  acceptDrops(place) {
    const hide = () => ($("drop").hidden = true);
    place.addEventListener("dragover", (event) => {
      event.preventDefault();
      $("drop").hidden = $("composer").hidden;
    });
    place.addEventListener("dragleave", (event) => event.relatedTarget === null && hide());
    place.addEventListener("drop", async (event) => {
      event.preventDefault();
      hide();
      if (!$("composer").hidden) for (const file of event.dataTransfer.files) await this.sendFile(file, "file");
    });
  }
}
