// The conversation: stages while the coach thinks, sentences as they come, then the whole with receipts that open.
class Talk {
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words);
    this.log = root.querySelector("[data-log]");
    this.form = root.querySelector("[data-ask-form]");
    this.field = this.form.elements.text;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.say(this.field.value.trim());
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.say(this.field.value.trim());
    });
    this.field.addEventListener("input", () => this.grow());
    root.addEventListener("click", (event) => this.clicked(event));
    root.querySelector("[data-what-if-form]").addEventListener("submit", (event) => this.compare(event));
    // What unfolds at the foot of a phone would lie behind its bar.
    root.querySelector("[data-what-if-of]").addEventListener("toggle", (event) => event.target.open && event.target.scrollIntoView({ block: "nearest" }));
    this.down();
  }

  clicked(event) {
    const chip = event.target.closest("[data-chip]");
    if (chip) return chip.dataset.chip.endsWith(" ") || chip.dataset.chip.endsWith("…") ? this.begin(chip.dataset.chip) : this.say(chip.dataset.chip);
    const number = event.target.closest("[data-claim]");
    if (!number) return;
    const receipt = number.closest(".words").querySelector(`[data-receipt="${number.dataset.claim}"]`);
    receipt.hidden = !receipt.hidden;
    number.setAttribute("aria-expanded", !receipt.hidden);
    if (!receipt.hidden) receipt.scrollIntoView({ block: "nearest" });
  }

  begin(words) {
    this.field.value = words.replace(/…$/, "");
    this.field.focus();
    this.grow();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(160, this.field.scrollHeight + 2)}px`;
  }

  down() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  bubble(...inside) {
    const bubble = made("div", { class: "said-by level-n waits" }, sign("forum"), made("div", { class: "words" }, ...inside));
    this.log.append(bubble);
    this.down();
    return bubble;
  }

  async say(text) {
    if (!text || this.busy) return;
    this.busy = true;
    this.root.querySelector("[data-empty]")?.remove();
    this.log.append(made("div", { class: "said-by own" }, made("div", { class: "words" }, made("p", {}, text))));
    this.field.value = "";
    this.grow();
    const stage = made("p", { class: "stage" }, made("span", { class: "spin", "aria-hidden": true }), made("span", {}, this.words.stage_received));
    const bubble = this.bubble(stage);
    try {
      await this.stream(text, bubble, stage);
    } catch (error) {
      this.failed(bubble, text, error.message || this.words.away);
    } finally {
      this.busy = false;
      (this.alarm ?? this.field).focus({ preventScroll: true }); // an emergency keeps the focus, so that it is read first
      this.alarm = null;
    }
  }

  async stream(text, bubble, stage) {
    let answer;
    try {
      answer = await fetch(this.root.dataset.href, request({ text }));
    } catch {
      throw new Away();
    }
    if (!answer.ok) throw new Refused((await answer.json().catch(() => ({}))).detail);
    const said = made("p");
    let whole = false;
    for await (const { event, data } of events(answer.body)) {
      if (event === "stage") stage.lastChild.textContent = this.words[`stage_${data.stage}`] ?? this.words.stage_thinking;
      if (event === "text") {
        if (!said.isConnected) stage.before(said);
        said.append(data.text);
        this.down();
      }
      if (event === "failed") throw new Refused(data.text);
      if (event === "done") {
        const place = made("div");
        place.innerHTML = data.html; // written and escaped by the house
        const fresh = place.firstElementChild;
        if (data.level === "E0" || data.level === "E1") {
          fresh.setAttribute("role", "alert");
          fresh.tabIndex = -1;
          this.alarm = fresh;
        }
        bubble.replaceWith(fresh);
        const own = fresh.previousElementSibling ?? fresh;
        this.log.scrollTop = own.offsetTop - this.log.offsetTop - 12; // a long reply is read from its beginning
        whole = true;
      }
    }
    if (!whole) throw new Away();
  }

  failed(bubble, text, sentence) {
    const again = made("button", { type: "button", class: "button" }, this.words.again);
    again.addEventListener("click", () => {
      bubble.previousElementSibling?.remove();
      bubble.remove();
      this.say(text);
    });
    bubble.querySelector(".words").replaceChildren(made("p", { class: "fault" }, sentence), again);
    bubble.classList.remove("waits");
    this.down();
  }

  async compare(event) {
    event.preventDefault();
    const place = this.root.querySelector("[data-compared]");
    place.replaceChildren(made("p", { class: "stage" }, made("span", { class: "spin", "aria-hidden": true }), made("span", {}, this.words.stage_simulating)));
    try {
      place.innerHTML = (await ask(this.root.dataset.whatIf, { wanted: event.target.elements.wanted.value.trim() })).html;
    } catch (error) {
      if (error.code === "answered") replied(place, error.said);
      else place.replaceChildren(made("p", { class: "fault" }, error.message || this.words.away));
    }
  }
}

// Server-sent events of a body that is being read.
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let kept = "";
  for (;;) {
    const { value, done } = await reader.read().catch(() => { throw new Away(); });
    if (done) return;
    kept += value;
    const blocks = kept.split("\n\n");
    kept = blocks.pop();
    for (const block of blocks) {
      const lines = block.split("\n");
      const event = lines.find((line) => line.startsWith("event: "))?.slice(7);
      const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
      if (event) yield { event, data: JSON.parse(data || "null") };
    }
  }
}
