"""The cards of the outlook and of the policy's proposal: what people read there, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest

from milo.channels.contract import AthleteLine
from milo.channels.proposal_desk import ProposalState, WeekProposal
from milo.channels.web.guest import Guest
from milo.channels.web.outlook_card import outlook_html
from milo.channels.web.proposal_card import proposal_html
from milo.channels.web.words import WebWords
from milo.locales import text
from milo.vocabulary.outlook import Driver, NextDay, Outlook, OutlookReason

TODAY = date(2026, 6, 10)


def guest(language: str) -> Guest:
    return Guest(cast("Any", None), AthleteLine("ada", "Ada", "told"), [], WebWords(language), TODAY)


def outlook(**changes: Any) -> Outlook:
    known: dict[str, Any] = {
        "athlete": "ada", "as_of": TODAY, "risk_28d": 0.03, "interval": (0.01, 0.06), "risk_90d": 0.1,
        "curve": [(day, 1 - day / 900, 1 - day / 600, 1 - day / 1_800) for day in range(91)],
        "drivers": [Driver(name="feeling", effect=12.0), Driver(name="sleep", effect=0.4), Driver(name="training", effect=-0.1)],
        "readiness_next_day": NextDay(score_0_100=44.0, interval=(36.0, 52.0)), "model": "burnout 1",
        "reasons": [OutlookReason(code="no_questionnaire", text="Not answered.")], "level": "high", "unsure": True,
        "steps": ["lighten", "rest", "talk", "questionnaire"],
    }  # fmt: skip
    return Outlook(**{**known, **changes})


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_outlook_shows_its_band_three_drivers_what_to_do_the_questions_and_who_taught_it(language: str) -> None:
    shown = outlook_html(guest(language), outlook(), writes=True)
    for key in ("outlook-simulated", "outlook-level-high", *(f"outlook-step-{s}" for s in outlook().steps)):
        assert text(key, language) in shown
    assert shown.count("<svg") == 1
    assert all(text(f"outlook-driver-{name}", language) in shown for name in ("feeling", "sleep", "training"))
    assert "1200 %" not in shown
    assert text("outlook-times", language, times="13") in shown
    assert shown.count('type="radio"') == 25
    assert 'type="radio"' not in outlook_html(guest(language), outlook(), writes=False)
    unknown = outlook_html(guest(language), outlook(risk_28d=None, interval=None, curve=[]), writes=True)
    assert "<svg" not in unknown
    assert "Not answered." in unknown


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_proposal_stands_beside_the_plan_with_its_band_and_only_the_athlete_may_take_it(language: str) -> None:
    offered = WeekProposal(
        state="offered",
        week=3,
        rule_min=200.0,
        proposed_min=142.0,
        changes=["squat <b>", "bench"],
        goal_pct=0.2,
        interval=(-0.1, 0.6),
    )
    shown = proposal_html(guest(language), offered, writes=True)
    assert all(part in shown for part in ("200", "142", "squat &lt;b&gt;", text("outlook-simulated", language)))
    middle, low, high = (guest(language).words.number(v, 2) for v in (0.2, -0.1, 0.6))
    assert text("proposal-expected", language, middle=middle, low=low, high=high) in shown
    assert "/app/body/proposal" in shown
    assert "<form" not in proposal_html(guest(language), offered, writes=False)
    for state in ("taken", "same", "off"):
        other = proposal_html(guest(language), WeekProposal(state=cast("ProposalState", state)), writes=True)
        assert text(f"proposal-{state}", language) in other
        assert "<form" not in other
