// The dialog that puts a routine on a day of the week that is shown.
class RoutineChoice {
  constructor(board, dialog) {
    this.board = board;
    this.dialog = dialog;
    this.form = dialog.querySelector("form");
    this.used = dialog.querySelector("[data-used]");
    this.button = this.form.querySelector("footer .button");
    this.kept = null;
    this.form.addEventListener("submit", (event) => this.put(event));
    this.form.addEventListener("change", () => this.again());
    dialog.addEventListener("close", () => this.closed());
  }

  async open(day) {
    this.again();
    this.dialog.querySelector("[data-routines-week]").textContent = this.board.place.querySelector(".of-week b").textContent;
    const wanted = day || this.board.place.querySelector(".day.today")?.dataset.day || "monday";
    this.form.querySelector(`[name=day][value=${wanted}]`).checked = true;
    this.dialog.showModal();
    const place = this.dialog.querySelector("[data-routines-of]");
    place.replaceChildren(made("p", { class: "quiet", role: "status" }, this.board.words.trying));
    try {
      place.innerHTML = (await this.board.ask("/routines")).html; // written and escaped by the house
      this.button.disabled = !place.querySelector("input");
      place.querySelector("input")?.focus();
    } catch (error) {
      place.replaceChildren(made("p", { class: "fault", role: "alert" }, error.message || this.board.words.away));
    }
  }

  // Another choice is another question: what was said to the last one goes.
  again() {
    this.used.replaceChildren();
    this.button.disabled = false;
  }

  async put(event) {
    event.preventDefault();
    event.stopPropagation();
    const { day, routine } = Object.fromEntries(new FormData(this.form));
    this.button.disabled = true;
    this.used.replaceChildren(made("p", { class: "quiet" }, made("span", { class: "spin", "aria-hidden": true }), this.board.words.trying));
    try {
      const said = await this.board.ask("/use", { day, routine, week: this.board.week });
      this.kept = said.version;
      await this.board.refresh();
      if (!said.clamped.length) return this.dialog.close();
      this.used.replaceChildren(made("p", { class: "quiet" }, this.board.words.clamped), list(said.clamped));
    } catch (error) {
      this.button.disabled = false;
      this.used.replaceChildren(made("p", { class: "fault", role: "alert" }, error.message || this.board.words.away));
    }
  }

  closed() {
    if (this.kept === null) return;
    const version = this.kept;
    this.kept = null;
    this.board.kept(version);
  }
}
