// What is usually meant for good; a move, a rest or a short day are usually meant for once. Our choice; both are offered.
const LASTING = new Set(["swap", "harder", "easier"]);

// A proposal: what an edit would do, shown as old -> new before it is kept.
class Proposal {
  constructor(board) {
    this.board = board;
    this.dialog = board.root.querySelector("#proposal");
    this.shown = this.dialog.querySelector("[data-proposed]");
    this.accept = this.dialog.querySelector("[data-accept]");
    this.scope = this.dialog.querySelector("[data-scope]");
    this.scope.addEventListener("change", () => this.look());
    this.accept.addEventListener("click", () => this.keep());
    this.dialog.addEventListener("close", () => { this.turn += 1; });
    this.turn = 0;
  }

  // wanted: words, or an edit as data; then the week that is shown, or all from now on, is the athlete's choice.
  open(wanted) {
    this.wanted = wanted;
    this.scope.hidden = typeof wanted === "string";
    const scope = LASTING.has(wanted.kind) ? "on" : "week";
    this.scope.querySelector(`[value=${scope}]`).checked = true;
    if (!this.dialog.open) this.dialog.showModal();
    return this.look();
  }

  edit() {
    if (typeof this.wanted === "string") return this.wanted;
    if (this.scope.querySelector("input:checked").value === "on") return this.wanted;
    return { ...this.wanted, this_week: true, weeks_ahead: this.board.weeksAhead() };
  }

  async look() {
    const turn = (this.turn += 1);
    this.accept.disabled = true;
    this.shown.replaceChildren(made("p", { class: "quiet" }, made("span", { class: "spin", "aria-hidden": true }), this.board.words.trying));
    const said = await this.board.ask("/edit", { wanted: this.edit(), dry_run: true }).catch((error) => error);
    if (turn !== this.turn) return; // asked again since, or closed
    if (said.code === "answered") return this.board.answered(said);
    if (said instanceof Error) {
      this.shown.replaceChildren(made("p", { class: "fault", role: "alert" }, said.message || this.board.words.away));
      return;
    }
    this.accept.disabled = said.findings.length > 0;
    this.show(said);
    this.accept.focus();
  }

  show({ changes, clamped, findings }) {
    const parts = [];
    if (findings.length) parts.push(made("p", { class: "fault" }, this.board.words.findings), list(findings.map((f) => `${f.what} (${f.rule})`)));
    if (changes.length) parts.push(list(changes));
    if (clamped.length) parts.push(made("p", { class: "quiet" }, this.board.words.clamped), list(clamped));
    if (!parts.length) parts.push(made("p", { class: "quiet" }, this.board.words.nothing));
    this.shown.replaceChildren(...parts);
  }

  async keep() {
    this.accept.disabled = true;
    try {
      const said = await this.board.ask("/edit", { wanted: this.edit(), dry_run: false });
      if (said.version === null) {
        this.show(said);
        return;
      }
      this.dialog.close();
      for (const sheet of this.board.root.querySelectorAll("dialog[open]")) sheet.close();
      await this.board.refresh();
      this.board.kept(said.version);
    } catch (error) {
      if (error.code === "answered") return this.board.answered(error);
      this.shown.replaceChildren(made("p", { class: "fault", role: "alert" }, error.message || this.board.words.away));
    }
  }
}

// Sentences with "->" drawn as an arrow.
function list(sentences) {
  return made("ul", { class: "changes" }, ...sentences.map((sentence) => {
    const line = made("li");
    sentence.split(" -> ").forEach((part, number) => {
      if (number) line.append(" ", made("span", { class: "arrow" }, "→"), " ");
      line.append(part);
    });
    return line;
  }));
}
