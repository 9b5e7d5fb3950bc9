// The health questions before a plan: asked in a dialog; the plan that was wanted is made once they are answered.
const NARROW = 700; // px; a wider screen shows the whole form (our choice)

class Health {
  constructor(board, dialog) {
    this.board = board;
    this.dialog = dialog;
    this.place = dialog.querySelector("[data-health]");
    dialog.addEventListener("submit", (event) => this.send(event));
    dialog.addEventListener("close", () => { if (this.stopped) location.reload(); });
  }

  // path: what is asked of the house together with the answers; more: what else it is told. What was ticked already stays.
  open(html, path, more) {
    Object.assign(this, { path, more });
    if (!this.place.querySelector("form")) this.place.innerHTML = html; // written and escaped by the house
    const form = this.place.querySelector("form");
    for (const one of form.querySelectorAll("fieldset.question")) one.querySelector("input[type=radio]")?.setAttribute("required", "");
    for (const name of (form.dataset.required ?? "").split(",").filter(Boolean)) form.elements[name]?.setAttribute?.("required", "");
    this.dialog.showModal();
    if (innerWidth < NARROW && !form.dataset.steps) this.step(form, 0);
    form.querySelector("input,select")?.focus({ preventScroll: true });
  }

  // One question a screen on a phone: the next one comes once this one is answered.
  step(form, at) {
    form.dataset.steps = at;
    const asked = [...form.querySelectorAll("fieldset.question, .fields.two > :not(fieldset.asked)")];
    asked.forEach((one, n) => { one.hidden = n !== at; });
    const foot = form.querySelector("footer");
    foot.querySelectorAll("[data-step]").forEach((one) => one.remove());
    const last = at === asked.length - 1;
    foot.querySelector(".button.main").hidden = !last;
    const button = (to, words, main) => {
      const made_ = made("button", { type: "button", class: main ? "button main" : "button", "data-step": true }, words);
      made_.addEventListener("click", () => {
        const open = to > at && [...asked[at].querySelectorAll("input,select")].find((one) => !one.checkValidity());
        if (open) open.reportValidity(); else this.step(form, to);
      });
      return made_;
    };
    if (at) foot.append(button(at - 1, form.dataset.back, false));
    if (!last) foot.append(button(at + 1, `${form.dataset.next} (${at + 1}/${asked.length})`, true));
    this.dialog.scrollTop = 0;
  }

  async offer() {
    const said = await this.board.ask("/health", {});
    if (said.ask) this.open(said.ask, "/health", {});
    else location.reload();
  }

  async send(event) {
    event.preventDefault();
    event.stopPropagation();
    const form = event.target;
    const answer = form.querySelector(".form-answer");
    const button = form.querySelector(".button.main");
    answer.textContent = "";
    form.classList.add("starting");
    button.disabled = true;
    try {
      const said = await this.board.ask(this.path, { ...this.more, answers: answersOf(form) });
      if (said.html) this.stop(said.html);
      else if (!said.ask) location.assign(this.board.href);
    } catch (error) {
      answer.textContent = error.message || this.board.words.away;
      unansweredIn(form)?.focus();
    }
    form.classList.remove("starting");
    button.disabled = false;
  }

  // The answers are kept and no plan is made: why stands in their place.
  stop(html) {
    this.stopped = true;
    this.place.innerHTML = html; // written and escaped by the house
    const title = this.place.querySelector("h2");
    title.tabIndex = -1;
    title.focus();
  }
}

function answersOf(form) {
  const told = Object.fromEntries((form.dataset.lists ?? "").split(",").filter(Boolean).map((name) => [name, []]));
  for (const [name, value] of new FormData(form)) Array.isArray(told[name]) ? told[name].push(value) : (told[name] = value);
  return told;
}

function unansweredIn(form) {
  const open = [...form.querySelectorAll("fieldset.question")].find((one) => !one.querySelector(":checked"));
  return open?.querySelector("input") ?? [...form.querySelectorAll("select")].find((one) => !one.value);
}
