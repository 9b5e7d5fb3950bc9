// The live page: what arrives is sorted to strips, loops, figures, alerts and the protocol; keys and buttons go back.
const KEPT_DELAYS = 8192; // for whoever measures: sensor bytes to painted pixels

class Live {
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words);
    this.language = document.documentElement.lang || "en";
    this.find = (name) => document.querySelector(`[data-lab="${name}"]`);
    this.strips = new Map();
    this.figures = new Figures(root, this.words, this.language);
    this.loops = new Loops(this.find("loops"), this.words);
    this.alerts = new Alerts(this.find("alerts"), this.find("alert-list"), this.words, (message) => this.line.say(message));
    this.session = null;
    this.severed = false;
    this.paused = false;
    this.told = { state: "connecting", text: "" };
    this.delays = [];
    this.unpainted = [];
    this.phaseLength = null;
    this.over = false;
    this.link("connecting", this.words.link_connecting);
    this.watchTheScreen();
    this.hands = new Hands(this);
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.line = new Line(`${scheme}//${location.host}${root.dataset.socket}`, this);
    const frame = () => {
      this.paint();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  // --- what arrives

  hear(message) {
    if (this.severed) {
      this.severed = false;
      this.link(this.told.state, this.told.text);
    }
    const act = this[`on_${message.t}`];
    if (act) act.call(this, message);
  }

  on_hello({ session, channels }) {
    if (this.session && this.session.id !== session.id) {
      this.find("strips").replaceChildren();
      this.strips.clear();
      this.loops.clear();
    }
    this.session = session;
    this.find("sensor").textContent = session.sensor || "";
    const chip = this.find("origin");
    chip.hidden = !session.origin;
    chip.className = `chip ${session.origin || ""}`;
    chip.textContent = this.words[`origin_${session.origin}`] || session.origin || "";
    const wanted = Object.entries(channels).filter(([name]) => !UNSEEN.has(name) && !this.strips.has(name));
    wanted.sort(([a, x], [b, y]) => manner(a, x.rate_hz).order - manner(b, y.rate_hz).order);
    for (const [name, about] of wanted) this.strip(name, about);
    if (this.told.state === "connecting") this.link("connecting", this.words.waiting);
  }

  strip(name, { rate_hz: rate, unit }) {
    const box = document.createElement("figure");
    box.className = "strip";
    box.dataset.channel = name;
    const caption = part("figcaption", this.words[`channel_${name}`] || name);
    if (unit && unit !== "counts") caption.append(part("small", unit));
    const scale = part("span", "", "scale");
    scale.dataset.scale = "";
    caption.append(scale);
    const screen = document.createElement("div");
    screen.className = "screen";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", caption.firstChild.textContent);
    screen.append(canvas, part("p", this.words.no_signal, "dead-word"));
    box.append(caption, screen);
    this.find("strips").append(box);
    this.strips.set(name, new Strip(box, name, rate, unit, this.language));
  }

  // Whoever comes late may hear waves before anything of the link.
  flows() {
    if (this.told.state === "connecting") this.on_link({ state: "live", text: "" });
  }

  on_wave({ channel, at_s, values, sent_ms, rate_hz: rate }) {
    this.flows();
    if (UNSEEN.has(channel)) return;
    if (!this.strips.has(channel)) this.strip(channel, { rate_hz: rate, unit: "" });
    const strip = this.strips.get(channel);
    strip.add(at_s, values);
    if (typeof sent_ms === "number") this.unpainted.push(sent_ms);
  }

  on_beat({ at_s }) {
    this.strips.get("ecg_mv")?.mark(at_s, "beat");
    this.figures.beat();
  }

  on_breath({ loop }) {
    this.loops.add(loop);
  }

  on_figures({ figures }) {
    this.figures.show(figures, performance.now());
  }

  on_link({ state, text }) {
    this.told = { state, text };
    this.link(state, text);
  }

  on_protocol(said) {
    const put = (name, text) => { this.find(name).textContent = text ?? ""; };
    put("phase", said.name);
    put("do-now", said.finished ? said.reason : said.do_now);
    put("next", said.next ? this.words.next.replace("{what}", said.next) : "");
    put("elapsed", clock(said.elapsed_s));
    const known = typeof said.remaining_s === "number" && !said.finished;
    put("remaining", known ? clock(said.remaining_s) : "");
    if (said.phase !== this.phaseNow || (known && said.remaining_s > (this.phaseLength ?? 0))) {
      this.phaseNow = said.phase;
      this.phaseLength = known ? said.remaining_s : null;
    }
    const bar = this.find("progress");
    bar.hidden = !known || !this.phaseLength;
    if (!bar.hidden) bar.firstChild.style.width = `${100 * (1 - said.remaining_s / this.phaseLength)}%`;
    const target = said.target;
    put("target", target ? `${this.words.target} ${new Intl.NumberFormat(this.language).format(target.value)} ${target.unit}` : "");
    this.paused = Boolean(said.paused);
    if (this.paused) put("do-now", said.reason || this.words.paused);
    this.find("pause").textContent = this.paused ? this.words.resume : this.words.pause;
    // Before a test has begun there is nothing to finish or to pause.
    this.find("steer").hidden = Boolean(said.finished) || said.phase === "signal";
  }

  on_question({ id, text, options }) {
    const place = this.find("question");
    place.hidden = false;
    place.replaceChildren(part("p", text), ...(options || []).map(({ value, text: word }) => this.choice(id, value, word)));
  }

  choice(question, value, word) {
    const button = part("button", word, "button");
    button.type = "button";
    button.addEventListener("click", () => {
      if (this.line.say({ do: "answer", question, value })) this.find("question").hidden = true;
    });
    return button;
  }

  on_alert(alert) {
    this.alerts.raise(alert);
  }

  on_alert_cleared({ id }) {
    this.alerts.clear(id);
  }

  on_marker({ at_s, text }) {
    for (const strip of this.strips.values()) strip.mark(at_s, "marker");
    const line = document.createElement("li");
    line.append(part("span", clock(at_s), "at"), part("span", text));
    this.find("markers").prepend(line);
  }

  on_refused({ text }) {
    this.find("said").textContent = text;
  }

  on_ended({ session_id: id, reason }) {
    this.over = true;
    this.line.close();
    this.link("ended", reason);
    this.find("protocol").hidden = true;
    this.find("over-why").textContent = reason || "";
    this.find("over-link").href = this.root.dataset.sessionHref.replace("SESSION", encodeURIComponent(id));
    this.find("over").hidden = false;
    this.find("dock").hidden = true;
    scrollTo({ top: 0 });
  }

  // --- the line

  cut() {
    if (this.state === "ended") return; // it is being summed up: nothing more is to come but the word of it
    this.severed = true;
    this.figures.clear(this.words.no_message);
    this.find("remaining").textContent = "";
    this.find("progress").hidden = true;
    this.link("lost", this.words.link_reconnecting);
  }

  mute() {
    if (this.state !== "ended") this.link("silent", this.words.no_message);
  }

  refused(why) {
    this.over = true;
    this.link("ended", this.words[`refused_${why}`]);
    this.find("dock").hidden = true;
  }

  link(state, text) {
    this.state = state;
    const place = this.find("link");
    place.dataset.state = state;
    place.querySelector("[data-word]").textContent = this.words[`link_${state}`] || state;
    this.find("link-text").textContent = text || this.words[`link_${state}_text`] || "";
    this.root.dataset.link = state;
    if (state === "ended") this.figures.end(this.words.link_ended_text);
    if (["silent", "lost"].includes(state)) this.figures.clear(text || this.words.no_message);
    if (TAKES[state]) this.figures.clear(text || this.words[`link_${state}`], TAKES[state]);
  }

  watchTheScreen() {
    new ResizeObserver(() => {
      for (const strip of this.strips.values()) strip.resize();
      this.loops.dirty = true;
    }).observe(this.root);
    new MutationObserver(() => {
      for (const strip of this.strips.values()) strip.recolour();
      this.loops.dirty = true;
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  }

  // --- one frame

  paint() {
    const now = performance.now();
    this.figures.late(now);
    for (const strip of this.strips.values()) strip.draw();
    this.loops.draw();
    if (!this.unpainted.length) return;
    const drawn = this.unpainted;
    this.unpainted = [];
    // A message to oneself is answered after the frame was painted.
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      const at = Date.now();
      for (const sent of drawn) this.delays.push(at - sent);
      if (this.delays.length > KEPT_DELAYS) this.delays.splice(0, this.delays.length - KEPT_DELAYS);
      after.port1.close();
    };
    after.port2.postMessage(0);
  }
}

function clock(seconds) {
  if (typeof seconds !== "number" || !Number.isFinite(seconds)) return "";
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
