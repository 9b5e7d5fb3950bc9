// Exercises and routines: what the checker says is asked anew while one writes; the forms themselves are sent as everywhere.

const WAIT_MS = 500; // after the last key: long enough to finish a word
let asked = 0;
let waiting = null;

function toldBy(form) {
  const told = {};
  for (const name of (form.dataset.lists ?? "").split(",").filter(Boolean)) told[name] = [];
  for (const [name, value] of new FormData(form)) Array.isArray(told[name]) ? told[name].push(value) : (told[name] = value);
  return told;
}

async function check(form) {
  const mine = ++asked;
  try {
    const answer = await fetch(form.dataset.check, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(toldBy(form)),
    });
    if (!answer.ok || mine !== asked) return; // an older answer must not cover a newer one
    const said = await answer.json();
    const place = document.querySelector('[data-part="findings"]');
    if (place && mine === asked) place.innerHTML = said.html.findings; // written and escaped by the house
  } catch {
    // away: what was found last stays, and saving says that the house cannot be reached
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-check]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => check(form), WAIT_MS);
});
