// Dragging a planned session to another day of its week: the same edit of the plan as everywhere, shown before it is kept.
let dragged = null;

document.addEventListener("dragstart", (event) => {
  const item = event.target.closest?.(".calendar .item[draggable]");
  if (!item) return;
  dragged = { item, day: item.closest(".day").dataset.day, week: item.closest(".day").dataset.plan, number: Number(item.dataset.week) };
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.day);
});
document.addEventListener("dragover", (event) => {
  const day = dragged && event.target.closest?.(".calendar .day");
  if (!day) return;
  event.preventDefault();
  document.querySelectorAll(".calendar .over").forEach((one) => one.classList.remove("over"));
  if (day.dataset.plan === dragged.week) day.classList.add("over");
});
document.addEventListener("dragend", () => {
  document.querySelectorAll(".calendar .over").forEach((one) => one.classList.remove("over"));
  dragged = null;
});
document.addEventListener("drop", (event) => {
  const day = dragged && event.target.closest?.(".calendar .day");
  if (!day) return;
  event.preventDefault();
  const calendar = day.closest(".calendar"), from = dragged;
  if (day.dataset.plan !== from.week) return toast(calendar.dataset.far);
  if (day.dataset.day !== from.day) propose(calendar, { kind: "move", day: from.day, to: day.dataset.day, week: from.number });
});

async function propose(calendar, wanted) {
  const dialog = document.querySelector("#moving"), place = dialog.querySelector("[data-changes]"), move = dialog.querySelector("[data-move]");
  const athlete = document.querySelector("[data-athlete]")?.dataset.athlete;
  place.replaceChildren();
  move.disabled = true;
  dialog.showModal();
  dialog.querySelector("[data-cancel]").onclick = () => dialog.close();
  try {
    const said = await ask(calendar.dataset.edit, { wanted, dry_run: true }, athlete);
    const told = [...said.findings.map((f) => f.what), ...said.changes, ...said.clamped];
    place.append(made("ul", { class: "changes" }, ...told.map((line) => made("li", {}, line))));
    move.disabled = said.findings.length > 0;
  } catch (error) {
    place.append(made("p", { class: "fault", role: "alert" }, error.message));
  }
  move.onclick = async () => {
    move.disabled = true;
    try {
      await ask(calendar.dataset.edit, { wanted, dry_run: false }, athlete);
      location.reload();
    } catch (error) {
      place.replaceChildren(made("p", { class: "fault", role: "alert" }, error.message));
    }
  };
}
