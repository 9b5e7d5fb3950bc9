// The pages are built after the scripts have run: whoever is waited for appears in the document later.
const begun = new WeakSet();
const PAGES = [["[data-train]", Board], ["[data-workout]", Workout], ["[data-checkin]", CheckIn], ["[data-talk]", Talk]];

function begin() {
  for (const [sign, Made] of PAGES) {
    const found = document.querySelector(sign);
    if (!found || begun.has(found)) continue;
    begun.add(found);
    new Made(found);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(begin).observe(document.body, { childList: true, subtree: true });
  begin();
  outbox.flush();
});
