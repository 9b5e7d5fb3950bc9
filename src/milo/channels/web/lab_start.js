// The start form: shows the questions of the chosen protocol, hands everything over at once, and says what was refused.
class Start {
  constructor(form) {
    this.form = form;
    this.words = JSON.parse(form.dataset.words);
    form.addEventListener("change", () => this.choose());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.begin();
    });
    this.choose();
  }

  get protocol() {
    return this.form.elements.protocol?.value;
  }

  choose() {
    for (const gates of this.form.querySelectorAll("[data-gates]")) {
      const open = gates.dataset.gates === this.protocol;
      gates.hidden = !open;
      gates.disabled = !open; // what is not asked is not required
    }
    this.tell("");
  }

  answers() {
    const given = {};
    for (const field of this.form.querySelectorAll(`[data-gates="${CSS.escape(this.protocol)}"] [data-gate]`)) {
      const chosen = field.querySelector("input:checked, select");
      const value = chosen?.value ?? "";
      given[field.dataset.gate] = value === "yes" ? true : value === "no" ? false : value;
      const must = field.dataset.must;
      if (must && value !== must) return { refused: field.dataset.refused || this.words.gate_refused, field };
    }
    given.consent = this.form.elements.consent.checked;
    return { given };
  }

  async begin() {
    const { given, refused, field } = this.answers();
    if (refused) {
      this.tell(refused);
      field.scrollIntoView({ block: "center" });
      return;
    }
    const [kind, ...rest] = this.form.elements.sensor.value.split(":");
    const button = this.form.querySelector("[data-start]");
    button.disabled = true;
    this.form.classList.add("starting");
    try {
      const answer = await fetch(this.form.dataset.href, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ sensor: { kind, id: rest.join(":") }, protocol: this.protocol, answers: given }),
      });
      const said = await answer.json();
      if (answer.ok) location.reload();
      else this.tell(said.detail || this.words.start_failed);
    } catch {
      this.tell(this.words.start_failed); // the house cannot be reached
    } finally {
      button.disabled = false;
      this.form.classList.remove("starting");
    }
  }

  tell(sentence) {
    this.form.querySelector("[data-said]").textContent = sentence;
  }
}
