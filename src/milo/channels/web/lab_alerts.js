// Alerts lie over the page the moment they come and stay until they are acknowledged; the list below keeps them all.
const COVERS = new Set(["E0", "E1"]);

class Alerts {
  constructor(cover, list, words, say) {
    this.cover = cover;
    this.list = list;
    this.words = words;
    this.say = say; // to the server
    this.known = new Map();
    cover.addEventListener("click", (event) => {
      const button = event.target.closest("[data-acknowledge]");
      if (button) this.acknowledge(button.dataset.acknowledge);
    });
  }

  raise(alert) {
    const id = String(alert.id);
    const before = this.known.get(id);
    if (before && !before.over) return; // told again to a viewer who came back
    before?.card?.remove();
    const line = document.createElement("li");
    line.className = `alert-line level-${alert.level}`;
    line.append(part("b", alert.title), part("p", alert.text));
    this.list.prepend(line);
    this.list.closest("[hidden]")?.removeAttribute("hidden");
    if (!COVERS.has(alert.level)) {
      this.known.set(id, { line, card: null });
      return;
    }
    const card = document.createElement("article");
    card.className = `alert-card level-${alert.level}`;
    card.dataset.alert = id;
    const button = part("button", this.words.acknowledge);
    button.type = "button";
    button.className = "button";
    button.dataset.acknowledge = id;
    const said = document.createElement("div");
    said.append(part("strong", alert.title), part("p", alert.text));
    if (alert.action) said.append(part("p", alert.action, "what-to-do"));
    card.append(said, button);
    // What is most urgent stands first.
    this.cover.insertBefore(card, alert.level === "E0" ? this.cover.firstChild : null);
    this.known.set(id, { line, card });
    this.cover.hidden = false;
  }

  // The state is over; a card nobody has seen yet stays.
  clear(id) {
    const known = this.known.get(String(id));
    if (!known) return;
    known.over = true;
    known.line.classList.add("over");
    known.card?.classList.add("over");
  }

  acknowledge(id) {
    const known = this.known.get(String(id));
    if (!known?.card) return;
    known.card.remove();
    known.card = null;
    this.cover.hidden = this.cover.childElementCount === 0;
    this.say({ do: "acknowledge", id });
  }
}

function part(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text ?? "";
  if (name) made.className = name;
  return made;
}
