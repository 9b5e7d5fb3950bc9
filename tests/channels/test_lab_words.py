"""What the lab's pages say and draw, without a server: words in both languages, options of charts, numbers by unit."""

from __future__ import annotations

import re

import pytest

from milo.channels.lab_desk import Line
from milo.channels.web.assets import LAB
from milo.channels.web.lab_charts import course
from milo.channels.web.lab_form import KINDS
from milo.channels.web.lab_live import FIGURES, SYMPTOMS
from milo.channels.web.lab_told import clock, facts, named, told, unit_of, when
from milo.channels.web.words import WebWords, web_catalogue
from milo.coach.lab.sensor_catalogue import SYMPTOMS as RULES_KNOW

STATES = ("connecting", "live", "silent", "lost", "leads_off", "no_finger", "ended")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_the_scripts_ask_for_is_there(language: str) -> None:
    said = web_catalogue(language)
    asked = set(re.findall(r"this\.(?:live\.)?words\.([a-z_]+)", LAB.script()))
    assert len(asked) > 15
    assert not {word for word in asked if f"web.lab_live.{word}" not in said and f"web.lab.{word}" not in said}
    for state in STATES:
        assert f"web.lab_live.link_{state}" in said
    for name, *_ in FIGURES:
        assert f"web.lab_figure.{name}" in said
    for symptom in SYMPTOMS:
        assert symptom in RULES_KNOW
        assert f"web.lab_symptom.{symptom}" in said
    for kind in KINDS:
        assert f"web.lab.{kind}" in said


def test_no_word_of_the_lab_is_a_diagnosis() -> None:
    for language in ("en", "es"):
        for key, text in web_catalogue(language).items():
            if key.startswith("web.lab"):
                assert not re.search(
                    r"\b(normal|abnormal|disease|healthy|arrhythmia|enfermedad|sano|sana|arritmia)\b", text, re.I
                ), key


def test_all_scripts_are_served_in_one_scope() -> None:
    served = LAB.script()
    assert served.startswith("(() => {")
    assert all(
        name in served for name in ("class Strip", "class Loops", "class Figures", "class Alerts", "class Line", "class Live")
    )
    assert len(LAB.scripts) == len(set(LAB.scripts))
    assert "prefers-color-scheme" not in LAB.sheet(), "light and dark are the app's choice"


def line(*values: float | None) -> Line:
    return {"name": "heart_rate_bpm", "unit": "bpm", "at_s": [10.0 * i for i in range(len(values))], "values": list(values)}


def test_a_gap_of_a_series_stays_a_gap() -> None:
    [drawn] = course(WebWords(), [("Heart rate", line(60.0, None, 62.0))], "bpm")["series"]
    assert drawn["data"] == [[0.0, 60.0], [10.0, None], [20.0, 62.0]]
    assert drawn["connectNulls"] is False


def test_names_of_phases_and_sessions_are_never_code() -> None:
    evil = "'+alert(1)+'</script>"
    options = course(WebWords(), [(evil, line(60.0, 61.0))], "bpm", [(10.0, evil)])
    code = [
        v
        for part in (options["tooltip"], options["xAxis"]["axisLabel"], options["yAxis"]["axisLabel"])
        for k, v in part.items()
        if k[0] == ":"
    ]
    assert code
    assert not [v for v in code if "alert(1)" in v]
    assert options["series"][0]["markLine"]["label"]["formatter"] == "{b}"


def test_two_sessions_share_a_chart_and_are_told_apart_without_colour() -> None:
    a, b = course(WebWords(), [("A", line(60.0, 61.0)), ("B", line(58.0, 59.0))], "bpm")["series"]
    assert (a["lineStyle"]["type"], b["lineStyle"]["type"]) == ("solid", "dashed")


def test_numbers_are_told_as_their_unit_is_read() -> None:
    english, spanish = WebWords("en"), WebWords("es")
    assert told(english, 0.624, "L") == "0.62"
    assert told(spanish, 12.84, "L/min") == "12,8"
    assert told(english, 61.6, "bpm") == "62"
    assert unit_of(spanish, "bpm") == "lpm"
    assert unit_of(english, "furlong") == "furlong"
    assert named(english, "something_new") == "something new"
    assert named(spanish, "plateau_2_ppm") == "Meseta 2"
    assert (told(english, 3.0, "1"), told(english, 0.93, "1"), unit_of(english, "1")) == ("3", "0.93", "")
    assert clock(75.4) == "1:15"


def test_a_session_that_has_not_ended_has_no_length() -> None:
    assert facts(WebWords(), {"id": "a", "protocol": "rest"}) == ""
    assert facts(WebWords(), {"seconds": 312.0}) == "5 min 12 s"
    assert when(WebWords(), "2026-03-09T18:05:00+01:00") == "Mon 9 Mar 2026, 18:05"
