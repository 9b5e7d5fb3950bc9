// The form page: the camera's pose is found here, only landmarks leave the page.
const EDGES = [[11,12],[11,13],[13,15],[12,14],[14,16],[11,23],[12,24],[23,24],[23,25],[25,27],[24,26],[26,28],[27,31],[28,32],[27,29],[28,30]];
const LIVE_RIR = [[0.1, 5], [0.2, 3], [0.3, 2], [0.4, 1]];  // slowing of the last repetition: repetitions in reserve, roughly

function drawn(context, points, width, height) {
  context.lineWidth = Math.max(3, width / 160);
  context.lineCap = "round";
  context.strokeStyle = "#f0a35e";
  context.fillStyle = "#ffffff";
  for (const [a, b] of EDGES) {
    if (!points[a] || !points[b]) continue;
    context.beginPath();
    context.moveTo(points[a][0], points[a][1]);
    context.lineTo(points[b][0], points[b][1]);
    context.stroke();
  }
  points.forEach((p, i) => {
    if (!p || (i > 0 && i < 11) || (i > 16 && i < 23)) return;
    context.beginPath();
    context.arc(p[0], p[1], Math.max(2.5, width / 190), 0, 7);
    context.fill();
  });
}

const element = (tag, text, cls) => {
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = text;
  if (cls) made.className = cls;
  return made;
};

// Without a graphics card WebGL is imitated: there the network runs forty times faster on the processor, and in full precision.
function paintsInSoftware() {
  const gl = document.createElement("canvas").getContext("webgl2"), told = gl?.getExtension("WEBGL_debug_renderer_info");
  return !gl || /swiftshader|llvmpipe|software|basic render/i.test(told ? gl.getParameter(told.UNMASKED_RENDERER_WEBGL) : "");
}

async function openPose(seen) {
  if (!window.Pose) {
    await new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = "/app/form/pose/pose.js";
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }
  const pose = new window.Pose({ locateFile: (name) => `/app/form/pose/${name}` });
  pose.setOptions({ modelComplexity: 1, smoothLandmarks: true, enableSegmentation: false, useCpuInference: paintsInSoftware() });
  pose.onResults(seen);
  return pose;
}

const socketAt = (path, asked) => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}?${asked}`);

// Where the page has no pose model: after a yes, pictures go to the athlete's own Milo, which answers with the same landmarks.
const WIDEST = 640;
function openOwnServer(seen, athlete, ended) {
  const socket = socketAt("/api/v1/form/frames", new URLSearchParams({ user_id: athlete }));
  const canvas = document.createElement("canvas");
  let every = 0, sentAt = 0, answered = null;
  socket.binaryType = "arraybuffer";
  const send = async ({ image }) => {
    await new Promise((due) => setTimeout(due, sentAt + every - performance.now()));
    const size = Math.min(1, WIDEST / Math.max(image.videoWidth, image.videoHeight));
    canvas.width = Math.round(image.videoWidth * size);
    canvas.height = Math.round(image.videoHeight * size);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise((made) => canvas.toBlob(made, "image/jpeg", 0.8));
    if (socket.readyState !== WebSocket.OPEN) return;
    sentAt = performance.now();
    const told = new Promise((done) => { answered = done; });
    socket.send(picture);
    const points = await told;
    if (!(points instanceof Float32Array)) return;  // a picture that was not looked at, or a socket that ended
    const found = Array.from({ length: 33 }, (_, i) => points.subarray(4 * i, 4 * i + 4));
    const { width, height } = canvas;
    seen({ poseLandmarks: Number.isNaN(points[0]) ? undefined : found.map(([x, y, z, visibility]) => ({ x: x / width, y: y / height, z: z / width, visibility })) });
  };
  return new Promise((ready, refused) => {
    socket.onopen = () => socket.send(JSON.stringify({ agreed: true }));
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) return answered?.(new Float32Array(data));
      const told = JSON.parse(data);
      if (!told.ready) return answered?.(null);
      every = 1000 / told.frames_per_s;
      ready({ send, close: () => socket.close() });
    };
    socket.onclose = ({ reason }) => {
      answered?.(null);
      refused(new Error(reason));
      ended(reason);
    };
  });
}

class FormRoom {
  constructor(room) {
    this.room = room;
    this.about = JSON.parse(room.dataset.form);
    this.say = (key) => this.about.words[key] ?? key;
    this.find = (what) => room.querySelector(what);
    this.find("[data-start]")?.addEventListener("click", () => (this.stream ? this.stop() : this.start()));
    this.yes?.addEventListener("change", () => { this.find("[data-start]").disabled = !this.yes.checked; });
    this.find("[data-upload]").addEventListener("submit", (event) => this.upload(event));
    this.find("[data-films]").addEventListener("click", (event) => this.forget(event.target.closest("[data-forget]")));
    addEventListener("pagehide", () => this.stop());
  }

  get yes() { return this.find("[data-yes]"); }

  get exercise() { return this.find("[data-exercise]").value; }

  async start() {
    const hint = this.find("[data-hint]"), video = this.find("video"), button = this.find("[data-start]");
    if (this.yes && !this.yes.checked) return;
    hint.hidden = false;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 640 } }, audio: false });
    } catch {
      hint.textContent = this.say("no-camera");
      return;
    }
    button.lastChild.textContent = this.say("stop");
    hint.textContent = this.say("loading");
    video.srcObject = this.stream;
    await video.play();
    const stream = this.stream, seen = (results) => this.stream === stream && this.seen(results.poseLandmarks);
    const own = (why) => this.stream === stream && this.ended(why);
    const pose = await (this.yes ? openOwnServer(seen, this.about.athlete, own) : openPose(seen)).catch(() => own());
    if (!pose || this.stream !== stream) return pose?.close();
    if (this.yes) this.pictures = pose;
    this.sending(Boolean(this.yes));
    this.open();
    const turn = async () => {
      if (this.stream !== stream) return pose.close();
      this.at = video.currentTime;
      if (video.readyState >= 2) await pose.send({ image: video });
      requestAnimationFrame(turn);
    };
    turn();
  }

  open() {
    this.reps = [];
    this.last = null;
    const asked = new URLSearchParams({ user_id: this.about.athlete });
    if (this.exercise) asked.set("exercise", this.exercise);
    this.socket = socketAt("/api/v1/form/live", asked);
    this.socket.onmessage = (message) => this.told(JSON.parse(message.data));
  }

  sending(on) {
    const mark = this.find("[data-sending]");
    if (mark) mark.hidden = !on;
    if (this.yes) this.yes.disabled = on;
  }

  // The own server took no more pictures: the camera goes off, and the page says why.
  ended(why) {
    if (!this.stream) return;
    this.stop();
    const hint = this.find("[data-hint]");
    hint.hidden = false;
    hint.textContent = why || this.say("pictures-lost");
  }

  seen(landmarks) {
    const video = this.find("video"), canvas = this.find(".stage canvas"), width = video.videoWidth, height = video.videoHeight;
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    const hint = this.find("[data-hint]");
    hint.hidden = Boolean(landmarks);
    if (!landmarks) hint.textContent = this.say("waiting");
    else drawn(context, landmarks.map((p) => [p.x * width, p.y * height]), width, height);
    const frame = new Float32Array(1 + 33 * 4).fill(NaN);
    frame[0] = this.at;
    landmarks?.forEach((p, i) => frame.set([p.x * width, p.y * height, p.z * width, p.visibility ?? 1], 1 + 4 * i));
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(frame.buffer);
    this.room.dataset.frames = Number(this.room.dataset.frames ?? 0) + 1;
    if (landmarks) this.room.dataset.skeletons = Number(this.room.dataset.skeletons ?? 0) + 1;
  }

  told(news) {
    this.find("[data-count]").textContent = news.count;
    this.find("[data-named]").textContent = news.exercise ? this.say(`exercise-${news.exercise.name}`) : "";
    this.last = { ...news, form: news.form ?? this.last?.form ?? null, strain: news.strain ?? this.last?.strain ?? null };
    if (news.rep) this.reps[news.count - 1] = news.rep;
    if (!news.cue) return;
    this.find("[data-cue]").textContent = news.cue;
    if (this.find("[data-speak]").checked && window.speechSynthesis && !speechSynthesis.speaking) {
      const words = new SpeechSynthesisUtterance(news.cue);
      words.lang = this.about.language;
      speechSynthesis.speak(words);
    }
  }

  stop() {
    if (!this.stream) return;
    for (const track of this.stream.getTracks()) track.stop();
    this.stream = null;
    this.socket?.close();
    this.find("[data-start]").lastChild.textContent = this.say("start");
    this.pictures?.close();
    if (this.yes) {  // the next camera asks again
      this.sending(false);
      this.yes.checked = false;
      this.find("[data-start]").disabled = true;
    }
    if (!this.last?.count || !this.last.exercise) return;
    const reps = this.reps.filter(Boolean);
    this.logging(this.last.exercise.name, this.last.count, this.find(".camera"), { ...this.last, reps }, reps);
  }

  async upload(event) {
    event.preventDefault();
    const form = event.target, said = form.querySelector(".form-answer"), button = form.querySelector("button");
    said.textContent = this.say("working");
    button.disabled = true;
    try {
      const body = new FormData();
      body.append("file", form.file.files[0]);
      const asked = new URLSearchParams({ athlete: this.about.athlete, exercise: this.exercise, keep: Boolean(form.keep?.checked) });
      const answer = await fetch(`/app/form/read?${asked}`, { method: "POST", body, headers: { "X-Milo-Athlete": this.about.athlete } });
      const found = await answer.json();
      if (!answer.ok) throw new Error(found.detail);
      said.textContent = "";
      if (form.keep?.checked) form.keep.checked = false;
      if (found.films !== undefined) this.find("[data-films]").innerHTML = found.films;
      this.show(found);
    } catch (error) {
      said.textContent = error.message || this.say("failed");
    }
    button.disabled = false;
  }

  async forget(button) {
    if (!button || !confirm(this.say("forget-sure"))) return;
    button.disabled = true;
    const answer = await fetch(`/app/form/forget?${new URLSearchParams({ athlete: this.about.athlete })}`, {
      method: "POST", body: JSON.stringify({ id: button.dataset.forget }), headers: { "Content-Type": "application/json", "X-Milo-Athlete": this.about.athlete },
    });
    const left = await answer.json();
    if (answer.ok) this.find("[data-films]").innerHTML = left.films;
    else button.after(element("small", left.detail));
  }

  show(set) {
    const place = this.find("[data-result]");
    place.replaceChildren(element("h2", set.exercise ? this.say(`exercise-${set.exercise.name}`) : this.say("unknown")));
    place.hidden = false;
    const top = element("div", null, "form-top");
    const tile = (label, value, small) => {
      const one = element("div");
      one.append(element("small", label), element("b", value ?? "–"), element("small", small ?? ""));
      top.append(one);
    };
    tile(this.say("count"), set.count, set.view ? this.say(`view-${set.view}`) : "");
    if (set.form) tile(this.say("score"), Math.round(set.form.score), set.form.interval.map(Math.round).join("–"));
    if (set.strain) tile(this.say("strain"), Math.round(set.strain.score), set.strain.interval.map(Math.round).join("–"));
    place.append(top);
    if (set.strain) place.append(element("p", this.say("strain-hint"), "quiet"));
    for (const reason of set.reasons) place.append(element("p", reason.text, "quiet"));
    this.cues(set, place);
    this.replay(set, place);
    this.table(set, place);
    if (set.exercise && set.count) this.logging(set.exercise.name, set.count, place, set, set.reps);
    place.scrollIntoView({ behavior: "smooth", block: "start" });
  }

  cues(set, place) {
    const sums = {};
    for (const rep of set.reps) for (const fault of rep.faults) sums[fault.id] = (sums[fault.id] ?? 0) + fault.severity * fault.sure / set.reps.length;
    const worst = Object.entries(sums).filter(([, size]) => size > 0.12).sort((a, b) => b[1] - a[1]).slice(0, 2);
    if (!set.form) return;
    if (!worst.length) return place.append(element("p", this.say("no-faults"), "quiet"));
    place.append(element("h3", this.say("cues")));
    const list = element("ol", null, "cues-of");
    for (const [id] of worst) {
      const line = element("li", this.say(`cue-${id}`));
      line.append(element("small", ` ${this.say(`fault-${id}`)}`, "quiet"));
      list.append(line);
    }
    place.append(list);
  }

  replay(set, place) {
    const { frames, fps } = set.skeleton;
    if (!frames.length) return;
    const box = element("div", null, "replay"), left = element("div"), right = element("div");
    const canvas = element("canvas", null, "figure"), slider = element("input"), play = element("button", this.say("play"), "button");
    canvas.width = canvas.height = 480;
    Object.assign(slider, { type: "range", min: 0, max: frames.length - 1, value: 0 });
    slider.setAttribute("aria-label", this.say("result"));
    play.type = "button";
    left.append(canvas, slider, play);
    const seen = frames.flat().filter(Boolean);
    const low = [0, 1].map((k) => seen.reduce((m, p) => Math.min(m, p[k]), Infinity)), high = [0, 1].map((k) => seen.reduce((m, p) => Math.max(m, p[k]), -Infinity));
    const size = 430 / Math.max(high[0] - low[0], high[1] - low[1], 1e-6);
    const marks = [];
    right.append(element("h3", this.say("angles")));
    for (const joint of ["knee", "hip", "elbow", "shoulder"]) {
      const values = set.angles[`${joint}_left`].map((v, i) => {
        const other = set.angles[`${joint}_right`][i];
        return v === null ? other : other === null ? v : (v + other) / 2;
      });
      const known = values.filter((v) => v !== null);
      if (!known.length) continue;
      const figure = element("figure", null, "curve"), caption = element("figcaption");
      caption.append(element("span", this.say(joint)), element("span", `${Math.round(Math.min(...known))}–${Math.round(Math.max(...known))}°`));
      let path = "", pen = "M";
      values.forEach((v, i) => {
        if (v === null) { pen = "M"; return; }
        path += `${pen}${(100 * i) / values.length} ${56 - (v / 180) * 54}`;
        pen = "L";
      });
      figure.append(caption);
      figure.insertAdjacentHTML("beforeend", `<svg viewBox="0 0 100 56" preserveAspectRatio="none" aria-hidden="true"><path d="${path}"/><line y1="0" y2="56"/></svg>`);
      marks.push(figure.querySelector("line"));
      right.append(figure);
    }
    const draw = () => {
      const context = canvas.getContext("2d");
      context.clearRect(0, 0, 480, 480);
      drawn(context, frames[slider.value].map((p) => p && [25 + (p[0] - low[0]) * size, 25 + (p[1] - low[1]) * size]), 480, 480);
      for (const mark of marks) for (const side of ["x1", "x2"]) mark.setAttribute(side, (100 * slider.value) / frames.length);
    };
    slider.addEventListener("input", draw);
    play.addEventListener("click", () => {
      clearInterval(this.playing);
      slider.value = 0;
      this.playing = setInterval(() => {
        slider.value = Number(slider.value) + 1;
        draw();
        if (Number(slider.value) >= frames.length - 1) clearInterval(this.playing);
      }, 1000 / fps);
    });
    draw();
    box.append(left, right);
    place.append(box);
  }

  table(set, place) {
    if (!set.reps.length) return;
    const scroll = element("div", null, "form-scroll"), table = element("table"), head = element("tr");
    for (const key of ["rep", "depth", "range", "tempo", "gap", "faults"]) head.append(element("th", this.say(`col-${key}`)));
    table.append(head);
    set.reps.forEach((rep, i) => {
      const row = element("tr");
      const cells = [i + 1, rep.depth_index === null ? "–" : rep.depth_index.toFixed(2), rep.rom_deg === null ? "–" : `${Math.round(rep.rom_deg)}°`,
        rep.tempo_s.slice(0, 3).map((s) => s.toFixed(1)).join(" · "), rep.asymmetry_deg === null ? "–" : `${Math.round(rep.asymmetry_deg)}°`,
        rep.faults.map((f) => this.say(`fault-${f.id}`)).join(", ") || "–"];
      for (const cell of cells) row.append(element("td", cell));
      table.append(row);
    });
    scroll.append(table);
    place.append(scroll);
  }

  logging(exercise, reps, place, set, cycles) {
    if (!this.about.logs) return;
    place.querySelector(".log-set")?.remove();
    const form = element("form", null, "log-set"), weight = element("input"), reserve = element("input"), said = element("p", "", "form-answer");
    said.setAttribute("role", "status");
    Object.assign(weight, { type: "number", min: 0, max: 500, step: 0.5 });
    Object.assign(reserve, { type: "number", min: 0, max: 10, step: 1 });
    if (cycles.length >= 3) {
      const speeds = cycles.map((r) => r.rom_deg / Math.max(r.tempo_s[2], 0.1)), lost = 1 - speeds.at(-1) / Math.max(...speeds.slice(0, 3));
      reserve.value = (LIVE_RIR.find(([most]) => lost < most) ?? [0, 0])[1];
    }
    const labelled = (key, input) => {
      const label = element("label");
      label.append(element("span", this.say(key)), input);
      form.append(label);
    };
    labelled("log-weight", weight);
    labelled("log-rir", reserve);
    const button = element("button", this.say("log"), "button main");
    form.append(button);
    if (cycles.length >= 3) form.append(element("p", this.say("log-rir-hint"), "quiet"));
    form.append(said);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      const told = { exercise, reps };
      if (weight.value) told.weight_kg = Number(weight.value);
      if (reserve.value) told.rir = Number(reserve.value);
      told.document = { view: set.view, form: set.form, strain: set.strain, reps: set.reps };
      const answer = await fetch(`/app/form/log?${new URLSearchParams({ athlete: this.about.athlete })}`, {
        method: "POST", body: JSON.stringify(told), headers: { "Content-Type": "application/json", "X-Milo-Athlete": this.about.athlete },
      });
      const kept = await answer.json();
      said.textContent = answer.ok ? kept.said : kept.detail;
      button.disabled = answer.ok;
      if (!answer.ok || !kept.own.length) return;
      const own = element("div");
      own.append(element("h3", this.say("own")));
      for (const one of kept.own) own.append(element("p", `${one.text} ${one.usual}`));
      form.after(own);
    });
    place.append(form);
  }
}

window.openPose = openPose;  // so that a test can ask for the page's own network
const begin = () => document.querySelectorAll("[data-form]:not([data-here])").forEach((room) => {
  room.dataset.here = "";
  new FormRoom(room);
});
begin();
new MutationObserver(begin).observe(document.documentElement, { childList: true, subtree: true });
