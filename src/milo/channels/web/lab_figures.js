// The big figures. What is not valid this moment is not on the screen: no word of the last good value stays.
const FIGURES_LATE_MS = 3000; // they come once a second; our choice
// What a state of the link takes away at once, before the next figures say so themselves.
const TAKES = {
  leads_off: ["heart_rate_bpm", "rmssd_ms"],
  no_finger: ["spo2_pct"],
};

class Figures {
  constructor(root, words, language) {
    this.words = words;
    this.language = language;
    this.tiles = new Map([...root.querySelectorAll("[data-live-figure]")].map((tile) => [tile.dataset.liveFigure, tile]));
    this.cameAt = 0;
    this.clear(words.waiting);
  }

  show(figures, now) {
    this.cameAt = now;
    for (const [name, tile] of this.tiles) {
      const figure = figures[name];
      tile.hidden = !figure && (name !== "heart_rate_bpm"); // what this sensor does not have takes no room
      if (!figure) this.empty(tile, this.words.no_sensor);
      else if (figure.state === "none" || typeof figure.value !== "number") this.empty(tile, figure.reason || this.words.no_reading_why);
      else this.fill(tile, figure);
    }
  }

  fill(tile, figure) {
    const decimals = Number(tile.dataset.decimals || 0);
    const form = new Intl.NumberFormat(this.language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    const state = figure.state === "weak" ? "weak" : "ok";
    this.write(tile, form.format(figure.value), state, this.words[state], figure.reason || "");
    const part = Math.min(1, Math.max(0, figure.quality ?? 0));
    tile.querySelector(".signal").style.setProperty("--part", part);
    tile.querySelector(".signal").title = `${this.words.quality} ${Math.round(part * 100)} %`;
  }

  empty(tile, why) {
    this.write(tile, "–", "none", this.words.none, why);
    tile.querySelector(".signal").style.setProperty("--part", 0);
    tile.querySelector(".signal").title = "";
  }

  write(tile, value, state, word, note) {
    tile.dataset.state = state;
    tile.querySelector("[data-value]").textContent = value;
    tile.querySelector("[data-word]").textContent = word;
    const told = tile.querySelector("[data-note]");
    told.textContent = told.title = note;
  }

  // names: which; all of them when not given.
  clear(why, names) {
    for (const [name, tile] of this.tiles) if (!names || names.includes(name)) this.empty(tile, why);
  }

  // The session is over: what is not there any more is not late.
  end(why) {
    this.cameAt = 0;
    this.clear(why);
  }

  // Waves may flow while the figures have stopped: those that are old go.
  late(now) {
    if (this.cameAt && now - this.cameAt > FIGURES_LATE_MS) this.clear(this.words.no_message);
  }

  beat() {
    const heart = this.tiles.get("heart_rate_bpm")?.querySelector("[data-heart]");
    if (!heart) return;
    heart.classList.remove("beating");
    void heart.offsetWidth; // lets the animation begin anew
    heart.classList.add("beating");
  }
}
