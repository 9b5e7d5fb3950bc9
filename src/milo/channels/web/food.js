// The food diary. What was read or picked lies in a basket until it is kept; without a connection it waits in the outbox.
const SIZES = { small: 0.7, medium: 1, large: 1.4 };

class FoodDiary {
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words);
    this.athlete = root.dataset.athlete;
    this.lines = [];
    this.day = null;
    this.meal = null;
    const find = (name) => root.querySelector(`[data-${name}]`);
    this.said = find("said");
    this.found = find("found");
    this.basket = find("basket");
    this.camera = new FoodCamera(find("looking"), this.words, (kind, seen) => (seen.code ? this.code(seen.code) : this.picture(kind, seen.blob)));
    const form = find("words-form");
    form.addEventListener("submit", (event) => { event.preventDefault(); this.understand(form.text.value.trim()); });
    let wait;
    form.text.addEventListener("input", () => {
      clearTimeout(wait);
      const q = form.text.value.trim();
      // A short text without a number is a search; a sentence is read when it is sent.
      if (q.length > 1 && !/\d|\s\S+\s/.test(q)) wait = setTimeout(() => this.search(q), 250);
    });
    root.addEventListener("click", (event) => this.pressed(event.target.closest("button")));
    root.addEventListener("change", ({ target }) => {
      if (!target.dataset.picture) return;
      const [file] = target.files;
      target.value = "";
      if (file) this.picture(target.dataset.picture, file);
    });
    for (const label of root.querySelectorAll("[data-open]")) {
      label.addEventListener("click", (event) => {
        // Without a camera the label opens the choice of a file, as it stands.
        if (!FoodCamera.possible() || event.target.tagName === "INPUT") return;
        event.preventDefault();
        this.look(label.dataset.open);
      });
    }
    if (root.dataset.camera && FoodCamera.possible()) this.look(root.dataset.camera);
    find("quick")?.addEventListener("submit", (event) => this.quick(event)); // absent where energy is not shown
    find("bring").addEventListener("submit", (event) => this.bring(event));
    this.own = new FoodOwn(root, this);
    outbox.listeners.add((key, said, refused) => this.heard(key, said, refused));
    outbox.flush();
  }

  href(door, query = {}) { return withQuery(`${this.root.dataset.base.replace("/app/food", `/app/food/${door}`)}`, query); }

  async asked(work) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Away) this.tell(this.words.waiting);
      else if (error instanceof Refused) this.tell(error.message, true);
      else throw error;
      return null;
    }
  }

  tell(sentence, fault = false) {
    this.said.textContent = sentence;
    this.said.classList.toggle("fault", fault);
  }

  async understand(text) {
    if (!text) return;
    const heard = await this.asked(() => ask(this.href("understand"), { text }, this.athlete));
    if (!heard) return;
    this.tell(heard.reply ?? heard.text, Boolean(heard.reply));
    this.meal = heard.meal;
    this.day = heard.date;
    this.offer(heard.foods);
    if (heard.lines.length) this.put(heard.lines, true);
  }

  async search(q) {
    const found = await this.asked(() => ask(this.href("search", { q }), undefined, this.athlete));
    if (found) this.offer(found.foods);
  }

  // Foods as buttons; a tap lays one into the basket.
  offer(foods = [], place = this.found, put = (line) => this.put([line])) {
    place.replaceChildren(...foods.map((food) => {
      const kcal = food.per_100_g.kcal === undefined ? "" : `${Math.round(food.per_100_g.kcal)} kcal / 100 g`;
      const button = made("button", { type: "button", class: "hit" }, made("span", {}, food.name), made("small", {}, kcal));
      button.addEventListener("click", () => {
        place.replaceChildren();
        put({ food_id: food.food_id, name: food.name, amount: 1, unit: food.units.includes("piece") ? "piece" : "serving", units: food.units });
      });
      return button;
    }));
  }

  put(lines, anew = false) {
    this.lines = anew ? [...lines] : [...this.lines, ...lines];
    this.draw();
  }

  draw() {
    this.basket.hidden = !this.lines.length;
    if (!this.lines.length) { this.basket.replaceChildren(); return; }
    const meal = made("select", { "aria-label": "meal", "data-meal-of": true });
    meal.innerHTML = this.basket.dataset.meals; // written and escaped by the house
    meal.value = this.meal ?? mealOf(new Date());
    meal.addEventListener("change", () => { this.meal = meal.value; });
    const keep = made("button", { type: "button", class: "button main", "data-keep": true }, this.words.keep);
    const drop = made("button", { type: "button", class: "button", "data-cancel": true }, this.words.cancel);
    this.basket.replaceChildren(made("h3", {}, this.words.understood), made("ul", { class: "lines" }, ...this.rows(this.lines, "drop")), made("div", { class: "quickly" }, meal, keep, drop));
    this.meal = meal.value;
  }

  // Lines with their amounts to be changed; away: the name of the attribute of the button that takes one out.
  rows(lines, away) {
    return lines.map((line, at) => {
      const amount = made("input", { type: "number", min: "0", step: "any", inputmode: "decimal", "aria-label": `${this.words.amount}: ${line.name}` });
      amount.value = line.amount ?? (line.grams ? Math.round(line.grams) : "");
      if (line.amount == null && line.grams) { line.amount = Math.round(line.grams); line.unit = "g"; }
      const unit = made("select", { "aria-label": `${this.words.unit}: ${line.name}` });
      const names = [...new Set([line.unit ?? "piece", "g", "serving", ...(line.units ?? [])])];
      for (const name of names) unit.append(made("option", { value: name, selected: (line.unit ?? "piece") === name }, this.words.units[name] ?? name));
      amount.addEventListener("input", () => { line.amount = Number(amount.value); line.grams = null; });
      unit.addEventListener("change", () => { line.unit = unit.value; line.grams = null; });
      const button = made("button", { type: "button", class: "tool", [`data-${away}`]: String(at), "aria-label": `${this.words.remove}: ${line.name}` }, sign("close"));
      const energy = line.food_id || line.nutrients?.kcal === undefined ? "" : `, ${Math.round(line.nutrients.kcal)} kcal`;
      const fields = line.food_id ? [amount, unit] : [];
      return made("li", { class: line.sure === false ? "unsure" : "" }, made("span", { class: "what" }, line.name + energy), ...fields, button);
    });
  }

  pressed(button) {
    if (!button) return;
    const { dataset } = button;
    if (dataset.eat) { this.put(JSON.parse(dataset.eat)); this.basket.scrollIntoView({ block: "center" }); }
    else if (dataset.lines) { this.meal = dataset.meal ?? this.meal; this.put(JSON.parse(dataset.lines), Boolean(dataset.meal)); this.basket.scrollIntoView({ block: "nearest" }); }
    else if ("keep" in dataset) this.keep();
    else if ("cancel" in dataset) this.clear();
    else if (dataset.drop) { this.lines.splice(Number(dataset.drop), 1); this.draw(); }
    else if (dataset.drink) this.put([{ food_id: dataset.drink, name: dataset.name, amount: 1, unit: dataset.unit }]);
    else if (dataset.go) this.show(dataset.go);
    else if ("copy" in dataset) this.send("copy", {});
    else if ("askProposal" in dataset) this.propose(button);
    else if (dataset.answer) this.change(dataset.answer);
    else if (dataset.remove) this.remove(dataset.remove);
  }

  clear() {
    this.lines = [];
    this.meal = null;
    this.tell("");
    this.found.replaceChildren();
    this.draw();
  }

  keep() {
    const lines = this.lines.map(({ food_id, name, amount, unit, grams, nutrients }) => (food_id
      ? { food_id, amount: amount || null, unit: unit === "piece" && !grams ? "piece" : unit ?? null, grams: grams ?? null }
      : { name, nutrients }));
    this.send("keep", { lines, meal: this.meal });
    this.root.querySelector("#food-text").value = "";
    const seen = this.seen;
    this.clear();
    if (seen && lines.length === 1 && lines[0].food_id) this.name(seen, lines[0].food_id);
    this.seen = null;
  }

  send(door, body) {
    const key = `food:${this.athlete}:${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;
    this.sent = key;
    outbox.put(key, this.href(door), { ...body, key, date: this.day ?? localIso().slice(0, 10) }, this.athlete);
  }

  heard(key, said, refused) {
    if (key === "") {
      if (outbox.entries()[this.sent]) { this.tell(this.words.waiting); this.own.waiting(); }
      return;
    }
    if (!key.startsWith("food:")) return;
    this.tell(refused ?? this.words.synced, Boolean(refused));
    if (refused) return;
    if (said?.food) this.own.kept(said.food);
    else this.show(this.day);
  }

  async remove(log_id) {
    const done = await this.asked(() => ask(this.href("remove"), { log_id }, this.athlete));
    if (done) { this.tell(this.words.undone); this.show(this.day); }
  }

  async propose(button) {
    button.disabled = true;
    const found = await this.asked(() => ask(this.href("proposal", this.day ? { date: this.day } : {}), undefined, this.athlete));
    button.disabled = false;
    if (found) this.root.querySelector("[data-proposal]").innerHTML = found.html; // written and escaped by the house
  }

  // The answer to the week's question about the energy target; the day's target follows it.
  async change(answer) {
    const done = await this.asked(() => ask(this.href("change"), { answer }, this.athlete));
    if (!done) return;
    this.root.querySelector("[data-change]").innerHTML = done.html; // written and escaped by the house
    this.show(this.day);
  }

  async show(date) {
    this.day = date ?? null;
    const found = await this.asked(() => ask(this.href("day", date ? { date } : {}), undefined, this.athlete));
    if (!found) return;
    this.day = found.date;
    this.root.querySelector("[data-day]").innerHTML = found.html; // written and escaped by the house
    this.root.querySelector("[data-usual]").innerHTML = found.usual;
    const week = await this.asked(() => ask(this.href("week", {}), undefined, this.athlete));
    if (week) this.root.querySelector("[data-week]").innerHTML = week.html;
  }

  quick(event) {
    event.preventDefault();
    const told = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value !== "").map(([n, v]) => [n, Number(v)]));
    this.put([{ food_id: null, name: this.words.quick, nutrients: told }]);
    event.target.reset();
  }

  // A table of foods, or the export of a diary.
  async bring(event) {
    event.preventDefault();
    const form = event.target;
    const place = form.querySelector("[data-brought]");
    place.textContent = this.words.bringing;
    const answer = await fetch(this.href("import"), { method: "POST", body: new FormData(form), headers: { "X-Milo-Athlete": this.athlete } }).catch(() => null);
    const said = await answer?.json().catch(() => null);
    place.textContent = said?.said ?? said?.detail ?? this.words.failed;
    if (answer?.ok) { form.reset(); this.show(this.day); }
  }

  async look(kind) {
    if (!await this.camera.open(kind)) this.root.querySelector(`[data-picture=${kind}]`).click();
  }

  // A barcode that was read in the browser.
  async code(code) {
    const found = await this.asked(() => ask(this.href("product", { code }), undefined, this.athlete));
    if (found) this.product(found);
  }

  product(read) {
    this.tell(read.code ? (read.foods.length ? read.code : filled(this.words.no_product, { code: read.code })) : this.words.not_sure);
    if (read.code && !read.foods.length) this.root.querySelector("[data-own]").code.value = read.code;
    this.offer(read.foods);
  }

  // A picture is made small here, read by the house and not kept.
  async picture(kind, file) {
    this.tell(this.words.reading);
    const picture = await smaller(file, kind === "photo" ? 640 : 1280);
    const read = await this.asked(() => ask(this.href("picture"), { kind, picture }, this.athlete));
    if (!read) return;
    if (kind === "label") { this.label(read); return; }
    if (kind === "barcode") { this.product(read); return; }
    this.tell(read.ask);
    this.seen = picture;
    this.offer(read.foods);
  }

  // What a label told stands in the form of an own food, to be looked at before it is kept.
  label(read) {
    const form = this.root.querySelector("[data-own]");
    const scale = read.per?.startsWith("100") ? 1 : read.serving_g ? 100 / read.serving_g : null;
    for (const [name, one] of Object.entries(read.nutrients)) {
      if (form[name] && scale) { form[name].value = Math.round(one.value * scale * 100) / 100; form[name].classList.toggle("unsure", !one.sure); }
    }
    if (read.serving_g) form.serving_g.value = read.serving_g;
    form.closest("details").open = true;
    form.scrollIntoView();
    this.tell(read.reasons.map((r) => r.text).join(" "));
  }

  async name(picture, food_id) { // the next picture of this dish is known
    try { await ask(this.href("picture"), { kind: "photo", picture, named: food_id }, this.athlete); } catch { /* the entry is kept; only the camera learns nothing */ }
  }
}

function localIso(date = new Date()) {
  const offset = -date.getTimezoneOffset();
  const two = (n) => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  const local = new Date(date.getTime() + offset * 60000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}

function mealOf(at) {
  const hour = at.getHours();
  return hour < 11 ? "breakfast" : hour < 16 ? "lunch" : hour < 19 ? "snack" : "dinner";
}

async function smaller(file, side) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = made("canvas", { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  let quality = 0.85;
  let url = canvas.toDataURL("image/jpeg", quality);
  while (url.length > 280000 && quality > 0.3) url = canvas.toDataURL("image/jpeg", (quality -= 0.15));
  return url.split(",")[1];
}

// The page is built after its scripts have run.
document.addEventListener("DOMContentLoaded", () => {
  let begun = null;
  const begin = () => {
    const root = document.querySelector("[data-food]");
    if (root && root !== begun) { begun = root; new FoodDiary(root); }
  };
  new MutationObserver(begin).observe(document.body, { childList: true, subtree: true });
  begin();
});
