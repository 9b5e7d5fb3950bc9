"""Progress, body, reports and devices over a real house: what is drawn, what is hidden and from whom, what is kept."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx2 as httpx
import pytest
from tests.channels.access_stage import staged
from tests.channels.progress_people import PASSWORD, move_in

from milo.channels.web.progress import RANGES
from milo.channels.web.train_told import rule_told
from milo.channels.web.words import WebWords, web_catalogue

Person = Callable[[str], httpx.Client]
SECTIONS = ("form", "plan", "zones", "recovery", "sleep", "weight", "strength")
SHUT = "The plan is not shared with you"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    home = tmp_path_factory.mktemp("progress") / "home"
    made = move_in(home)
    with staged(home) as stage:
        yield {**made, "url": stage["url"]}


@pytest.fixture(scope="module")
def person(people: dict[str, Any]) -> Iterator[Person]:
    clients: dict[str, httpx.Client] = {}

    def signed_in(name: str) -> httpx.Client:
        if name not in clients:
            clients[name] = client = httpx.Client(base_url=people["url"], timeout=60)
            form = {"code": people["owner link"]} if name == "owner" else {"email": f"{name}@example.org", "password": PASSWORD}
            assert client.post("/sign-in", data=form).status_code == 303
        return clients[name]

    yield signed_in
    for client in clients.values():
        client.close()


def shown(client: httpx.Client, path: str) -> str:
    """The words of a page as its browser gets them: NiceGUI sends elements as JSON whose markup is escaped once more."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return html.unescape(answer.text.replace("\\", ""))


def sections(page: str) -> list[str]:
    return [name for name in (*SECTIONS, "drift") if re.search(rf'"id": ?"{name}"', page)]


# --- progress -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", RANGES)
def test_every_chart_has_a_sentence_an_origin_and_a_table(person: Person, people: dict[str, Any], asked: str) -> None:
    page = shown(person("ada"), f"/app/progress?range={asked}")
    assert set(SECTIONS) <= set(sections(page))
    figures = page.count('<details class="as-table">')
    assert figures >= 12
    assert "imported" in page
    assert "Today: fitness" in page
    assert "aria-current=true>" in page


@pytest.mark.parametrize(("path", "named"), [("/app/progress", "Progress"), ("/app/body", "Body"), ("/app", "Today")])
def test_a_page_is_told_apart_by_its_title_and_entered_past_the_navigation(person: Person, path: str, named: str) -> None:
    page = shown(person("ada"), path)
    assert f"<title>{named} · Ada · Milo</title>" in page
    assert '<a class="skip" href="#inside">Skip to the content</a>' in page
    assert re.search(r'"id": ?"inside"', page)
    assert re.search(r'"role": ?"presentation"', page), "the page has two landmarks called main"


def test_a_record_of_a_month_says_nothing_of_being_fresh_or_tired(person: Person, people: dict[str, Any]) -> None:
    page = shown(person("owner"), f"/app/progress?athlete={people['mina']}")
    assert "You have 3" in page
    assert "Today: fitness" not in page


def test_the_plans_future_is_dashed_and_what_was_planned_is_outlined(person: Person) -> None:
    page = shown(person("ada"), "/app/progress")
    assert "If you follow the plan, fitness is" in page
    assert re.search(r'"type": ?\[5, ?5\]', page)
    assert re.search(r'"borderType": ?"dashed"', page)


def test_what_is_measured_shows_at_once(person: Person) -> None:
    ada = person("ada")
    before = shown(ada, "/app/progress?range=6w")
    assert "77.7" not in before
    day = re.search(r'name="day" value="([\d-]+)"', shown(ada, "/app/body"))
    assert day is not None
    assert ada.post("/app/body/measure", json={"day": day[1], "weight_kg": "77,7"}).status_code == 200
    assert "77.7" in shown(ada, "/app/progress?range=6w")


@pytest.mark.parametrize(("name", "why"), [("mina", "minor"), ("noa", "eating")])
def test_weight_and_energy_are_hidden_from_whom_they_may_harm(person: Person, people: dict[str, Any], name: str, why: str) -> None:
    owner, id = person("owner"), people[name]
    for path in ("/app/progress", "/app/body"):
        page = shown(owner, f"{path}?athlete={id}&range=all")
        assert "weight" not in sections(page)
        assert "2,345" not in page
        assert 'data-quantity="weight_kg"' not in page
        assert 'name="weight_kg"' not in page
    assert web_catalogue("en")[f"web.body.hidden_{why}"] in shown(owner, f"/app/body?athlete={id}")
    refused = owner.post(f"/app/body/measure?athlete={id}", json={"day": "2026-01-05", "weight_kg": "60"})
    assert refused.status_code == 409


def test_the_young_see_repetitions_and_no_estimated_maximum(person: Person, people: dict[str, Any]) -> None:
    page = shown(person("owner"), f"/app/progress?athlete={people['mina']}&range=all")
    assert "Under 18, Milo estimates no maximum" in page
    assert "Estimated 1RM" not in page
    assert "repetitions at" in page
    assert "Estimated 1RM" in shown(person("ada"), "/app/progress")


def test_somebody_new_is_told_what_is_missing_and_what_to_do(person: Person, people: dict[str, Any]) -> None:
    page = shown(person("owner"), f"/app/progress?athlete={people['leo']}")
    said = web_catalogue("es")
    for key in ("form_none", "plan_none", "zones_none"):
        assert said[f"web.progress.{key}"] in page
    assert page.count('class="empty-state"') >= len(SECTIONS)
    assert f"/app/files?athlete={people['leo']}" in page


def test_a_coach_sees_of_the_plan_only_what_was_opened(person: Person, people: dict[str, Any]) -> None:
    where = f"/app/progress?athlete={people['ada']}"
    week, plan = shown(person("carla"), where), shown(person("dario"), where)
    assert SHUT in week
    assert "If you follow the plan" not in week
    assert "new plan" not in week
    assert not re.search(r'"borderType": ?"dashed"', week)
    assert SHUT not in plan
    assert "If you follow the plan" in plan


def test_other_peoples_progress_is_not_there(person: Person, people: dict[str, Any]) -> None:
    for path in ("/app/progress", "/app/body", "/app/reports", "/app/devices"):
        assert person("ada").get(f"{path}?athlete={people['mina']}").status_code == 404
    assert person("carla").get(f"/app/body?athlete={people['ada']}").status_code == 404
    assert person("dario").get(f"/app/devices?athlete={people['ada']}").status_code == 404


# --- body ---------------------------------------------------------------------------------------------------------------


def test_a_body_is_shown_with_its_newest_values(person: Person) -> None:
    page = shown(person("ada"), "/app/body")
    assert 'data-quantity="weight_kg"' in page
    assert 'data-quantity="resting_hr_bpm"' in page
    assert "<svg" in page


def test_measures_are_kept_and_the_cards_come_back(person: Person) -> None:
    answer = person("ada").post("/app/body/measure", json={"day": "2026-01-05", "waist_cm": "71.5", "hip_cm": ""}).json()
    assert answer["said"] == "Saved."
    assert answer["reply"] is None
    assert 'data-quantity="waist_cm"' in answer["html"]
    assert "71.5" in answer["html"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"systolic_mmhg": "120"}, "Blood pressure has two numbers"),
        ({}, "at least one value"),
        ({"waist_cm": "7"}, "30 to 250"),
        ({"waist_cm": "wide"}, "Waist"),
        ({"waist_cm": "70", "day": "2999-01-01"}, "today or an earlier day"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(person: Person, asked: dict[str, str], said: str) -> None:
    answer = person("ada").post("/app/body/measure", json={"day": "2026-01-05", **asked})
    assert answer.status_code == 409
    assert said in answer.json()["detail"]


def test_a_coach_reads_and_writes_nothing(person: Person, people: dict[str, Any]) -> None:
    dario, query = person("dario"), f"?athlete={people['ada']}"
    assert "data-measure=" not in shown(dario, f"/app/body{query}")
    assert dario.post(f"/app/body/measure{query}", json={"day": "2026-01-05", "waist_cm": "70"}).status_code == 404


def test_a_grave_blood_pressure_is_answered_by_the_safety_shell(person: Person, people: dict[str, Any]) -> None:
    noa = f"/app/body/measure?athlete={people['noa']}"
    calm = person("owner").post(noa, json={"day": "2026-01-05", "systolic_mmhg": "118", "diastolic_mmhg": "76"}).json()
    assert calm["reply"] is None
    grave = person("owner").post(noa, json={"day": "2026-01-06", "systolic_mmhg": "186", "diastolic_mmhg": "112"}).json()
    assert "doctor" in grave["reply"]


# --- reports, devices ---------------------------------------------------------------------------------------------------


def test_every_week_has_a_report_to_open_print_and_take(person: Person) -> None:
    page = shown(person("ada"), "/app/reports")
    weeks = re.findall(r'data-print="(/app/week\.html\?[^"]+)"', page)
    assert len(weeks) >= 17  # 120 days
    taken = person("ada").get(weeks[1])
    assert taken.status_code == 200
    assert "<svg" in taken.text
    assert f'href="{weeks[1].replace("week.html", "week")}"' in page
    assert "2 sessions" in page or "6 sessions" in page


def test_older_weeks_are_a_page_further(person: Person, people: dict[str, Any]) -> None:
    page = shown(person("ada"), "/app/reports")
    second = re.findall(r"ending=([\d-]+)", page)[2]
    older = shown(person("ada"), f"/app/reports?before={second}")
    assert f"ending={second}" not in older
    assert "data-print=" in older


def test_devices_say_who_spoke_who_fell_silent_and_what_is_calibrated(person: Person) -> None:
    page = shown(person("ada"), "/app/devices")
    listed = re.findall(r"<b>(watch|ring|scale|strong|milo log)</b>", page)
    assert {"watch", "ring", "scale", "strong"} <= set(listed)
    assert "no data for 6 days" in page
    assert page.count("state silent") == 1
    assert "Not calibrated. Pump" in page
    assert "No keys." in page
    for path in ("/app/files", "/app/ledger", "/app/lab", "/app/account"):
        assert f'href="{path}"' in page


# --- the plan's page, for a coach ---------------------------------------------------------------------------------------

CHANGES = (
    "data-undo",
    "data-new",
    "data-line>",
    "data-say",
    "data-move=",
    "data-ask=",
    "data-swap=",
    'draggable="true"',
    "play_arrow",
)


def test_a_coach_who_may_read_the_plan_is_offered_no_change(person: Person, people: dict[str, Any]) -> None:
    own, coach = shown(person("ada"), "/app/train"), shown(person("dario"), f"/app/train?athlete={people['ada']}")
    for button in CHANGES:
        assert button in own, button
        assert button not in coach, button
    assert "only the athlete can change this plan" in coach
    assert "readonly" in coach
    board = person("dario").get(f"/app/train/board?athlete={people['ada']}&week=1").json()["html"]
    assert not any(button in board for button in CHANGES)


def test_rules_are_told_in_words(person: Person) -> None:
    page = shown(person("ada"), "/app/train")
    assert 'class="rule" title="Rule PL-' in page
    assert "<code>PL-" not in page


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_rule_that_can_stand_on_the_plans_page_has_words(language: str) -> None:
    from milo.coach.adapt.adapt_words import WORDS
    from milo.coach.plans.making import planner
    from milo.coach.safety.latches import NEEDS_CLEARANCE

    assert planner is not None
    of_adapting = {key for key in WORDS["en"] if key.split(".")[0] in {"ill", "hrv", "readiness", "pain", "missed"}}
    words = WebWords(language)
    rules = {*NEEDS_CLEARANCE, *(f"PL-{n:02d}" for n in (1, 6, 9, 16, 31, 41, 55)), *(f"G-{n}" for n in range(1, 9)), "NU-05"}
    rules |= {".".join(key.split(".")[:2]) for key in of_adapting}
    assert not [rule for rule in rules if rule_told(words, rule) == rule]


def test_the_table_of_a_chart_says_which_days_are_only_planned(person: Person) -> None:
    page = shown(person("ada"), "/app/progress")
    rows = re.findall(r'<th scope="row">([^<]+)</th>', page.split('"id":"plan"')[0])
    assert any(row.endswith("(planned)") for row in rows)
    assert any(not row.endswith("(planned)") for row in rows)
