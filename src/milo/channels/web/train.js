// The plan's page: stepping through weeks, dragging sessions, their sheets, history and undo.
class Board {
  constructor(root) {
    this.root = root;
    this.href = root.dataset.href;
    this.words = JSON.parse(root.dataset.words);
    this.place = root.querySelector("[data-board]");
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("submit", (event) => this.submitted(event));
    root.querySelector("form[data-make]")?.addEventListener("submit", (event) => this.make(event));
    const health = root.querySelector("#health");
    this.health = health && new Health(this, health);
    if (!this.place) return;
    this.proposal = new Proposal(this);
    this.history = root.querySelector("details[data-history]");
    this.history.addEventListener("toggle", () => this.history.open && this.tell());
    this.text = new PlanText(this, root.querySelector("details[data-text]"));
    document.querySelector("[data-undo]")?.addEventListener("click", () => this.undo());
    document.querySelector("[data-new]")?.addEventListener("click", () => this.renew());
    const routines = this.root.querySelector("#routines");
    this.routines = routines && new RoutineChoice(this, routines);
    this.dragging();
  }

  ask(path, body) {
    const [where, query] = path.split("?");
    const at = new URL(this.href, location.origin);
    at.pathname += where;
    for (const [name, value] of new URLSearchParams(query)) at.searchParams.set(name, value);
    return ask(at.pathname + at.search, body);
  }

  get week() { return Number(this.place.querySelector(".board").dataset.week); }

  weeksAhead() {
    const now = this.place.querySelector("[data-go-week].now");
    return now ? this.week - Number(now.dataset.goWeek) : this.week - 1;
  }

  async refresh(week = this.week) {
    const said = await this.ask(`/board?week=${week}`);
    this.place.innerHTML = said.html; // written and escaped by the house
    const undo = document.querySelector("[data-undo]");
    if (undo) undo.disabled = said.version <= 1; // before the first version there was none
    if (this.history.open) await this.tell();
    if (this.text.read) await this.text.load();
  }

  kept(version) {
    toast(filled(this.words.kept, { version }), this.words.undo, () => this.undo());
  }

  async tried(work) {
    try {
      return await work();
    } catch (error) {
      toast(error.message || this.words.away);
    }
  }

  // Words that were meant for the plan and held a danger: the coach's reply stands in their place, and what it locked is taken away.
  async answered({ said }, place = this.root.querySelector("[data-said]")) {
    for (const dialog of this.root.querySelectorAll("dialog[open]")) dialog.close();
    const card = replied(place, said);
    if (!said.locked) return;
    const back = made("button", { type: "button", class: "button" }, this.words.way_back);
    back.addEventListener("click", () => {
      location.hash = "locked";
      location.reload();
    });
    card.after(back);
    await this.tried(() => this.refresh());
    card.scrollIntoView({ block: "center" }); // the board above it, on a phone, is another length now
  }

  // --- clicks

  clicked(event) {
    const at = (selector) => event.target.closest(selector);
    const sheet = at("dialog");
    if (event.target === sheet && sheet?.matches(".sheet")) return sheet.close(); // the dimmed page around it
    const close = at("[data-close]");
    if (close) return sheet.close();
    const open = at("[data-open]");
    if (open) return document.getElementById(open.dataset.open).showModal();
    const week = at("[data-go-week]");
    if (week) {
      event.preventDefault();
      return this.go(Number(week.dataset.goWeek));
    }
    const say = at("[data-say]");
    if (say) {
      const field = this.root.querySelector("#line");
      field.value = say.dataset.say;
      return field.focus();
    }
    const move = at("[data-move]");
    if (move) return this.proposal.open({ kind: "move", day: sheet.dataset.day, to: move.dataset.move });
    const asked = at("[data-ask]");
    if (asked) return this.proposal.open(this.editOf(asked.dataset.ask, sheet.dataset.day));
    const routines = at("[data-routines]");
    if (routines) {
      const day = sheet?.dataset.day || routines.closest(".day")?.dataset.day;
      sheet?.close();
      return this.routines.open(day);
    }
    const swap = at("[data-swap]");
    if (swap) return this.tried(() => this.offer(swap, sheet.dataset.day));
    const instead = at("[data-instead]");
    if (instead) {
      const { exercise, instead: other, day } = instead.dataset;
      return this.proposal.open({ kind: "swap", exercise, instead: other, day });
    }
    if (at("[data-health-open]")) return this.tried(() => this.health.offer());
    const diff = at("[data-diff]");
    if (diff) return this.tried(() => this.diff(diff));
    const restore = at("[data-restore]");
    if (restore) return this.tried(() => this.restore(Number(restore.dataset.restore)));
  }

  editOf(name, day) {
    return name === "shorter" ? { kind: "minutes", minutes: 45, day } : { kind: name, day };
  }

  async go(week) {
    await this.tried(() => this.refresh(week));
    history.replaceState(null, "", withQuery(this.href, { week }));
    this.place.querySelector(`[data-go-week="${week}"]`)?.focus();
  }

  async offer(button, day) {
    const place = button.closest("li").querySelector(".choices-of");
    place.hidden = !place.hidden;
    if (place.hidden) return;
    place.replaceChildren(made("p", { class: "quiet", role: "status" }, this.words.trying));
    const exercise = button.dataset.swap;
    const { alternatives } = await this.ask(`/alternatives?exercise=${encodeURIComponent(exercise)}`);
    if (!alternatives.length) {
      place.replaceChildren(made("p", { class: "quiet" }, this.words.no_alternatives));
      return;
    }
    place.replaceChildren(...alternatives.map((one) => made("button",
      { type: "button", class: "chip-button", "data-instead": one.id, "data-exercise": exercise, "data-day": day }, one.name)));
    place.querySelector("button").focus();
  }

  // --- forms

  submitted(event) {
    const form = event.target;
    event.preventDefault();
    if (form.matches("[data-line]")) {
      this.proposal.open(form.elements.wanted.value.trim());
    } else if (form.matches("[data-return]")) {
      const answers = Object.fromEntries([...new FormData(form)].map(([id, said]) => [id, said === "yes"]));
      this.sendForm(form, "/return", { answers });
    } else if (form.matches("[data-clearance]")) {
      const { by, until } = Object.fromEntries(new FormData(form));
      this.sendForm(form, "/clearance", { scope: form.dataset.clearance, by, until });
    }
  }

  async sendForm(form, path, body) {
    const answer = form.querySelector(".form-answer");
    try {
      const said = await this.ask(path, body);
      if (said.open?.length) {
        answer.classList.add("fault");
        answer.textContent = this.words.still_open;
        return;
      }
      location.reload();
    } catch (error) {
      answer.classList.add("fault");
      answer.textContent = error.message || this.words.away;
    }
  }

  async make(event) {
    event.preventDefault();
    const form = event.target;
    const answer = this.root.querySelector("[data-make-answer]");
    form.classList.add("starting");
    form.querySelector("button").disabled = true;
    try {
      const weeks = Number(new FormData(form).get("weeks"));
      const said = await this.ask("/new", { weeks });
      if (said.ask) this.health.open(said.ask, "/new", { weeks });
      else if (said.refused) answer.textContent = said.refused;
      else location.reload();
    } catch (error) {
      answer.textContent = error.message || this.words.away;
    } finally {
      form.classList.remove("starting");
      form.querySelector("button").disabled = false;
    }
  }

  // --- history

  async tell() {
    await this.tried(async () => {
      this.history.querySelector("[data-inside]").innerHTML = (await this.ask("/history")).html;
    });
  }

  async diff(button) {
    const place = button.closest("li").querySelector("[data-diff-of]");
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", open);
    place.innerHTML = open ? (await this.ask(`/diff?version=${button.dataset.diff}`)).html : "";
  }

  async restore(version) {
    await this.ask("/restore", { version });
    await this.refresh();
    toast(filled(this.words.restored, { version }));
  }

  undo() {
    return this.tried(async () => {
      const said = await this.ask("/undo", {});
      await this.refresh();
      toast(filled(this.words.undone, { version: said.shows }));
    });
  }

  renew() {
    return this.tried(async () => {
      const weeks = this.place.querySelectorAll("[data-go-week]").length;
      toast(this.words.making);
      const said = await this.ask("/new", { weeks });
      if (said.ask) {
        document.querySelector(".toast")?.remove();
        return this.health.open(said.ask, "/new", { weeks });
      }
      if (said.refused) return toast(said.refused);
      location.assign(this.href);
    });
  }

  // --- dragging

  dragging() {
    let from = null;
    const target = (event) => event.target.closest?.(".day[data-day]");
    const clear = () => this.place.querySelectorAll(".over").forEach((day) => day.classList.remove("over"));
    this.place.addEventListener("dragstart", (event) => {
      const card = event.target.closest?.("[data-from]");
      if (!card) return;
      from = card.dataset.from;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", from); // some browsers drag nothing without data
      card.classList.add("dragged");
    });
    this.place.addEventListener("dragover", (event) => {
      const day = target(event);
      if (!from || !day) return;
      event.preventDefault();
      clear();
      if (day.dataset.day !== from) day.classList.add("over");
    });
    this.place.addEventListener("drop", (event) => {
      const day = target(event)?.dataset.day;
      if (!from || !day) return;
      event.preventDefault();
      if (day !== from) this.proposal.open({ kind: "move", day: from, to: day });
    });
    this.place.addEventListener("dragend", () => {
      from = null;
      clear();
      this.place.querySelector(".dragged")?.classList.remove("dragged");
    });
  }
}
