// A strip like a monitor's: millimetre paper, a bar that sweeps, and only the new piece of the trace drawn in each frame.
const MM = 96 / 25.4; // CSS pixels in a millimetre, by CSS's own definition
const GAP_MM = 5; // what the bar keeps clear in front of it; our choice
const WIDEST_PX = 3000; // as much is remembered as the widest screen shows
const RESCALE_S = 1; // how often a strip asks whether its scale still fits; our choice
const OUTLIERS = 0.002; // share at either end that may leave the strip, so that one pop does not flatten the rest; our choice
const ECG_GAINS = [20, 40, 10, 5, 2.5, 1.25]; // mm/mV, in the order they are tried: twice the clinical 10 reads well from a bicycle; our choice
const ECG_TALL = 0.12; // of the height that a beat should fill at least; our choice
const ECG_BASE = 0.64; // where zero lies, from the top: beats stand up more than they hang down; our choice
const ECG_SETTLE_S = 2; // before a beat was surely among what came, its size says nothing; our choice
const TICK_PX = 4; // half the width of a beat's tick
const LABEL_PX = 22; // least distance between two numbers on the paper
const CLOSE = 1e-6;

// How known channels are shown; speeds in mm/s. Those that are not here are shown by their rate alone.
const CHANNELS = {
  ecg_mv: { order: 0, speed: 25, ecg: true, colour: "--trace-ecg", tall: 190 },
  flow_l_s: { order: 2, speed: 6.25, colour: "--series-1", tall: 120, zero: true },
  dp_pa: { order: 3, speed: 6.25, colour: "--series-1", tall: 120, zero: true },
  co2_ppm: { order: 4, speed: 6.25, colour: "--series-2", tall: 120 },
  co2_mmhg: { order: 4, speed: 6.25, colour: "--series-2", tall: 120 },
  infrared: { order: 1, speed: 12.5, colour: "--series-4", tall: 96, flip: true, bare: true },
  pleth: { order: 1, speed: 12.5, colour: "--series-4", tall: 96, bare: true },
  room_co2_ppm: { order: 6, speed: 0.5, colour: "--series-3", tall: 96 },
};
// Raw channels that say nothing to the eye beside one that is shown anyway.
const UNSEEN = new Set(["red", "green", "temperature_c", "humidity_pct", "battery_v", "volume_l"]);

function manner(name, rate) {
  return CHANNELS[name] || { order: 9, speed: rate >= 50 ? 12.5 : rate >= 5 ? 6.25 : 0.5, colour: "--series-3", tall: 96 };
}

class Strip {
  constructor(box, name, rate, unit, language) {
    this.box = box;
    this.canvas = box.querySelector("canvas");
    this.scaleText = box.querySelector("[data-scale]");
    this.ctx = this.canvas.getContext("2d");
    this.paper = document.createElement("canvas");
    this.how = manner(name, rate);
    this.rate = rate;
    this.unit = unit;
    this.number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    this.kept = new Float32Array(Math.ceil((WIDEST_PX / MM / this.how.speed) * rate) + 2).fill(NaN);
    this.newest = -1;
    this.first = -1;
    this.drawn = -1;
    this.scaledAt = -1;
    this.marks = []; // {n, kind}
    this.gain = ECG_GAINS[0];
    this.zero = 0; // mV at the base line
    this.low = NaN;
    this.high = NaN;
    this.resize();
  }

  // values: numbers or null, the first at at_s seconds of the session; a jump in time stays a gap.
  add(at_s, values) {
    let n = Math.round(at_s * this.rate);
    if (n + values.length <= this.newest) return; // told twice, as after a reconnect
    if (this.first < 0) this.first = n;
    const size = this.kept.length;
    for (let hole = Math.max(this.newest + 1, n - size); hole < n; hole++) this.kept[hole % size] = NaN;
    for (const value of values) {
      if (n > this.newest) this.kept[n % size] = value === null ? NaN : value;
      n += 1;
    }
    this.newest = Math.max(this.newest, n - 1);
  }

  mark(at_s, kind) {
    const n = Math.round(at_s * this.rate);
    this.marks.push({ n, kind });
    while (this.marks.length && this.marks[0].n < this.newest - this.across) this.marks.shift();
    if (n <= this.drawn && n > this.drawn - this.across + this.gap) this.tick(n, kind);
  }

  resize() {
    const width = Math.max(1, this.canvas.clientWidth);
    const ratio = window.devicePixelRatio || 1;
    this.width = Math.min(width, WIDEST_PX);
    this.height = this.how.tall;
    this.ratio = ratio;
    this.canvas.width = this.paper.width = Math.round(width * ratio);
    this.canvas.height = this.paper.height = Math.round(this.height * ratio);
    this.canvas.style.height = `${this.height}px`;
    this.step = (MM * this.how.speed) / this.rate; // px a sample
    this.across = Math.max(2, Math.floor(this.width / this.step)); // samples across
    this.gap = Math.ceil((GAP_MM * MM) / this.step);
    this.recolour();
  }

  recolour() {
    const style = getComputedStyle(this.box);
    this.ink = style.getPropertyValue(this.how.colour).trim();
    this.fine = style.getPropertyValue("--grid-fine").trim();
    this.coarse = style.getPropertyValue("--grid-coarse").trim();
    this.muted = style.getPropertyValue("--muted").trim();
    this.accent = style.getPropertyValue("--accent").trim();
    this.ground = style.getPropertyValue("--screen").trim();
    this.redraw();
  }

  redraw() {
    this.rule();
    this.ctx.setTransform(1, 0, 0, 1, 0, 0);
    this.ctx.drawImage(this.paper, 0, 0);
    if (this.newest < 0) return;
    this.drawn = Math.max(this.first, this.newest - this.across + this.gap) - 1;
    this.trace();
  }

  // One frame: whatever arrived since the last.
  draw() {
    if (this.newest === this.drawn || this.newest < 0) return;
    const young = this.how.ecg && this.newest - this.first < ECG_SETTLE_S * this.rate;
    if (!young && (this.scaledAt < 0 || this.newest - this.scaledAt > RESCALE_S * this.rate)) this.rescale();
    if (this.newest - this.drawn > this.across - this.gap) this.redraw();
    else this.trace();
  }

  trace() {
    const { ctx, ratio } = this;
    const from = Math.max(this.drawn, this.first);
    this.wipe(from, this.newest + this.gap);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.strokeStyle = this.ink;
    ctx.lineWidth = this.how.ecg ? 1.6 : 1.8;
    ctx.lineJoin = "round";
    ctx.beginPath();
    let joined = false;
    for (let n = from; n <= this.newest; n++) {
      const value = this.kept[n % this.kept.length];
      const x = (n % this.across) * this.step;
      if (Number.isNaN(value)) joined = false;
      else if (joined && x > 0) ctx.lineTo(x, this.y(value));
      else { ctx.moveTo(x, this.y(value)); joined = true; }
    }
    ctx.stroke();
    const head = (this.newest % this.across) * this.step;
    ctx.fillStyle = this.ink;
    ctx.globalAlpha = 0.5;
    ctx.fillRect(head + 1.5, 0, 1.5, this.height);
    ctx.globalAlpha = 1;
    const near = from - Math.ceil(TICK_PX / this.step); // half of a tick may have been wiped
    for (const { n, kind } of this.marks) if (n > near && n <= this.newest) this.tick(n, kind);
    this.drawn = this.newest;
  }

  tick(n, kind) {
    const { ctx, ratio } = this;
    const x = (n % this.across) * this.step;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = ctx.strokeStyle = this.accent;
    if (kind === "beat") {
      ctx.beginPath();
      ctx.moveTo(x - TICK_PX, 3);
      ctx.lineTo(x + TICK_PX, 3);
      ctx.lineTo(x, 9);
      ctx.fill();
      return;
    }
    ctx.lineWidth = 1;
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    ctx.moveTo(x, 0);
    ctx.lineTo(x, this.height);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  // Lay clean paper over the columns of samples after from, up to and with to.
  wipe(from, to) {
    const { ctx, ratio } = this;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    const count = Math.min(to - from, this.across);
    const start = Math.floor(((from % this.across) * this.step + 1) * ratio);
    const wide = Math.ceil(count * this.step * ratio);
    const edge = Math.ceil(this.across * this.step * ratio);
    const right = Math.min(wide, edge - start);
    const tall = this.canvas.height;
    if (right > 0) ctx.drawImage(this.paper, start, 0, right, tall, start, 0, right, tall);
    const left = wide - right;
    if (left > 0) ctx.drawImage(this.paper, 0, 0, left, tall, 0, 0, left, tall);
  }

  y(value) {
    if (this.how.ecg) return this.base() - (value - this.zero) * this.gain * MM;
    const part = (value - this.low) / (this.high - this.low);
    return 6 + (this.height - 12) * (this.how.flip ? part : 1 - part);
  }

  base() {
    return this.height * ECG_BASE;
  }

  rescale() {
    this.scaledAt = this.newest;
    const seen = [];
    for (let n = Math.max(this.first, this.newest - this.across); n <= this.newest; n++) {
      const value = this.kept[n % this.kept.length];
      if (!Number.isNaN(value)) seen.push(value);
    }
    if (seen.length < 2) return;
    seen.sort((a, b) => a - b);
    const low = seen[Math.floor(seen.length * OUTLIERS)];
    const high = seen[Math.ceil(seen.length * (1 - OUTLIERS)) - 1];
    if (this.how.ecg ? this.fitEcg(low, high) : this.fit(low, high)) this.redraw();
  }

  // The gain stays as long as it shows the beats; else another one around zero, and where that fails another middle.
  fitEcg(low, high) {
    const above = (gain, zero) => (high - zero) * gain * MM <= this.base() && (zero - low) * gain * MM <= this.height - this.base();
    const tall = (gain) => (high - low) * gain * MM >= this.height * ECG_TALL;
    if (above(this.gain, this.zero) && tall(this.gain)) return false;
    const inPlace = ECG_GAINS.find((gain) => above(gain, 0) && tall(gain));
    const moved = ECG_GAINS.find((gain) => (high - low) * gain * MM <= this.height * 0.94 && tall(gain)) ?? (tall(1) ? 1 : 40);
    const gain = inPlace ?? moved;
    const room = 1 - ECG_BASE;
    const zero = inPlace ? 0 : low + (high - low) * room;
    const changed = gain !== this.gain || zero !== this.zero;
    this.gain = gain;
    this.zero = zero;
    return changed;
  }

  fit(low, high) {
    if (low < 0 && -low < (high - low) * 0.05 && !this.how.zero) low = 0; // noise around nothing
    if (this.how.zero) [low, high] = [Math.min(low, -high, 0), Math.max(high, -low, 0)];
    const span = Math.max(high - low, Math.abs(high) * 0.02, CLOSE);
    const held = low >= this.low && high <= this.high && span > (this.high - this.low) * 0.4;
    if (held) return false;
    const step = niceStep(span / 5);
    this.low = low >= 0 && !this.how.zero ? Math.max(0, Math.floor((low - span * 0.06) / step) * step) : Math.floor((low - span * 0.03) / step) * step;
    this.high = Math.ceil((high + span * 0.03) / step) * step;
    this.tickStep = step;
    return true;
  }

  // The paper under the trace: millimetres for an ECG, a few levels with their numbers for the rest.
  rule() {
    const paper = this.paper.getContext("2d");
    paper.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    paper.fillStyle = this.ground;
    paper.fillRect(0, 0, this.paper.width, this.height);
    const line = (x0, y0, x1, y1, colour) => {
      paper.strokeStyle = colour;
      paper.lineWidth = 1;
      paper.beginPath();
      paper.moveTo(x0, y0);
      paper.lineTo(x1, y1);
      paper.stroke();
    };
    if (this.how.ecg) {
      for (const tone of [this.fine, this.coarse]) {
        const every = (tone === this.fine ? 1 : 5) * MM;
        for (let x = 0; x < this.width; x += every) line(x, 0, x, this.height, tone);
        for (let y = this.base() % every; y < this.height; y += every) line(0, y, this.width, y, tone);
      }
      this.scaleText.textContent = `${this.number.format(this.how.speed)} mm/s · ${this.number.format(this.gain)} mm/mV`;
      return;
    }
    const second = MM * this.how.speed;
    const every = second > 40 ? 1 : second > 12 ? 5 : 60;
    for (let x = 0; x < this.width; x += second * every) line(x, 0, x, this.height, this.fine);
    this.scaleText.textContent = `${this.number.format(this.how.speed)} mm/s`;
    if (Number.isNaN(this.low) || this.how.bare) return;
    paper.font = "11px system-ui, sans-serif";
    paper.textBaseline = "middle";
    const apart = (this.tickStep / (this.high - this.low)) * (this.height - 12);
    const every_nth = Math.max(1, Math.ceil(LABEL_PX / apart));
    const levels = Math.round((this.high - this.low) / this.tickStep);
    for (let i = 0; i <= levels; i++) {
      const level = this.low + i * this.tickStep;
      const y = this.y(level);
      const nothing = Math.abs(level) < this.tickStep / 2;
      line(0, y, this.width, y, nothing && this.how.zero ? this.coarse : this.fine);
      if (Math.round(level / this.tickStep) % every_nth) continue;
      const text = this.number.format(nothing ? 0 : level);
      const at = Math.min(this.height - 8, Math.max(8, y));
      paper.fillStyle = this.ground;
      paper.fillRect(0, at - 7, paper.measureText(text).width + 9, 14);
      paper.fillStyle = this.muted;
      paper.fillText(text, 4, at + 0.5);
    }
  }
}

function niceStep(rough) {
  const ten = 10 ** Math.floor(Math.log10(rough));
  return ten * ([1, 2, 2.5, 5].find((m) => m * ten >= rough) ?? 10);
}
