// The admin's room: the system's page looks again by itself, and what erasing takes along is asked for when its form is opened.

const LOOK_MS = 15_000; // the house shares one look among all who ask within four seconds

const place = () => document.querySelector(".admin[data-words]");
let lookedAt = new Date();

async function lookAgain() {
  if (document.hidden || !document.querySelector("#glance") || place().contains(document.activeElement?.closest("form"))) return;
  try {
    const answer = await fetch("/app/admin/live");
    if (!answer.ok) throw new Error(String(answer.status));
    const said = await answer.json();
    for (const [part, html] of Object.entries(said.html)) {
      const there = document.querySelector(`[data-part="${part}"]`);
      if (there) there.innerHTML = html; // written and escaped by the house
    }
    lookedAt = new Date();
  } catch {
    const words = JSON.parse(place().dataset.words);
    const told = document.querySelector("[data-looked]");
    if (told) told.textContent = words.stale.replace("{when}", lookedAt.toISOString().slice(11, 19));
  }
}
setInterval(lookAgain, LOOK_MS);

document.addEventListener(
  "toggle",
  async (event) => {
    const told = event.target.open ? event.target.querySelector?.("[data-erasing]") : null;
    if (!told || told.textContent) return;
    try {
      const answer = await fetch(told.dataset.erasing);
      if (answer.ok) told.textContent = (await answer.json()).said;
    } catch {
      told.textContent = JSON.parse(place().dataset.words).away;
    }
  },
  true,
);
