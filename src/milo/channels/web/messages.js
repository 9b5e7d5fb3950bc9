// A thread: what is new is looked for while the page is open, and what was shown to somebody who looks is read.

const LOOK_MS = 20_000; // a talk between people, no chat room: three looks a minute

const list = () => document.querySelector(".said-here");
const athlete = () => document.querySelector(".messages[data-athlete]")?.dataset.athlete;

async function look() {
  const there = list();
  if (!there || document.hidden || new URLSearchParams(location.search).has("before")) return;
  try {
    const answer = await fetch(there.dataset.read, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Milo-Athlete": athlete() },
      body: JSON.stringify({ coach: there.dataset.coach }),
    });
    if (!answer.ok) return;
    const said = await answer.json();
    if (said.read) document.dispatchEvent(new Event("milo:read")); // the navigation counts anew
    const place = document.querySelector('[data-part="thread"]');
    if (place && countOf(said.html.thread) !== there.children.length) { // an alarm that was just read stays in sight
      place.innerHTML = said.html.thread; // written and escaped by the house
      toEnd();
    }
  } catch {
    // away: what stands here stays, and sending says so
  }
}

function countOf(html) {
  return new DOMParser().parseFromString(html, "text/html").querySelectorAll(".said-here > li").length;
}

function toEnd() {
  const there = list();
  if (there) there.scrollTop = there.scrollHeight;
}

const begun = new WeakSet();
function begin() {
  const there = list();
  if (!there || begun.has(there)) return;
  const first = !begun.any;
  begun.add(there);
  begun.any = true;
  toEnd();
  if (first) look();
}

// Ctrl or Cmd with Enter sends; Enter alone makes a line.
document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.(".writing-to textarea");
  if (!field || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  field.form.requestSubmit();
});

document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(begin).observe(document.body, { childList: true, subtree: true });
  begin();
});
setInterval(look, LOOK_MS);
