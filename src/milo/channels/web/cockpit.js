// Forms of one's profile, one's privacy and the squad: sent as JSON, answered beside the button, parts of the page put anew.

function toldBy(form) {
  const told = {};
  for (const name of (form.dataset.lists ?? "").split(",").filter(Boolean)) told[name] = [];
  for (const [name, value] of new FormData(form)) Array.isArray(told[name]) ? told[name].push(value) : (told[name] = value);
  return told;
}

const spokenHere = () => JSON.parse(document.querySelector("[data-words]").dataset.words);

async function sendForm(form, button) {
  const answer = form.querySelector(".form-answer");
  const say = (sentence, fault) => {
    if (!answer) return toast(sentence);
    answer.classList.toggle("fault", fault);
    answer.textContent = sentence;
  };
  form.classList.add("starting");
  if (button) button.disabled = true;
  try {
    const said = await ask(form.dataset.post, toldBy(form));
    for (const [part, html] of Object.entries(said.html ?? {})) renew(part, html);
    if (said.go) {
      location.assign(said.go);
      return;
    }
    if (form.isConnected) say(said.said ?? "", Boolean(said.fault));
    else toast(said.said ?? "");
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof Away)) throw error;
    say(error instanceof Refused ? error.message : spokenHere().away, true);
  }
  form.classList.remove("starting");
  if (button) button.disabled = false;
}

// A part of the page put anew: written and escaped by the house. The focus stays where it was: in that part.
function renew(part, html) {
  const place = document.querySelector(`[data-part="${part}"]`);
  if (!place) return;
  const held = place.contains(document.activeElement);
  place.innerHTML = html;
  if (!held) return;
  const title = place.querySelector("h2");
  if (title) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
}

// Steps of a form: one at a time, and none is left while something in it is wrong.
function step(form, by) {
  const steps = [...form.querySelectorAll("[data-step]")];
  const now = steps.findIndex((one) => !one.hidden);
  if (by > 0) {
    const wrong = [...steps[now].querySelectorAll("input,select,textarea")].find((field) => !field.checkValidity());
    if (wrong) {
      wrong.reportValidity();
      return;
    }
  }
  const next = Math.min(Math.max(now + by, 0), steps.length - 1);
  steps.forEach((one, i) => { one.hidden = i !== next; });
  document.querySelectorAll("[data-steps] li").forEach((one, i) => {
    i === next ? one.setAttribute("aria-current", "step") : one.removeAttribute("aria-current");
    one.classList.toggle("past", i < next);
  });
  const title = steps[next].querySelector("h2");
  title.tabIndex = -1;
  title.focus();
  scrollTo({ top: 0 });
}

// Everything as a file: how it goes is told, since putting it together takes its time.
async function collect(link) {
  const words = spokenHere();
  const place = link.parentElement.querySelector("[data-progress]");
  const told = place.querySelector("span");
  const bar = place.querySelector("i");
  link.setAttribute("aria-disabled", "true");
  place.hidden = false;
  place.classList.remove("known");
  told.textContent = words.collecting;
  try {
    const answer = await fetch(link.href, request());
    if (!answer.ok) throw new Away();
    const whole = Number(answer.headers.get("content-length"));
    const parts = [];
    let came = 0;
    place.classList.toggle("known", whole > 0);
    for (const reader = answer.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      came += value.length;
      if (whole) bar.style.width = `${(100 * came) / whole}%`;
      told.textContent = filled(words.coming, { size: (came / 1e6).toFixed(1) });
    }
    const address = URL.createObjectURL(new Blob(parts, { type: "application/zip" }));
    made("a", { href: address, download: link.dataset.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    told.textContent = filled(words.collected, { size: (came / 1e6).toFixed(1) });
  } catch {
    told.textContent = words.away; // broken off: nothing half is kept
  }
  place.classList.add("over");
  link.removeAttribute("aria-disabled");
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-post]");
  if (!form) return;
  event.preventDefault();
  if (!form.classList.contains("starting")) sendForm(form, event.submitter);
});

document.addEventListener("click", (event) => {
  const going = event.target.closest("[data-next],[data-back]");
  if (going) step(going.closest("form"), "next" in going.dataset ? 1 : -1);
  const link = event.target.closest("a[data-collect]");
  if (!link) return;
  event.preventDefault();
  if (link.getAttribute("aria-disabled") !== "true") collect(link);
});

// Enter in a step goes on to the next one, and sends nothing before the last.
document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("[data-step] input:not([type=checkbox]):not([type=radio])");
  if (event.key !== "Enter" || !field) return;
  const next = field.closest("[data-step]").querySelector("[data-next]");
  if (!next) return;
  event.preventDefault();
  next.click();
});

// Units of weight and height follow the choice of units.
document.addEventListener("change", (event) => {
  if (event.target.name !== "units") return;
  for (const sign of event.target.form.querySelectorAll("[data-metric]")) sign.textContent = sign.dataset[event.target.value];
});
