// The page: who is chosen, what changed, and the wires between list, chat and typing box.

import * as api from "./api.js";
import { say } from "./api.js";
import { Composer } from "./composer.js";
import { alert, choose, toast } from "./dialogs.js";
import { $, dressAvatar, element } from "./dom.js";
import { Messages } from "./messages.js";
import { PeopleList } from "./people.js";

const state = { people: [], bot: null, version: 0, person: null, chat: null, shown: 0, opened: 0 };
const list = new PeopleList($("people"), (id) => (location.hash = `#${id}`));
const messages = new Messages({ press, command: (text) => act("send", { text }), link: openLink, edit });
const composer = new Composer({ act, person: () => state.person, others: () => state.people });

async function act(action, body, person = state.person) {
  try {
    const answer = await api.act(person.id, action, body);
    messages.stick = true;
    return answer;
  } catch (error) {
    toast(error instanceof api.Refused ? say("failed", { reason: error.message }) : say("failed-offline"));
    return null;
  }
}

async function press(message, button) {
  if (button.url) {
    if (!openLink(button.url)) window.open(button.url, "_blank", "noopener,noreferrer");
    return null;
  }
  return act("press", { message_id: message.id, data: button.callback_data });
}

async function edit(message, text) {
  await act("edit", { message_id: message.id, text });
}

// Whether the address leads to this bot; then somebody is chosen to tap it.
function openLink(address) {
  const found = /^(?:https?:\/\/)?t\.me\/(\w+)\?start=([\w-]+)/i.exec(address);
  if (!found || found[1].toLowerCase() !== state.bot.username.toLowerCase()) return false;
  chooseTapper(found[2]);
  return true;
}

async function chooseTapper(payload) {
  const options = state.people.map((person) => {
    const avatar = element("span", { class: "avatar", "aria-hidden": "true" });
    dressAvatar(avatar, person.name, person.id);
    return { label: person.name, detail: person.role || person.hint, value: person.id, avatar };
  });
  const chosen = await choose(say("link-title"), say("link-explain"), options);
  const person = state.people.find((one) => String(one.id) === chosen);
  if (person && (await act("start", { payload }, person))) location.hash = `#${person.id}`;
}

function showPerson() {
  const id = Number(location.hash.slice(1));
  const person = state.people.find((one) => one.id === id) ?? null;
  const moved = state.person?.id !== person?.id;
  state.person = person;
  document.body.dataset.view = person ? "chat" : "list";
  $("room").hidden = !person;
  $("choose").hidden = Boolean(person);
  if (!moved) return;
  state.opened += 1;
  state.chat = null;
  state.shown = 0;
  messages.clear();
  composer.clear();
  $("toast").hidden = true;
  $("hint").hidden = true;
  $("hint-words").ariaExpanded = "false";
  list.show(state.people, id);
  if (person) loadChat().then(() => composer.focus());
}

async function loadChat() {
  const { person, opened } = state;
  if (!person) return;
  const first = state.chat === null;
  const chat = await api.chat(person.id, state.shown);
  // Another person may have been chosen in the meantime.
  if (opened !== state.opened) return;
  if (!first && chat.seq < state.shown) {
    state.chat = null;
    state.shown = 0;
    messages.clear();
    await loadChat();
    return;
  }
  state.chat = chat;
  state.shown = Math.max(state.shown, chat.seq);
  messages.update(chat, person);
  composer.update(chat, person);
  showHead(chat, person);
  showHint(chat, person);
  list.seen(person.id, chat.from_bot);
  list.show(state.people, person.id);
  if (chat.messages.some((seen) => seen.force_reply)) composer.focus();
  if (!first) for (const answer of chat.toasts) showAnswer(answer);
}

function showAnswer(answer) {
  if (answer.url) openLink(answer.url);
  if (!answer.text) return;
  if (answer.alert) alert(answer.text);
  else toast(answer.text);
}

const hintHidden = (person) => localStorage.getItem(`hint:${person.id}`) === "hidden";

// What to try as this person; before the first message the empty chat itself says so.
function showHint(chat, person) {
  $("hint").hidden = !person.hint || !chat.started || hintHidden(person);
  $("hint-words").textContent = person.hint;
}

function foldHint(hidden) {
  localStorage.setItem(`hint:${state.person.id}`, hidden ? "hidden" : "shown");
  showHint(state.chat, state.person);
}

function showHead(chat, person) {
  const working = chat.action?.action;
  $("bot-name").textContent = state.bot.first_name;
  dressAvatar($("bot-avatar"), state.bot.first_name, state.bot.id);
  $("as").classList.toggle("typing", Boolean(working));
  $("as").textContent = chat.blocked
    ? say("blocked")
    : working
      ? say(working === "typing" ? "typing" : "uploading")
      : say("as", { name: person.name });
  if (working) setTimeout(() => state.chat === chat && showHead({ ...chat, action: null }, person), 5000);
}

async function refresh() {
  const seen = await api.people();
  Object.assign(state, { people: seen.people, bot: seen.bot, version: seen.version });
  if (state.person) state.person = state.people.find((one) => one.id === state.person.id) ?? null;
  list.show(state.people, state.person?.id);
  showPerson();
  await loadChat();
}

async function follow() {
  let pause = 500;
  for (;;) {
    try {
      await refresh();
      if (!$("offline").hidden) toast(say("online"));
      $("offline").hidden = true;
      pause = 500;
      const { version } = state;
      while ((await api.changes(version)).version <= version);
    } catch (error) {
      if (error instanceof api.Refused) console.error(error);
      $("offline").hidden = false;
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, 5000);
    }
  }
}

async function speak(language) {
  await api.loadWords(language);
  localStorage.setItem("language", language);
  document.documentElement.lang = language;
  document.title = say("title");
  $("heading").textContent = say("heading");
  $("subheading").textContent = say("subheading");
  $("offline").textContent = say("offline");
  $("choose").firstElementChild.textContent = say("choose");
  $("language").textContent = say("language-short");
  $("drop").textContent = say("drop");
  for (const id of ["language", "back", "more", "down", "hint-hide"]) $(id).setAttribute("aria-label", say(id));
  $("messages").setAttribute("aria-label", say("messages"));
  composer.speak();
  list.show(state.people, state.person?.id);
  if (state.chat) {
    messages.clear();
    state.chat = null;
    state.shown = 0;
    await loadChat();
  }
}

$("language").addEventListener("click", () => speak(document.documentElement.lang === "id" ? "en" : "id"));
$("back").addEventListener("click", () => (location.hash = ""));
$("more").addEventListener("click", async () => {
  const blocked = state.chat?.blocked;
  const options = [{ label: say(blocked ? "unblock" : "block"), value: blocked ? "unblock" : "block" }];
  if (state.person.hint && state.chat?.started) {
    const value = hintHidden(state.person) ? "hint-show" : "hint-hide";
    options.unshift({ label: say(value), value });
  }
  const chosen = await choose(say("more"), "", options);
  if (chosen.startsWith("hint")) foldHint(chosen === "hint-hide");
  else if (chosen) await act(chosen);
});
$("hint-words").addEventListener("click", ({ target }) => (target.ariaExpanded = String(target.ariaExpanded !== "true")));
$("hint-hide").addEventListener("click", () => foldHint(true));
window.addEventListener("hashchange", showPerson);
window.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.person && !$("dialog").open && !composer.closeCommands()) location.hash = "";
});

const asked = new URLSearchParams(location.search).get("lang");
await speak(asked ?? localStorage.getItem("language") ?? "id");
follow();
