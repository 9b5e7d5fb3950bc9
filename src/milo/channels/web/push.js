// The switch for notices on this device: asks the browser, subscribes, and tells the house.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

async function pushState(place) {
  const said = place.querySelector("[data-push-said]"), button = place.querySelector("button");
  const show = (key, on) => { said.textContent = place.dataset[key]; button.textContent = place.dataset[on ? "off" : "on"]; button.hidden = false; };
  if (!("serviceWorker" in navigator) || !("PushManager" in window)) { said.textContent = place.dataset.cannot; button.hidden = true; return; }
  const worker = await navigator.serviceWorker.ready;
  const ask = (path, body) => fetch(path, { method: "POST", headers: { "Content-Type": "application/json", "X-Milo-Athlete": place.dataset.athlete }, body: JSON.stringify(body) });
  show((await worker.pushManager.getSubscription()) ? "isOn" : "isOff", await worker.pushManager.getSubscription());
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const held = await worker.pushManager.getSubscription();
      if (held) {
        await ask("/app/push/leave", { endpoint: held.endpoint });
        await held.unsubscribe();
        return show("isOff", false);
      }
      if ((await Notification.requestPermission()) !== "granted") { said.textContent = place.dataset.refused; return; }
      const { key } = await (await fetch("/app/push/key")).json();
      const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
      const answer = await ask("/app/push/subscribe", { subscription: made.toJSON() });
      if (!answer.ok) { await made.unsubscribe(); said.textContent = place.dataset.failed; return; }
      show("isOn", true);
    } catch { said.textContent = place.dataset.failed; } finally { button.disabled = false; }
  });
}
const places = () => document.querySelectorAll("[data-push]:not([data-push-ready])").forEach((place) => { place.dataset.pushReady = ""; pushState(place); });
new MutationObserver(places).observe(document, { childList: true, subtree: true });
places();
