// The check-in: what was left empty is not said, and what could not be sent waits in the outbox.
class CheckIn {
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words);
    this.perKg = Number(root.dataset.perKg);
    this.perKm = Number(root.dataset.perKm);
    const when = root.querySelector("[data-outing] input[name=at]");
    when.value = when.max = when.defaultValue = localIso().slice(0, 16);
    this.send("[data-daily]", "day", (told) => this.daily(told));
    this.send("[data-outing]", "outing", (told) => this.outing(told));
    outbox.listeners.add((...told) => this.heard(...told));
  }

  send(selector, name, read) {
    const form = this.root.querySelector(selector);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const told = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
      const log = read(told);
      const answer = form.querySelector(".form-answer");
      answer.classList.toggle("fault", !log);
      answer.textContent = log ? this.words.sending : this.words.nothing;
      if (!log) return;
      this.key = `${name}:${this.root.dataset.athlete}:${log.at}`;
      this.form = form;
      outbox.put(this.key, this.root.dataset.log, { log }, this.root.dataset.athlete);
    });
  }

  daily(told) {
    const day = {};
    for (const name of ["sleep_hours", "mood", "energy", "soreness"]) if (told[name]) day[name] = Number(told[name]);
    if (told.weight_kg) day.weight_kg = Math.round((Number(told.weight_kg) / this.perKg) * 100) / 100;
    if (told.illness) day.illness = told.illness;
    return Object.keys(day).length ? { at: localIso(), daily: day } : null;
  }

  outing(told) {
    const endurance = { activity: told.activity, minutes: Number(told.minutes) };
    if (told.distance) endurance.distance_km = Number(told.distance) / this.perKm;
    if (told.heart) endurance.avg_hr_bpm = Number(told.heart);
    const log = { at: localIso(new Date(told.at)), endurance };
    if (told.rpe) log.rpe = Number(told.rpe);
    if (told.notes) log.notes = told.notes;
    return log;
  }

  heard(key, said, refused, body, error) {
    if (!this.form) return;
    const answer = this.form.querySelector(".form-answer");
    if (key === "" && outbox.entries()[this.key]) answer.textContent = this.words.kept_here;
    if (key !== this.key) return;
    answer.classList.toggle("fault", Boolean(refused));
    answer.textContent = refused ?? this.words.saved;
    const html = (error?.said ?? said).html;
    if (!refused) this.form.reset();
    if (html) {
      const place = this.root.querySelector("[data-said]");
      place.innerHTML = html; // written and escaped by the house
      place.scrollIntoView({ block: "center" });
    }
  }
}
