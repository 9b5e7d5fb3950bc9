"""Plans over the API: changed in words, as data and as text, undone, restored, and listed page by page."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from channels.coach_api_stage import ada_of, problem, stage_of
from channels.coach_server import Stage

stage = pytest.fixture(stage_of, scope="module")
ada = pytest.fixture(ada_of, scope="module")


class TestPlans:
    """Ada's plan, changed in every way."""

    def test_an_edit_in_words_is_kept_and_says_old_and_new(self, ada: httpx.Client) -> None:
        before = ada.get("/plans/current").json()
        made = ada.post(f"/plans/{before['plan_id']}:modify", json={"edit": "move Friday to Saturday"}).json()
        assert made["version"] == before["version"] + 1
        assert "Friday -> Saturday" in made["summary"]
        assert made["changes"]
        days = {d["day"]: d["rest"] for d in ada.get("/plans/current").json()["weeks"][0]["days"]}
        assert days["friday"]
        assert not days["saturday"]

    def test_phases_and_the_curve_stand_beside_the_plan_and_follow_an_edit(self, ada: httpx.Client) -> None:
        before = ada.get("/plans/current").json()
        assert [p["week"] for p in before["curve"]] == [w["week"] for w in before["weeks"]]
        assert before["phases"][0]["first_week"] == 1
        assert before["phases"][-1]["last_week"] == before["weeks"][-1]["week"]
        lifted = [sum(len(e["sets"]) for d in w["days"] for s in d["sessions"] for e in s["exercises"] if e["muscles"])
                  for w in before["weeks"]]  # fmt: skip
        assert [p["hard_sets"] for p in before["curve"]] == lifted
        ada.post("/plans/current:modify", json={"edit": "30 minutes"})
        after = ada.get("/plans/current").json()
        assert sum(p["hard_sets"] for p in after["curve"]) < sum(lifted)
        ada.post("/plans/current:undo")

    def test_a_dry_run_keeps_nothing(self, ada: httpx.Client) -> None:
        before = ada.get("/plans/current").json()["version"]
        made = ada.post("/plans/current:modify", json={"change": {"kind": "minutes", "minutes": 30}, "dry_run": True}).json()
        assert made["version"] is None
        assert made["changes"]
        assert ada.get("/plans/current").json()["version"] == before

    def test_undo_and_restore_are_byte_identical(self, ada: httpx.Client) -> None:
        ada.post("/plans/current:modify", json={"edit": "no barbell"})
        before = ada.get("/plans/current").json()
        ada.post("/plans/current:modify", json={"edit": "30 minutes"})
        assert ada.post("/plans/current:undo").json()["shows"] == before["version"]
        assert ada.get("/plans/current").json() == before
        ada.post("/plans/current:restore", json={"version": 1})
        assert ada.get("/plans/current").json()["version"] == 1

    def test_words_that_are_no_edit_are_refused_with_an_example(self, ada: httpx.Client) -> None:
        told = problem(ada.post("/plans/current:modify", json={"edit": "make me strong"}), 422)
        assert "move Thursday to Friday" in told["do"]
        problem(ada.post("/plans/current:modify", json={"edit": "30 minutes", "text": "plan"}), 422)

    def test_a_text_is_kept_or_refused_at_its_line(self, stage: Stage, ada: httpx.Client) -> None:
        text = ada.get("/plans/current/text").text
        told = problem(ada.post("/plans/current:modify", json={"text": text.replace("\nmonday", "\nmnday", 1)}), 422)
        assert told["findings"][0]["line"] > 0
        assert told["do"] == "mend the lines named"
        stage.house.flows.set(stage.people["Ada plans"], "language", {"language": "es"})
        told = problem(ada.post("/plans/current:modify", json={"text": text.split("\nweek ")[0] + "\n"}), 422)
        stage.house.flows.set(stage.people["Ada plans"], "language", {"language": "en"})
        assert told["do"] == "corrige las líneas nombradas"
        assert told["wanted"] == "un texto de plan dentro de los límites"
        assert told["found"].startswith("línea 1: falta una semana")
        kept = ada.post("/plans/current:modify", json={"text": text, "reason": "same"})
        assert kept.json()["version"] is None
        assert kept.json()["changes"] == []

    def test_the_history_comes_page_by_page(self, stage: Stage, ada: httpx.Client) -> None:
        seen, cursor = [], None
        while True:
            told = ada.get("/plans", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
            seen += [v["version"] for v in told["versions"]]
            cursor = told["next_cursor"]
            if cursor is None:
                break
        assert seen == sorted(seen, reverse=True)
        assert seen[-1] == 1
        assert len(seen) == len(set(seen)) >= 4
        problem(ada.get("/plans", params={"cursor": "bm90aGluZw=="}), 422)
        older = ada.get(f"/plans/{stage.people['Ada plans']}/history", params={"plan_type": "nutrition", "limit": 1}).json()
        assert "nutrition" in older["plans"][0]
        assert "weeks" not in older["plans"][0]


def test_an_earlier_plan_is_listed_read_and_holds_again(stage: Stage) -> None:
    """A plan made anew, perhaps by mistake, takes nothing away from the one before."""
    with stage.client("Ada") as ada:
        first = ada.post("/plans", json={"weeks": 4, "seed": 11}).json()
        edited = ada.post("/plans/current:modify", json={"change": {"kind": "minutes", "minutes": 25}})
        assert edited.status_code == 200, edited.text
        stage.clock.go(timedelta(minutes=1))
        second = ada.post("/plans", json={"weeks": 6, "seed": 12}).json()
        assert second["plan_id"] != first["plan_id"]
        lines = ada.get(f"/plans/{stage.people['Ada']}/history").json()["plans"]
        assert [(line["plan_id"], line["version"]) for line in lines[:3]] == [
            (second["plan_id"], 1), (first["plan_id"], 2), (first["plan_id"], 1),
        ]  # fmt: skip
        assert (len(lines[0]["weeks"]), len(lines[1]["weeks"])) == (6, 4)
        assert ada.get(f"/plans/{first['plan_id']}/versions/2").json()["weeks"] == lines[1]["weeks"]
        assert ada.get(f"/plans/{first['plan_id']}/diff").json()["changes"]
        stage.clock.go(timedelta(minutes=1))
        assert ada.post(f"/plans/{first['plan_id']}:restore", json={"version": 2}).status_code == 200
        now = ada.get("/plans/current").json()
        assert (now["plan_id"], now["weeks"]) == (first["plan_id"], lines[1]["weeks"])
        problem(ada.get("/plans/01a200c3-0000-8000-8000-000000000000/versions/1"), 404)
    with stage.client("Bruno") as bruno:
        problem(bruno.get(f"/plans/{first['plan_id']}/versions/1"), 404)
