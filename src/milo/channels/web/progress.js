// Forms of the pages of body and devices: sent as JSON, answered in place.

// The section one is at is marked among the contents.
const contents = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));

function watchSections() {
  for (const link of document.querySelectorAll(".contents a")) contents.set(link.hash.slice(1), link);
  const here = new IntersectionObserver((seen) => {
    for (const one of seen) {
      if (!one.isIntersecting) continue;
      for (const [name, link] of contents) link.toggleAttribute("data-here", name === one.target.id);
    }
  }, { rootMargin: "-40% 0px -55% 0px" });
  for (const section of document.querySelectorAll(".progress section[id]")) here.observe(section);
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-measure]");
  if (!form) return;
  event.preventDefault();
  const answer = form.querySelector(".form-answer");
  const button = form.querySelector("button");
  button.disabled = true;
  answer.classList.remove("fault");
  try {
    const said = await ask(form.dataset.measure, Object.fromEntries(new FormData(form)), form.dataset.athlete);
    answer.textContent = said.said;
    if (said.html) document.querySelector(form.dataset.into || "[data-measures]").innerHTML = said.html; // written and escaped by the house
    form.querySelectorAll("input[type=number]").forEach((field) => { field.value = ""; });
    if (said.reply) form.querySelector("[data-reply]").textContent = said.reply;
  } catch (error) {
    answer.classList.add("fault");
    answer.textContent = error.message || form.dataset.away;
  } finally {
    button.disabled = false;
  }
});

// A report is printed from the file one could take away, without leaving the page.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-print]");
  if (!button) return;
  button.disabled = true;
  try {
    const answer = await fetch(button.dataset.print);
    if (!answer.ok) throw new Away();
    const frame = made("iframe", { hidden: true, title: "" });
    frame.srcdoc = await answer.text();
    document.querySelector("iframe[data-report]")?.remove();
    frame.dataset.report = "";
    frame.addEventListener("load", () => frame.contentWindow.print(), { once: true });
    document.body.append(frame);
  } catch {
    toast(button.closest("[data-away]").dataset.away);
  } finally {
    button.disabled = false;
  }
});

// The page is filled by NiceGUI after this script ran.
const waiting = new MutationObserver(() => {
  if (!document.querySelector(".progress section[id]")) return;
  waiting.disconnect();
  watchSections();
});
waiting.observe(document.documentElement, { childList: true, subtree: true });
