// How many messages wait to be read, in the navigation: asked once the page stands, and each minute while somebody looks.
(() => {
  const LOOK_MS = 60_000; // a talk between people, no chat room; our choice
  const counts = () => [...document.querySelectorAll(".places [data-count]")];

  function tell(place, count, said) {
    place.hidden = !count;
    const number = document.createElement("span");
    number.ariaHidden = "true";
    number.textContent = count > 99 ? "99+" : count;
    const words = document.createElement("span");
    words.className = "heard";
    words.textContent = said;
    place.replaceChildren(...(count ? [number, words] : []));
  }

  async function look() {
    const places = counts();
    if (!places.length || document.hidden) return;
    const messages = document.querySelector('.places [data-count="messages"]')?.closest("a");
    const about = new URLSearchParams(messages ? new URL(messages.href).search : "");
    about.set("language", document.documentElement.lang);
    try {
      const answer = await fetch(`/app/messages/unread?${about}`);
      if (!answer.ok) return;
      const said = await answer.json();
      const told = new Map();
      for (const place of places) {
        const one = said[place.dataset.count] || { count: 0, said: "" };
        tell(place, one.count, one.said);
        if (one.count && place.closest("#more")) told.set(place.dataset.count, one);
      }
      const rest = document.querySelector(".places [data-count-rest]");
      const [first] = told.values(); // only one of them is ever behind "more" with something new beside it
      if (rest) tell(rest, first?.count || 0, first?.said || "");
    } catch {
      // away: the count stays as it was
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    // The page is drawn by a script of its own, before or after this moment.
    const wait = new MutationObserver(begin);
    function begin() {
      if (!document.querySelector(".places")) return;
      wait.disconnect();
      look();
    }
    wait.observe(document.body, { childList: true, subtree: true });
    begin();
    setInterval(look, LOOK_MS);
  });
  document.addEventListener("visibilitychange", look);
  document.addEventListener("milo:read", look);
})();
