// The plan as text: read when it is opened, checked while it is written, findings at their lines.
class PlanText {
  constructor(board, fold) {
    this.board = board;
    this.area = fold.querySelector("[data-area]");
    this.numbers = fold.querySelector("[data-numbers]");
    this.findings = fold.querySelector("[data-findings]");
    this.button = fold.querySelector("[data-keep]");
    this.reason = fold.querySelector("[data-reason]");
    this.said = fold.querySelector("[data-text-said]");
    fold.addEventListener("toggle", () => fold.open && !this.read && this.load());
    this.area.addEventListener("input", () => this.written());
    this.area.addEventListener("scroll", () => { this.numbers.scrollTop = this.area.scrollTop; });
    this.button.addEventListener("click", () => this.keep());
    this.findings.addEventListener("click", (event) => {
      const line = event.target.closest("[data-line]")?.dataset.line;
      if (line) this.go(Number(line));
    });
  }

  async load() {
    try {
      this.area.value = (await this.board.ask("/text")).text;
      this.read = true;
      this.count();
      this.findings.replaceChildren();
    } catch (error) {
      this.area.value = ""; // what may not be read now is not left standing
      this.count();
      this.say(error.message || this.board.words.away);
    }
  }

  written() {
    this.count();
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.check(), 500);
  }

  count() {
    const lines = this.area.value.split("\n").length;
    this.numbers.textContent = Array.from({ length: lines }, (_, n) => n + 1).join("\n");
    this.numbers.scrollTop = this.area.scrollTop;
  }

  async check() {
    const text = this.area.value;
    try {
      const { findings } = await this.board.ask("/check", { text });
      if (text === this.area.value) this.show(findings);
    } catch (error) {
      this.say(error.message || this.board.words.away);
    }
  }

  show(findings) {
    this.button.disabled = findings.length > 0;
    this.findings.replaceChildren(...findings.map((f) =>
      made("li", {}, made("button", { type: "button", "data-line": f.line }, filled(this.board.words.line, { line: f.line })), ` ${f.what} `,
        made("code", {}, f.rule))));
    if (!findings.length) this.findings.replaceChildren(made("li", { class: "good" }, this.board.words.no_findings));
  }

  say(sentence) {
    this.findings.replaceChildren(made("li", { class: "fault" }, sentence));
  }

  go(line) {
    const before = this.area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    const end = this.area.value.indexOf("\n", before);
    this.area.focus();
    this.area.setSelectionRange(before, end < 0 ? this.area.value.length : end);
    this.area.scrollTop = (line - 4) * parseFloat(getComputedStyle(this.area).lineHeight);
  }

  async keep() {
    this.button.disabled = true;
    try {
      const said = await this.board.ask("/keep", { text: this.area.value, reason: this.reason.value });
      if (said.version === null) {
        this.show(said.findings);
        return;
      }
      this.reason.value = "";
      await this.board.refresh();
      this.board.kept(said.version);
      if (said.notes.length) this.findings.replaceChildren(...said.notes.map((note) => made("li", {}, note)));
    } catch (error) {
      if (error.code === "answered") await this.board.answered(error, this.said);
      else this.say(error.message || this.board.words.away);
    } finally {
      this.button.disabled = false;
    }
  }
}
