// The pages are built after the scripts have run: whoever is waited for appears in the document later.
const begun = new WeakSet();

function begin() {
  for (const [sign, Made] of [["[data-lab-live]", Live], ["form[data-lab-start]", Start]]) {
    const found = document.querySelector(sign);
    if (!found || begun.has(found)) continue;
    if (Made === Live && !document.querySelector("[data-lab=dock]")) continue; // it is built last
    begun.add(found);
    const made = new Made(found);
    if (Made === Live) window.miloLive = made; // for whoever measures
  }
}

document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(begin).observe(document.body, { childList: true, subtree: true });
  begin();
});
