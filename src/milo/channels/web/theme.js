// Light, dark or the system's choice, remembered in this browser only. Runs before the body is drawn, so nothing flashes.
(() => {
  const root = document.documentElement;
  const script = document.currentScript;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const read = () => {
    try { return localStorage.getItem("milo-theme") || "auto"; } catch { return "auto"; } // storage may be forbidden
  };
  const show = (theme) => {
    const dark = theme === "dark" || (theme === "auto" && system.matches);
    root.classList.add("milo-report", "milo-app");
    root.classList.toggle("dark", dark);
    root.classList.toggle("light", !dark);
    root.style.colorScheme = dark ? "dark" : "light";
    root.dataset.theme = theme;
  };
  root.lang = script.dataset.language || "en";
  root.dir = "ltr";
  // Whoever told Milo no time zone reads times on their browser's clock.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  if (/^[\w+/-]+$/.test(zone)) document.cookie = `milo_zone=${zone}; path=/app; max-age=31536000; SameSite=Lax`;
  show(read());
  system.addEventListener("change", () => show(read()));
  window.miloTheme = () => {
    const next = root.classList.contains("dark") ? "light" : "dark";
    try { localStorage.setItem("milo-theme", next); } catch { /* the choice holds for this page */ }
    show(next);
  };
  // Forms that need no server round trip of their own: a select that is its own button.
  document.addEventListener("change", (event) => {
    if (event.target.matches("select[data-go]")) event.target.form.submit();
  });
  // An installed app opens without a connection; what was kept of pages goes when somebody signs out.
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/app/sw.js", { scope: "/app" }).catch(() => {});
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[action='/sign-out']") && "caches" in window) caches.delete("milo-pages");
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-theme-toggle]")) window.miloTheme();
  });
})();
