// What a workout is so far, kept in this browser until the house has it: a reload or a dead connection loses nothing.
const STALE_MS = 20 * 3600e3; // what was begun yesterday is over; our choice
const NOT_BEGUN_MS = 30 * 60e3; // a page opened so long before the first set says nothing of when training began; our choice

// A moment with this device's own offset, so that the day it falls on is the athlete's.
function localIso(date = new Date()) {
  const two = (n) => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  const offset = -date.getTimezoneOffset();
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}

class WorkoutState {
  constructor(session) {
    this.session = session;
    this.key = `milo-workout:${session.athlete}:${session.session}`;
    memory.sweep("milo-workout:", (kept) => Date.now() - kept.opened >= STALE_MS);
    const kept = memory.read(this.key);
    this.now = kept ?? this.fresh();
    if (!this.begun() && Date.now() - this.now.opened > NOT_BEGUN_MS) this.restart();
    this.recheck();
  }

  // A set that was kept here by an older page may be one nobody can do: it waits to be put right instead of standing in the way.
  recheck() {
    this.now.exercises.forEach((exercise, number) => exercise.sets.forEach((set) => {
      const why = set.done ? this.fault(number, set) : null;
      if (why) this.refuse(set, why.sentence);
    }));
  }

  refuse(set, sentence) {
    set.done = false;
    set.sent = false;
    set.refused = sentence;
    this.save();
  }

  // What is wrong with a set, {name, sentence}, by the house's own limits and in its own words; null for nothing.
  fault(number, set) {
    const { limits, refusals } = this.session;
    const outside = (value, low, high) => !Number.isFinite(value) || value < low || value > high;
    const load = (kg) => `${Math.round(kg * this.session.per_kg * 10) / 10} ${this.session.unit}`;
    const most = set.held ? limits.held : limits.reps;
    if (set.reps !== null && (set.reps === 0 || outside(set.reps, 0, most))) {
      return { name: "reps", sentence: filled(set.held ? refusals.held : refusals.reps, { reps: set.reps, held: set.reps, most }) };
    }
    if (set.kg !== null && set.kg < (this.helped(number, set) ? -limits.help : 0)) {
      return { name: "kg", sentence: filled(refusals.load_low, { load: load(set.kg), exercise: set.name ?? this.now.exercises[number].name }) };
    }
    if (set.kg !== null && outside(set.kg, -limits.help, limits.kg)) {
      return { name: "kg", sentence: filled(refusals.load_high, { load: load(set.kg), most: load(limits.kg) }) };
    }
    if (set.rir !== null && outside(set.rir, 0, limits.rir)) {
      return { name: "rir", sentence: filled(refusals.rir, { rir: set.rir, most: limits.rir }) };
    }
    return null;
  }

  // Whether help may carry part of the body; of what it was swapped for the house has the word.
  helped(number, set) {
    const planned = this.session.exercises[number];
    return planned.helped || (set.name ?? this.now.exercises[number].name) !== planned.name;
  }

  told(set) {
    const told = set.held ? { duration_s: set.reps } : { reps: set.reps };
    if (set.kg !== null && set.kg !== 0) told.weight_kg = set.kg;
    if (set.rir !== null) told.rir = set.rir;
    return told;
  }

  // The sets that are done as a log names them: exercise -> sets, in its order.
  done() {
    const byName = new Map();
    for (const exercise of this.now.exercises) {
      for (const set of exercise.sets.filter((one) => one.done)) {
        const name = set.name ?? exercise.name; // as it was when it was done; swapped since, it stays what it was
        if (!byName.has(name)) byName.set(name, []);
        byName.get(name).push(set);
      }
    }
    return byName;
  }

  // The house has the sets of this log: those that were not changed since are marked so.
  accepted(log) {
    const here = this.done();
    for (const { exercise, sets } of log.exercises ?? []) {
      (here.get(exercise) ?? []).forEach((set, at) => {
        if (JSON.stringify(this.told(set)) === JSON.stringify(sets[at])) set.sent = true;
      });
    }
    this.save();
  }

  unsent() { return [...this.done().values()].flat().filter((set) => !set.sent).length; }

  // As planned; of a session the house has already, as it was done.
  fresh() {
    const logged = this.session.logged;
    return {
      opened: Date.now(),
      at: logged ? localIso(new Date(logged.at)) : localIso(),
      fields: { ...logged?.fields },
      effort: logged?.effort ?? null,
      rest: null,
      exercises: this.session.exercises.map((exercise) => ({
        name: exercise.name,
        last: exercise.last,
        sets: this.sets(exercise),
      })),
    };
  }

  sets(exercise) {
    const planned = exercise.sets.map((set) => ({ reps: set.reps, held: set.held, kg: set.kg ?? exercise.last_kg, rir: set.rir, rest_s: set.rest_s, done: false }));
    const done = exercise.logged.map((set, at) => ({ ...(planned[at] ?? planned.at(-1)), ...set, done: true, sent: true }));
    return [...done, ...planned.slice(done.length)];
  }

  begun() { return this.now.exercises.some((exercise) => exercise.sets.some((set) => set.done)); }

  restart() {
    this.now.opened = Date.now();
    this.now.at = localIso();
  }

  save() { memory.write(this.key, this.now); }

  drop() { memory.drop(this.key); }

  // The log as docs/logging.md has it. whole: also what is told at the end.
  log(whole) {
    const byName = this.done();
    const made = { at: this.now.at, session_id: this.session.session, title: this.session.title };
    if (byName.size) made.exercises = [...byName].map(([exercise, sets]) => ({ exercise, sets: sets.map((set) => this.told(set)) }));
    if (!whole) return made;
    const field = (name) => (this.now.fields[name] > 0 ? Number(this.now.fields[name]) : null);
    if (this.now.effort !== null) made.rpe = this.now.effort;
    if (this.now.fields.notes?.trim()) made.notes = this.now.fields.notes.trim();
    if (field("whole")) made.minutes = field("whole");
    if (this.session.endurance && field("minutes")) {
      made.endurance = { activity: this.session.endurance.activity, minutes: field("minutes") };
      if (field("distance")) made.endurance.distance_km = field("distance") / this.session.per_km;
      if (field("heart")) made.endurance.avg_hr_bpm = field("heart");
    }
    return made;
  }
}

// The rest between sets: it ends at a moment of the clock, so a reload or a sleeping phone changes nothing.
class Rest {
  constructor(state, dock, words) {
    this.state = state;
    this.dock = dock;
    this.words = words;
    this.left = dock.querySelector("[data-rest-left]");
    this.ring = dock.querySelector(".ring");
    dock.querySelector("[data-rest-stop]").addEventListener("click", () => this.stop());
    dock.querySelector("[data-rest-more]").addEventListener("click", () => this.shift(15));
    dock.querySelector("[data-rest-less]").addEventListener("click", () => this.shift(-15));
    setInterval(() => this.draw(), 250);
    this.draw();
  }

  begin(seconds) {
    if (!seconds) return;
    this.state.now.rest = { ends: Date.now() + seconds * 1000, seconds };
    this.state.save();
    try {
      this.sound ??= new AudioContext(); // only a press may open it
    } catch { /* a browser without sound */ }
    this.draw();
  }

  shift(seconds) {
    if (!this.state.now.rest) return;
    this.state.now.rest.ends += seconds * 1000;
    this.state.save();
    this.draw();
  }

  stop() {
    this.state.now.rest = null;
    this.state.save();
    this.draw();
  }

  draw() {
    const rest = this.state.now.rest;
    this.dock.hidden = !rest;
    if (!rest) return;
    const left = Math.ceil((rest.ends - Date.now()) / 1000);
    if (left <= 0) return this.over(left);
    this.left.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    this.ring.style.setProperty("--part", Math.min(1, left / rest.seconds));
  }

  over(left) {
    this.stop();
    if (left < -5) return; // it ended while nobody looked
    navigator.vibrate?.([200, 100, 200]);
    this.beep();
    toast(this.words.rest_over);
  }

  beep() {
    if (this.sound?.state !== "running") return;
    const tone = this.sound.createOscillator();
    const volume = this.sound.createGain();
    tone.connect(volume).connect(this.sound.destination);
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.15, this.sound.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, this.sound.currentTime + 0.6);
    tone.start();
    tone.stop(this.sound.currentTime + 0.6);
  }
}
