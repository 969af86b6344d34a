// The control API of the simulator, and the words of the page.

export class Refused extends Error {}

async function call(path, options) {
  const answer = await fetch(`/sim${path}`, options);
  const body = await answer.json();
  if (!answer.ok) throw new Refused(body.error ?? String(answer.status));
  return body;
}

export const people = () => call("/people");

export const chat = (person, since) => call(`/people/${person}/chat?since=${since}`);

export const changes = (since) => call(`/changes?since=${since}&timeout=25`);

export const act = (person, action, body = {}) =>
  call(`/people/${person}/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

export const samples = async () => (await call("/samples")).names;

export async function sample(name) {
  const answer = await fetch(`/sim/samples/${encodeURIComponent(name)}`);
  if (!answer.ok) throw new Refused(String(answer.status));
  return new File([await answer.blob()], name);
}

export const fileAddress = (fileId) => `/sim/files/${encodeURIComponent(fileId)}`;

let words = {};

export async function loadWords(language) {
  words = await (await fetch(`/page/words/${language}.json`)).json();
}

export function say(id, blanks = {}) {
  const sentence = words[id] ?? id;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole);
}
