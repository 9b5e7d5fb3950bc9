// What goes back: buttons, keys, markers, how it feels; and STOP, by two roads.
const STOP_TRIES = 4;
const STOP_AGAIN_MS = 500; // the session must end within a second (safety reference, mask sessions)

class Hands {
  constructor(live) {
    this.live = live;
    this.stopping = false;
    this.listen();
  }

  listen() {
    document.addEventListener("click", (event) => {
      if (event.target.closest("[data-lab=stop]")) this.stop();
      if (event.target.closest("[data-lab=unwell]")) this.live.find("feelings").hidden = !this.live.find("feelings").hidden;
      const feeling = event.target.closest("[data-symptom]");
      if (feeling) this.feel(feeling.dataset.symptom);
      event.target.closest(".figure")?.classList.toggle("open");
      if (event.target.closest("[data-lab=finish]")) this.live.line.say({ do: "finish" });
      if (event.target.closest("[data-lab=pause]")) this.live.line.say({ do: this.live.paused ? "resume" : "pause" });
      const effort = event.target.closest("[data-effort]");
      if (effort) this.effort(effort);
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, button, a, summary");
      if (event.key === "Escape" || (event.key === " " && !typing)) {
        event.preventDefault();
        this.stop();
      }
    });
    this.live.find("mark-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const field = event.target.elements.text;
      this.live.find("said").textContent = "";
      if (this.live.line.say({ do: "marker", text: field.value.trim() || this.live.words.marker })) field.value = "";
    });
  }

  effort(button) {
    if (!this.live.line.say({ do: "answer", question: "rpe", value: Number(button.dataset.effort) })) return;
    for (const other of button.parentElement.children) other.setAttribute("aria-pressed", String(other === button));
  }

  // symptom: a word of the sensor rules; "" closes the sheet.
  feel(symptom) {
    if (symptom && !this.live.line.say({ do: "answer", question: "symptom", value: symptom })) {
      this.live.find("said").textContent = this.live.words.not_sent;
      return;
    }
    this.live.find("feelings").hidden = true;
  }

  // Over the open line at once, and by a road of its own when that has not ended the session.
  stop() {
    if (this.live.over || this.stopping) return;
    this.stopping = true;
    const button = this.live.find("stop");
    button.querySelector("[data-word]").textContent = this.live.words.stopping;
    button.classList.add("stopping");
    const sent = this.live.line.say({ do: "stop" });
    let tries = 0;
    const again = async () => {
      if (this.live.over) return;
      tries += 1;
      let answered = false;
      try {
        answered = (await fetch(this.live.root.dataset.stopHref, { method: "POST" })).ok;
      } catch {
        answered = false; // the house cannot be reached
      }
      if (!answered) this.live.find("said").textContent = this.live.words.stop_failed;
      else if (this.live.state === "ended") return; // it is being summed up; the word of it will come
      else if (!this.live.line.socket || tries > STOP_TRIES) location.reload(); // it has ended; only the word of it did not come
      setTimeout(again, STOP_AGAIN_MS);
    };
    setTimeout(again, sent ? STOP_AGAIN_MS : 0);
  }
}
