// How the coach's pages ask the house, and the outbox for what could not be sent yet.

class Refused extends Error {
  constructor(said) {
    super(said.detail);
    this.code = said.code;
    this.said = said; // what else the house told of it
  }
}
class Away extends Error {}

// Ask the house for JSON. Raises Refused with the house's own sentence, Away when it cannot be reached.
async function ask(href, body, athlete) {
  let answer;
  try {
    answer = await fetch(href, request(body, athlete));
  } catch {
    throw new Away();
  }
  const said = await answer.json().catch(() => null);
  if (answer.ok) return said;
  if (answer.status >= 500 || said === null) throw new Away();
  throw new Refused(said);
}

// What a request carries: also whom this page is about, so that one left open never acts for whoever signed in since.
function request(body, athlete = document.querySelector("[data-athlete]")?.dataset.athlete) {
  const headers = athlete ? { "X-Milo-Athlete": athlete } : {};
  if (body === undefined) return { headers };
  return { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

// An address with more in its query, keeping the athlete that is there already.
function withQuery(href, more) {
  const address = new URL(href, location.origin);
  for (const [name, value] of Object.entries(more)) address.searchParams.set(name, value);
  return address.pathname + address.search;
}

function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

// An element: made("b", {class: "x"}, "words", another). Words are text and never markup.
function made(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...inside.filter((part) => part != null));
  return element;
}

// A reply of the coach as the talk shows it, put into a place: an emergency is read out, and the focus goes to it.
function replied(place, { html, level }) {
  const holder = made("div");
  holder.innerHTML = html; // written and escaped by the house
  const card = holder.firstElementChild;
  if (level === "E0" || level === "E1") card.setAttribute("role", "alert");
  card.tabIndex = -1;
  place.replaceChildren(card);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center" });
  return card;
}

function sign(name) {
  return made("i", { class: "q-icon material-icons", "aria-hidden": "true" }, name);
}

// One sentence at the foot of the page, for eyes and screen readers, with at most one thing to do about it.
function toast(sentence, doing, act) {
  document.querySelector(".toast")?.remove();
  const place = made("div", { class: "toast", role: "status" }, made("span", {}, sentence));
  if (doing) {
    const button = made("button", { type: "button", class: "button" }, doing);
    button.addEventListener("click", () => { place.remove(); act(); });
    place.append(button);
  }
  document.body.append(place);
  setTimeout(() => place.remove(), 9000);
}

const memory = {
  read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } // storage may be forbidden
  },
  write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; }
  },
  drop(key) {
    try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
  },
  // Drop what is over, whatever its name: what somebody lifted is nothing to leave lying about.
  sweep(prefix, over) {
    let keys = [];
    try { keys = Object.keys(localStorage); } catch { /* nothing was kept */ }
    for (const key of keys) if (key.startsWith(prefix) && over(this.read(key))) this.drop(key);
  },
};

// What was written down and not sent yet. An entry replaces an older one of its key; the house stores the same log once.
const outbox = {
  key: "milo-outbox",
  busy: false,
  others: new Set(), // entries of somebody else who used this browser; they wait until that one is back
  listeners: new Set(),

  entries() { return memory.read(this.key) ?? {}; },

  put(key, href, body, athlete) {
    const all = this.entries();
    all[key] = { href, body, athlete, stamp: `${Date.now()}-${Math.random()}` };
    const kept = memory.write(this.key, all);
    this.flush();
    return kept;
  },

  waiting() { return Object.keys(this.entries()).length; },

  async flush() {
    if (this.busy) return;
    this.busy = true;
    try {
      const next = () => Object.entries(this.entries()).find(([key]) => !this.others.has(key));
      for (let entry; (entry = next()); ) await this.send(...entry);
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      setTimeout(() => this.flush(), 8000);
    } finally {
      this.busy = false;
      this.tell("", null, null);
    }
  },

  async send(key, entry) {
    let said = null;
    let refused = null;
    try {
      said = await ask(entry.href, entry.body, entry.athlete);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === "other_athlete" || error.code === "not_signed_in") {
        this.others.add(key);
        return;
      }
      refused = error; // sent again it would be refused again
    }
    const now = this.entries();
    if (now[key]?.stamp === entry.stamp) { // a newer one has its own turn
      delete now[key];
      memory.write(this.key, now);
    }
    this.tell(key, said, refused?.message ?? null, entry.body, refused);
  },

  // said: the answer, refused: the sentence of a refusal, body: what was sent, error: the refusal itself.
  tell(key, said, refused, body = null, error = null) {
    for (const listener of this.listeners) listener(key, said, refused, body, error);
  },
};
addEventListener("online", () => outbox.flush());
