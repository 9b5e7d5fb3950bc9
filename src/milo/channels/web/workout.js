// A workout set by set: steppers for the set that is next, what was done above it, pain at any time, and the end.
class Workout {
  constructor(root) {
    this.root = root;
    this.session = JSON.parse(root.dataset.session);
    this.words = JSON.parse(root.dataset.words);
    this.state = new WorkoutState(this.session);
    this.open = new Map(); // exercise -> the set that is being corrected
    this.place = root.querySelector("[data-exercises]");
    this.place.replaceChildren(...this.state.now.exercises.map((_, number) => this.exercise(number)));
    this.key = `log:${this.session.athlete}:${this.session.session}`;
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("input", (event) => this.typed(event));
    this.fields();
    whenThere("[data-rest]", (dock) => { this.rest = new Rest(this.state, dock, this.words); });
    whenThere("[data-unsent]", (place) => { this.unsent = place; this.count(); });
    whenThere("#pain", (dialog) => { this.pain = new Pain(this, dialog); });
    outbox.listeners.add((...told) => this.heard(...told));
    // What was done and never got there (the house refused it, or the page was closed) is tried again.
    if (this.state.unsent() && !outbox.entries()[this.key]) this.send(false);
  }

  // --- drawing

  exercise(number) {
    const plan = this.session.exercises[number];
    const now = this.state.now.exercises[number];
    const waiting = now.sets.findIndex((set) => !set.done && !set.refused);
    const next = this.open.get(number) ?? (waiting >= 0 ? waiting : now.sets.findIndex((set) => !set.done));
    const swap = made("button", { type: "button", class: "tool", "data-swap": number, "aria-label": filled(this.words.swap, { exercise: now.name }), title: this.words.swap_short }, sign("swap_horiz"));
    const add = made("button", { type: "button", class: "chip-button", "data-add": number }, this.words.add);
    return made("section", { class: `exercise${next < 0 ? " is-done" : ""}`, "data-exercise": number },
      made("header", {}, made("div", { class: "what" }, made("h2", {}, now.name), made("small", {}, plan.target),
        plan.note ? made("small", {}, plan.note) : null), swap),
      made("p", { class: "last" }, now.last ?? this.words.never),
      made("div", { class: "choices-of", hidden: true }),
      made("ol", { class: "sets" }, ...now.sets.map((set, at) => (at === next ? this.next(number, at, set) : this.line(number, at, set)))),
      add);
  }

  line(number, at, set) {
    const told = [filled(this.words.set, { number: at + 1 }), made("b", {}, this.told(number, set))];
    if (set.refused) {
      const why = made("small", { class: "fault" }, set.refused);
      return made("li", { class: "set refused" }, this.correcting(number, at, set, sign("error"), told), why);
    }
    if (!set.done) return made("li", { class: "set waits" }, made("span", {}, ...told.slice(0, 1)), told[1]);
    return made("li", { class: "set done" }, this.correcting(number, at, set, sign(set.sent ? "check_circle" : "schedule"), told));
  }

  correcting(number, at, set, mark, told) {
    const standing = set.refused ?? (set.sent ? "" : this.words.waits);
    const label = `${filled(this.words.correct, { number: at + 1 })}: ${this.told(number, set)}${standing && `. ${standing}`}`;
    return made("button", { type: "button", "data-correct": `${number}:${at}`, "aria-label": label }, made("span", {}, mark, told[0]), told[1]);
  }

  told(number, set) {
    const load = set.kg ? ` × ${this.shown(set.kg)} ${this.session.unit}` : "";
    return `${set.reps ?? "–"}${set.held ? " s" : ""}${load}${set.rir === null ? "" : ` · ${filled(this.words.rir_of, { rir: set.rir })}`}`;
  }

  next(number, at, set) {
    const steppers = [this.stepper(number, at, "reps", set.held ? this.words.seconds : this.words.reps, set.reps, set.held ? 5 : 1)];
    if (this.session.exercises[number].weighted || set.kg) {
      steppers.push(this.stepper(number, at, "kg", this.session.unit, set.kg === null ? "" : this.shown(set.kg), this.session.step));
    }
    if (!this.session.exercises[number].drill) steppers.push(this.stepper(number, at, "rir", this.words.rir, set.rir ?? "", 1));
    const why = this.state.fault(number, set)?.sentence ?? set.refused ?? "";
    return made("li", { class: "set next" }, made("h3", {}, filled(this.words.set, { number: at + 1 })), made("div", { class: "steppers" }, ...steppers),
      made("p", { class: "fault", role: "alert", id: `fault-${number}-${at}`, hidden: !why }, why),
      made("button", { type: "button", class: "button main big", "data-done": `${number}:${at}` }, sign("check"), this.words.done));
  }

  stepper(number, at, name, label, value, step) {
    const id = `${name}-${number}-${at}`;
    const [low, high] = name === "reps" && this.state.now.exercises[number].sets[at].held ? [0, this.session.limits.held] : this.ends(number, name);
    const press = (by, char) => made("button", { type: "button", class: "step", "data-step": by, "data-of": id, "aria-label": filled(by < 0 ? this.words.less : this.words.more, { what: label }) }, char);
    return made("div", { class: "stepper" }, made("label", { for: id }, label),
      made("div", {}, press(-step, "−"),
        made("input", { id, type: "number", inputmode: "decimal", min: low, max: high, step: "any", value, "aria-describedby": `fault-${number}-${at}`, placeholder: name === "kg" ? this.words.find : "–", "data-set": `${number}:${at}:${name}` }),
        press(step, "+")));
  }

  // The least and the most of a field, in the athlete's unit.
  ends(number, name) {
    const { limits, per_kg } = this.session;
    if (name !== "kg") return [0, limits[name]];
    return [this.state.helped(number, {}) ? -Math.floor(limits.help * per_kg) : 0, Math.floor(limits.kg * per_kg)];
  }

  // What is wrong with the numbers of a set is said below them at once.
  faults(number, at) {
    const why = this.state.fault(number, this.state.now.exercises[number].sets[at]);
    const place = document.getElementById(`fault-${number}-${at}`);
    if (!place) return;
    place.hidden = !why;
    place.textContent = why?.sentence ?? "";
    for (const name of ["reps", "kg", "rir"]) document.getElementById(`${name}-${number}-${at}`)?.setAttribute("aria-invalid", String(why?.name === name));
  }

  // Which of the sets in sight the house has by now.
  marks() {
    for (const button of this.place.querySelectorAll(".set.done [data-correct]")) {
      const [number, at] = button.dataset.correct.split(":").map(Number);
      const set = this.state.now.exercises[number].sets[at];
      const sentence = filled(this.words.correct, { number: at + 1 });
      button.querySelector("i").textContent = set.sent ? "check_circle" : "schedule";
      button.setAttribute("aria-label", `${sentence}: ${this.told(number, set)}${set.sent ? "" : `. ${this.words.waits}`}`);
    }
  }

  shown(kg) { return String(Math.round(kg * this.session.per_kg * 10) / 10); }

  redraw(number, focus = "[data-done]") {
    const old = this.place.querySelector(`[data-exercise="${number}"]`);
    const fresh = this.exercise(number);
    old.replaceWith(fresh);
    if (focus) fresh.querySelector(focus)?.focus({ preventScroll: true });
  }

  fields() {
    for (const field of this.root.querySelectorAll("[data-field]")) field.value = this.state.now.fields[field.dataset.field] ?? "";
    const effort = this.root.querySelector(`input[name=effort][value="${this.state.now.effort}"]`);
    if (effort) effort.checked = true;
  }

  // --- what is pressed and typed

  typed(event) {
    const target = event.target;
    if (target.dataset.set) this.take(target);
    else if (target.dataset.field) this.state.now.fields[target.dataset.field] = target.value;
    else if (target.name === "effort") this.state.now.effort = Number(target.value);
    else return;
    this.state.save();
  }

  take(field) {
    const [number, at, name] = field.dataset.set.split(":");
    const set = this.state.now.exercises[number].sets[at];
    const value = field.value === "" ? null : Number(field.value);
    set[name] = value === null ? null : name === "kg" ? value / this.session.per_kg : value;
    this.faults(Number(number), Number(at));
  }

  clicked(event) {
    const at = (selector) => event.target.closest(selector);
    const step = at("[data-step]");
    if (step) return this.step(step);
    const done = at("[data-done]");
    if (done) return this.done(...done.dataset.done.split(":").map(Number));
    const correct = at("[data-correct]");
    if (correct) {
      const [number, set] = correct.dataset.correct.split(":").map(Number);
      this.open.set(number, set);
      return this.redraw(number);
    }
    const add = at("[data-add]");
    if (add) return this.add(Number(add.dataset.add));
    const swap = at("[data-swap]");
    if (swap) return this.offer(Number(swap.dataset.swap));
    const instead = at("[data-instead]");
    if (instead) return this.swapped(Number(at("[data-exercise]").dataset.exercise), instead.textContent);
    if (at("[data-finish]")) return this.finish();
  }

  step(button) {
    const field = document.getElementById(button.dataset.of);
    const by = Number(button.dataset.step);
    const within = Math.min(Number(field.max), Math.max(Number(field.min), Number(field.value || 0) + by));
    field.value = Math.round(within * 100) / 100;
    this.take(field);
    this.state.save();
  }

  done(number, at) {
    const exercise = this.state.now.exercises[number];
    const set = exercise.sets[at];
    const why = this.state.fault(number, set);
    if (why || set.reps === null) {
      this.faults(number, at);
      return document.getElementById(`${why?.name ?? "reps"}-${number}-${at}`)?.focus();
    }
    if (!this.state.begun() && Date.now() - this.state.now.opened > NOT_BEGUN_MS) this.state.restart();
    const corrected = set.done || Boolean(set.refused);
    set.done = true;
    set.sent = false;
    delete set.refused;
    set.name ??= exercise.name;
    this.open.delete(number);
    const following = exercise.sets[at + 1];
    if (following && !following.done && !following.refused && !corrected) following.kg = set.kg; // what was lifted is the better guess
    this.state.save();
    this.send(false);
    this.redraw(number);
    if (!corrected) this.rest?.begin(set.rest_s);
    if (exercise.sets.every((one) => one.done)) this.place.querySelector("[data-done]")?.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  add(number) {
    const sets = this.state.now.exercises[number].sets;
    sets.push({ ...sets.at(-1), name: undefined, done: false, sent: false, refused: undefined });
    this.state.save();
    this.redraw(number);
  }

  // --- another exercise

  async offer(number) {
    const place = this.place.querySelector(`[data-exercise="${number}"] .choices-of`);
    place.hidden = !place.hidden;
    if (place.hidden) return;
    place.replaceChildren(made("p", { class: "quiet", role: "status" }, this.words.looking));
    try {
      const { alternatives } = await ask(withQuery(this.session.alternatives, { exercise: this.session.exercises[number].id }));
      const buttons = alternatives.map((one) => made("button", { type: "button", class: "chip-button", "data-instead": one.id }, one.name));
      place.replaceChildren(...(buttons.length ? buttons : [made("p", { class: "quiet" }, this.words.no_alternatives)]));
      buttons[0]?.focus();
    } catch (error) {
      place.replaceChildren(made("p", { class: "fault" }, error.message || this.words.away));
    }
  }

  async swapped(number, name) {
    const exercise = this.state.now.exercises[number];
    exercise.name = name;
    exercise.last = null;
    for (const set of exercise.sets.filter((one) => !one.done)) {
      set.kg = null; // another lift, another weight
      if (set.held) Object.assign(set, { held: false, reps: null }); // and seconds are no repetitions
    }
    this.state.save();
    this.redraw(number);
    try {
      const { last, last_kg } = await ask(withQuery(this.session.last, { exercise: name }));
      exercise.last = last;
      for (const set of exercise.sets.filter((one) => !one.done)) set.kg ??= last_kg;
      this.state.save();
      this.redraw(number);
    } catch { /* last time's numbers are a help and no need */ }
  }

  // --- sending

  send(whole) {
    const log = this.state.log(whole);
    if (!log.exercises && !log.endurance && !log.minutes) return false;
    if (!outbox.put(this.key, this.session.log, { log, part: !whole }, this.session.athlete)) toast(this.words.no_memory);
    this.count();
    return true;
  }

  finish() {
    const whole = this.state.now.fields;
    if (!whole.whole && this.state.begun()) {
      // The time since the first set is a proposal in the field, and the athlete's press on the button again accepts it.
      const minutes = Math.max(1, Math.round((Date.now() - Date.parse(this.state.now.at)) / 60e3));
      whole.whole = String(Math.min(1440, minutes));
      this.fields();
      this.state.save();
      this.root.querySelector("[data-field=whole]").focus();
      return toast(this.words.check_minutes);
    }
    this.state.now.finishing = true;
    this.state.save();
    if (!this.send(true)) {
      this.state.now.finishing = false;
      toast(this.words.nothing);
    }
  }

  heard(key, said, refused, body, error) {
    if (key === this.key && said && body) {
      this.state.accepted(body.log);
      this.why = null;
    }
    if (key === this.key && refused) this.turnedDown(refused, body.log, error.said);
    this.count();
    this.marks();
    if (said?.html) this.say(said);
    if (refused && error?.said?.locked) this.say(error.said, refused);
    if (key !== this.key || !said || !this.state.now.finishing) return;
    this.rest?.stop();
    this.state.drop();
    this.root.querySelector(".finish").replaceChildren(made("div", { class: "empty-state good" }, ...[sign("task_alt"), made("h2", {}, this.words.finished),
      made("p", {}, this.words.finished_note), said.adapted.length ? list(said.adapted) : null, made("a", { class: "button main", href: this.session.home }, this.words.home)].filter(Boolean)));
    this.root.querySelector(".finish").scrollIntoView({ block: "center" });
  }

  // One set that the house refuses is marked with its sentence, and the others go on their way; anything else stands on the page.
  turnedDown(sentence, log, told) {
    this.state.now.finishing = false;
    const name = log.exercises?.find((one) => one.exercise === told.exercise) ? told.exercise : null;
    const set = name === null ? undefined : this.state.done().get(name)?.[told.set];
    this.why = set ? null : sentence;
    if (!set) {
      this.state.save();
      this.root.querySelector("[data-said]").replaceChildren();
      this.root.querySelector("[data-said]").append(made("p", { class: "fault" }, sentence));
      if (told.html) this.root.querySelector("[data-said]").insertAdjacentHTML("afterbegin", told.html); // escaped by the house
      return;
    }
    this.state.refuse(set, sentence);
    toast(sentence);
    this.state.now.exercises.forEach((exercise, number) => exercise.sets.includes(set) && this.redraw(number, null));
    this.send(false);
  }

  // What the coach says to a note or a pain. A lock ends the workout, also where nothing could be kept: nothing is left to do.
  say(said, refused) {
    const place = this.root.querySelector("[data-said]");
    if (!said.locked) {
      place.innerHTML = said.html; // written and escaped by the house
      place.scrollIntoView({ block: "center" });
      return;
    }
    document.querySelector("#pain")?.close();
    for (const part of this.root.querySelectorAll("[data-exercises],.work-of,.finish,.fold")) part.hidden = true;
    this.rest?.stop();
    const card = replied(place, said);
    card.after(made("a", { class: "button", href: `${this.session.train}#locked` }, this.words.way_back));
    if (refused) card.after(made("p", { class: "fault" }, refused));
  }

  count() {
    if (!this.unsent) return;
    const entry = outbox.entries()[this.key];
    const count = this.state.unsent();
    this.unsent.hidden = !entry && !count;
    const words = !entry ? this.words.not_kept : count ? (count === 1 ? this.words.unsent_one : this.words.unsent) : this.words.unsent_rest;
    this.unsent.querySelector("span").textContent = filled(words, { count });
  }
}

// Pain: where and how much; the answer appears at once, and what it says is done is done.
class Pain {
  constructor(workout, dialog) {
    this.workout = workout;
    this.dialog = dialog;
    this.form = dialog.querySelector("form");
    this.out = dialog.querySelector("output");
    document.querySelector("[data-pain]").addEventListener("click", () => dialog.showModal());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
    this.form.elements.pain.addEventListener("input", () => {
      this.form.elements.pain.classList.remove("unset");
      this.out.textContent = `${this.form.elements.pain.value} / 10`;
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    outbox.listeners.add((...told) => this.heard(...told));
  }

  send() {
    const field = this.form.elements.pain;
    const fault = this.form.querySelector(".form-answer");
    fault.textContent = "";
    if (field.classList.contains("unset")) {
      fault.textContent = this.workout.words.how_much;
      return field.focus();
    }
    const at = localIso();
    this.key = `pain:${this.workout.session.athlete}:${at}`;
    const log = { at, session_id: this.workout.session.session, pain: [{ region: this.form.elements.region.value, pain_0_10: Number(field.value) }] };
    outbox.put(this.key, this.workout.session.log, { log }, this.workout.session.athlete);
    if (!navigator.onLine) fault.textContent = this.workout.words.pain_kept;
  }

  heard(key, said, refused, body, error) {
    if (!this.key) return;
    if (key === "" && outbox.entries()[this.key]) this.form.querySelector(".form-answer").textContent = this.workout.words.pain_kept;
    if (key !== this.key) return;
    this.form.querySelector(".form-answer").textContent = refused ?? "";
    const place = this.dialog.querySelector("[data-pain-said]");
    if (refused) {
      if (error.said.html) place.innerHTML = error.said.html; // written and escaped by the house
      return;
    }
    place.innerHTML = said.html; // written and escaped by the house
    if (!said.html) place.textContent = this.workout.words.pain_thanks;
    this.form.hidden = true;
  }
}

// The pages are built piece by piece: whoever is not there yet is waited for.
function whenThere(selector, act) {
  const found = document.querySelector(selector);
  if (found) return act(found);
  const watch = new MutationObserver(() => {
    const there = document.querySelector(selector);
    if (!there) return;
    watch.disconnect();
    act(there);
  });
  watch.observe(document.body, { childList: true, subtree: true });
}
