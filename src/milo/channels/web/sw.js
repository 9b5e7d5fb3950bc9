// The service worker: assets from the cache, pages from the house first, and without a connection what was opened last.
const ASSETS = "milo-assets-VERSION", PAGES = "milo-pages";
const KEPT = [/^\/app$/, /^\/app\/train$/, /^\/app\/checkin$/, /^\/app\/food$/, /^\/app\/workout\/[^/]+$/];
const OFFLINE = "/app/offline";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(ASSETS).then((cache) => cache.addAll([OFFLINE, "/app/icon-192.png"])).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((keys) => Promise.all(keys.filter((key) => key.startsWith("milo-assets-") && key !== ASSETS).map((key) => caches.delete(key))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate") return event.respondWith(page(event.request, url));
  const fixed = url.pathname.startsWith("/_nicegui/") || /^\/app\/[\w-]+\.(css|js|png)$/.test(url.pathname);
  if (fixed && url.pathname !== "/app/sw.js") event.respondWith(asset(event.request));
});

async function asset(request) {
  const held = await caches.match(request);
  if (held) return held;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(ASSETS)).put(request, answer.clone());
  return answer;
}

async function page(request, url) {
  try {
    const answer = await fetch(request);
    if (answer.redirected && !new URL(answer.url).pathname.startsWith("/app")) await caches.delete(PAGES); // signed out: nothing stays
    if (answer.status === 403) await caches.delete(PAGES);
    if (answer.ok && !answer.redirected && KEPT.some((one) => one.test(url.pathname))) (await caches.open(PAGES)).put(request, answer.clone());
    return answer;
  } catch {
    return (await caches.match(request, { cacheName: PAGES, ignoreSearch: false })) ?? (await caches.match(OFFLINE));
  }
}

// A notice that came while nothing is open: shown, and led to its page when it is pressed.
self.addEventListener("push", (event) => {
  let told = {};
  try { told = event.data.json(); } catch { /* a push service may send an empty one */ }
  const shown = { body: told.body, tag: told.tag, icon: "/app/icon-192.png", badge: "/app/icon-192.png", data: { page: told.page || "/app" }, actions: told.actions || [] };
  event.waitUntil(self.registration.showNotification(told.title || "Milo", shown));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const page = event.action || event.notification.data.page;
  event.waitUntil(self.clients.matchAll({ type: "window" }).then((open) => {
    const held = open.find((client) => new URL(client.url).pathname === page);
    return held ? held.focus() : self.clients.openWindow(page);
  }));
});
