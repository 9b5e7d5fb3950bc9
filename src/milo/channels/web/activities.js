// The linked charts of an activity: one cursor over all of them, its values, and the place on the map.
const linked = new WeakSet();

function link(section) {
  const data = JSON.parse(section.dataset.series);
  const plots = section.querySelector(".plots"), cursor = section.querySelector(".cursor"), at = section.querySelector("output.at");
  const here = document.querySelector(".map .here"), idle = at.textContent, last = data.s[data.s.length - 1] || 1;
  const plot = plots.querySelector("svg");
  const labels = [...plots.querySelectorAll("figure")].map((f) => [f, f.querySelector("figcaption span"), f.querySelector("figcaption span").textContent]);
  const names = Object.keys(data.told);
  let index = -1;

  function nearest(seconds) {
    let low = 0, high = data.s.length - 1;
    while (high - low > 1) {
      const mid = (low + high) >> 1;
      if (data.s[mid] <= seconds) low = mid; else high = mid;
    }
    return seconds - data.s[low] <= data.s[high] - seconds ? low : high;
  }
  function value(name, i) {
    for (let d = 0; d < 6; d++) for (const k of [i - d, i + d]) if (data.told[name][k] && data.told[name][k] !== "–") return data.told[name][k];
    return "–";
  }
  function show(i) {
    index = i;
    const box = plot.getBoundingClientRect(), frame = plots.getBoundingClientRect();
    cursor.hidden = false;
    cursor.style.left = `${box.left - frame.left + (box.width * data.s[i]) / last}px`;
    at.textContent = data.clock[i];
    labels.forEach(([, span], n) => { span.textContent = value(names[n], i); });
    const xy = data.xy[i];
    if (here && xy) { here.setAttribute("cx", xy[0]); here.setAttribute("cy", xy[1]); }
    if (here) here.setAttribute("visibility", xy ? "visible" : "hidden");
  }
  function leave() {
    index = -1;
    cursor.hidden = true;
    at.textContent = idle;
    labels.forEach(([, span, text]) => { span.textContent = text; });
    if (here) here.setAttribute("visibility", "hidden");
  }
  plots.addEventListener("pointermove", (event) => {
    const box = plot.getBoundingClientRect();
    show(nearest((Math.min(Math.max(event.clientX - box.left, 0), box.width) / box.width) * last));
  });
  plots.addEventListener("pointerleave", leave);
  plots.addEventListener("blur", leave);
  plots.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, PageDown: 20, PageUp: -20 }[event.key];
    if (event.key === "Escape") leave();
    if (!step) return;
    event.preventDefault();
    show(Math.min(Math.max(index + step, 0), data.s.length - 1));
  });
}

new MutationObserver(() => {
  for (const section of document.querySelectorAll("[data-series]")) if (!linked.has(section)) { linked.add(section); link(section); }
}).observe(document.documentElement, { childList: true, subtree: true });
