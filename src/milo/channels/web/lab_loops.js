// Breath loops: flow against volume, the newest in the accent, those before it fading.
const LOOPS = 8; // how many breaths are kept in sight; our choice
const LOOP_TALL = 250;

// Volume above the beginning of the breath, whichever sign its source gives to air that goes in.
function upright(loop) {
  const [zero] = loop[0];
  const away = loop.map(([litres]) => litres - zero);
  const sign = Math.max(...away) >= -Math.min(...away) ? 1 : -1;
  return loop.map(([, flow], i) => [Math.max(0, sign * away[i]), flow]);
}

class Loops {
  constructor(box, words) {
    this.box = box;
    this.words = words;
    this.canvas = box.querySelector("canvas");
    this.loops = [];
    this.dirty = true;
  }

  add(loop) {
    if (!loop || loop.length < 3) return;
    this.box.hidden = false;
    this.loops.push(upright(loop));
    if (this.loops.length > LOOPS) this.loops.shift();
    this.dirty = true;
  }

  clear() {
    this.loops = [];
    this.dirty = true;
  }

  draw() {
    if (!this.dirty || this.box.hidden) return;
    this.dirty = false;
    const { canvas } = this;
    const ctx = canvas.getContext("2d");
    const ratio = window.devicePixelRatio || 1;
    const width = Math.max(1, canvas.clientWidth);
    canvas.style.height = `${LOOP_TALL}px`;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(LOOP_TALL * ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(this.box);
    const colour = (name) => style.getPropertyValue(name).trim();
    ctx.fillStyle = colour("--screen");
    ctx.fillRect(0, 0, width, LOOP_TALL);
    const points = this.loops.flat();
    const most = (which, least) => Math.max(least, ...points.map((point) => Math.abs(point[which])));
    const stepV = niceStep(most(0, 0.5) / 3);
    const stepF = niceStep(most(1, 0.5) / 3);
    const topV = Math.ceil(most(0, 0.5) / stepV) * stepV;
    const topF = Math.ceil(most(1, 0.5) / stepF) * stepF;
    const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
    ctx.font = "11px system-ui, sans-serif";
    // As wide as the longest number on the axis: "-0.75" needs more than "-2".
    const flows = Array.from({ length: Math.round((2 * topF) / stepF) + 1 }, (_, i) => i * stepF - topF);
    const widest = Math.max(...flows.map((f) => ctx.measureText(number.format(f)).width));
    const [left, right, top, bottom] = [Math.ceil(widest) + 10, 10, 12, 24];
    const x = (litres) => left + ((width - left - right) * litres) / topV;
    const y = (flow) => top + (LOOP_TALL - top - bottom) * (0.5 - flow / topF / 2);
    ctx.lineWidth = 1;
    const line = (x0, y0, x1, y1, tone) => {
      ctx.strokeStyle = tone;
      ctx.beginPath();
      ctx.moveTo(x0, y0);
      ctx.lineTo(x1, y1);
      ctx.stroke();
    };
    for (let v = 0; v <= topV + CLOSE; v += stepV) {
      line(x(v), top, x(v), LOOP_TALL - bottom, colour("--grid-fine"));
      ctx.fillStyle = colour("--muted");
      ctx.textAlign = "center";
      const text = number.format(v);
      ctx.fillText(text, Math.min(x(v), width - 2 - ctx.measureText(text).width / 2), LOOP_TALL - 8);
    }
    for (let f = -topF; f <= topF + CLOSE; f += stepF) {
      line(left, y(f), width - right, y(f), Math.abs(f) < CLOSE ? colour("--grid-coarse") : colour("--grid-fine"));
      ctx.fillStyle = colour("--muted");
      ctx.textAlign = "right";
      ctx.fillText(number.format(Math.abs(f) < CLOSE ? 0 : f), left - 5, y(f) + 4);
    }
    this.loops.forEach((loop, i) => {
      const age = this.loops.length - 1 - i;
      ctx.strokeStyle = age ? colour("--series-1") : colour("--accent");
      ctx.globalAlpha = age ? Math.max(0.12, 0.5 - age * 0.07) : 1;
      ctx.lineWidth = age ? 1.2 : 2.2;
      ctx.lineJoin = "round";
      ctx.beginPath();
      loop.forEach(([litres, flow], at) => (at ? ctx.lineTo(x(litres), y(flow)) : ctx.moveTo(x(litres), y(flow))));
      ctx.stroke();
    });
    ctx.globalAlpha = 1;
  }
}
