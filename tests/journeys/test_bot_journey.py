"""A day with the bot, from the code on the web page to the last set, in both languages; and a bot killed between two sets."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.channels.bot_api_server import TOKEN, BotApi, Call
from tests.channels.coach_server import BRUNO
from tests.channels.telegram_stage import ADAS, BRUNOS, Stage, staged

from milo.app.bot_file import file_of
from milo.app.bot_rooms import rooms_of
from milo.app.build import build
from milo.app.config import Settings

WORDS = {
    "en": {
        "code": "confirm where", "linked": "Linked", "start": "▶ Start", "first": "set 1 of", "second": "set 2 of",
        "third": "set 3 of",
        "done": "✅", "pain": "🩹", "where": "Where does it hurt", "knee": "Knee", "how_much": "how much", "over": "over for today",
        "swap": "🔁", "instead": "Instead of", "end": "End", "hard": "How hard", "long": "How long", "leave": "Skip",
        "kept": "Saved", "plan": "Week 1 of", "week": "What to do next", "rest": "Rest ", "rest_over": "The rest is over",
        "pain_word": "Pain up to 2 of 10",
    },
    "es": {
        "code": "confírmalo donde", "linked": "Vinculado", "start": "▶ Empezar", "first": "serie 1 de", "second": "serie 2 de",
        "third": "serie 3 de", "done": "✅", "pain": "🩹", "where": "¿Dónde duele", "knee": "Rodilla", "how_much": "¿cuánto",
        "over": "por hoy", "swap": "🔁", "instead": "En lugar de", "end": "Terminar", "hard": "¿Cómo de duro",
        "long": "¿Cuánto duró", "leave": "Omitir", "kept": "Guardado", "plan": "Semana 1 de", "week": "Qué hacer",
        "rest": "Descansa ", "rest_over": "Se acabó el descanso", "pain_word": "Dolor",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("journey") / "home") as made:
        yield made


@pytest.mark.parametrize(("name", "chat", "language"), [("Ada", ADAS, "en"), ("Bruno", BRUNOS, "es")])
def test_a_training_day_from_the_code_to_the_week(stage: Stage, name: str, chat: int, language: str) -> None:
    say, athlete, coaching = WORDS[language], stage.people[name], stage.house.coaching

    # Linking: a code of the signed-in page, the Telegram name shown there, a yes.
    code = stage.rooms.linking.new_code(athlete).code
    stage.say(chat, f"/start {code}", say["code"], name=f"{name} T.", language=language)
    waits = stage.rooms.linking.asking(athlete)
    assert waits is not None
    assert waits.name == f"{name} T."
    stage.rooms.linking.approve(athlete, waits.asking_id)
    stage.api.until(lambda c: say["linked"] in c.text, chat)

    # The plan and the day.
    assert "58" in stage.say(chat, "/plan", say["plan"]).text
    shown = stage.say(chat, "/today", "Full body" if language == "en" else "Cuerpo")

    # Set by set: a weight typed, a set by its button, one typed whole.
    first = stage.press(shown, say["start"], say["first"])
    assert not any(label.startswith(say["done"]) for label in first.buttons), "without a weight there is nothing to call done"
    ready = stage.say(chat, "60", say["first"])
    lighter = stage.press(ready, "−2", say["first"])
    assert any("57" in label for label in lighter.buttons)
    second = stage.press(lighter, say["done"], say["second"])
    stage.say(chat, "8 x 62,5 @1", say["third"])
    (logged,) = coaching.recent(athlete)
    sets = [(s["reps"], s["weight_kg"], s["rir"]) for s in logged["exercises"][0]["sets"]]
    assert sets == [(6.0, 57.5, 3.0), (8.0, 62.5, 1.0)]
    stage.api.press(second, say["done"])  # of the set before: an old button changes nothing

    # The rest rings.
    before = len(stage.api.shown(chat))
    stage.clock.go(timedelta(minutes=3))
    stage.api.until(lambda c: say["rest_over"] in c.text, chat, before)

    # Pain goes through the safety shell.
    where = stage.press(second, say["pain"], say["where"])
    how_much = stage.press(where, say["knee"], say["how_much"])
    before = len(stage.api.shown(chat))
    over = stage.press(how_much, "7", say["over"])
    assert any(say["pain_word"] in c.text for c in stage.api.shown(chat)[before:])
    pains = [m for m in stage.house.store.find("measurement", athlete) if m.quantity == "pain_0_10"]
    assert [(m.note, m.value) for m in pains] == [("knee", 7.0)]

    # Another exercise, and the end.
    others = stage.press(over, say["swap"], say["instead"])
    fresh = stage.press(others, next(iter(others.buttons)), say["first"])
    effort = stage.press(fresh, say["end"], say["hard"])
    length = stage.press(effort, "7", say["long"])
    stage.press(length, "3 min", say["kept"])
    (logged,) = coaching.recent(athlete)
    assert (logged["rpe"], logged["minutes"]) == (7.0, 3.0)
    assert sum(len(e["sets"]) for e in logged["exercises"]) == 2
    assert stage.mailbox_state(chat).workout is None

    # The week, with a photo.
    before = len(stage.api.shown(chat))
    stage.say(chat, "/week", say["week"])
    photo = stage.api.until(lambda c: c.method == "sendPhoto", chat, before).photo
    assert photo[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", photo[16:24])
    assert width == 1_120
    assert 200 <= height <= 1_000
    assert len(photo) > 5_000


def test_words_of_an_emergency_end_a_workout_at_once(stage: Stage) -> None:
    chloe = stage.add("Chloe")
    stage.clock.go(timedelta(days=-1))
    stage.house.coaching.new_plan(chloe)
    stage.clock.go(timedelta(days=1))
    stage.link("Chloe", 1010)
    shown = stage.say(1010, "/today", "Full body")
    stage.press(shown, "▶", "set 1 of")
    # the welcome of a link, which comes late at times, says "call" too
    answer = stage.say(1010, "my chest feels tight and my left arm is going numb", "Stop now")
    # the welcome of a link, which comes late at times, says "call" too
    assert answer.text.startswith("Stop now")
    assert stage.mailbox_state(1010).workout is None
    assert stage.say(1010, "/today", "locked").buttons == {}
    assert stage.house.coaching.locks(chloe)


# --- killed -------------------------------------------------------------------------------------------------------------


@contextmanager
def running(home: Path, api: BotApi) -> Iterator[Callable[[], None]]:
    """`milo bot` in a process of its own; what is handed back kills it as hard as can be."""
    command = [sys.executable, "-c", "from milo.app.commands.bot import bot_app; bot_app()", "--api", api.url]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MILO_")}
    with (home.parent / "bot.txt").open("a") as told:
        child = subprocess.Popen(command, env={**kept, "MILO_HOME": str(home), "MILO_TELEGRAM_TOKEN": TOKEN}, stderr=told)
        try:
            yield lambda: child.send_signal(signal.SIGKILL)
        finally:
            child.kill()
            child.wait(20)


@pytest.mark.long
@pytest.mark.fault
def test_a_bot_killed_between_two_sets_goes_on_and_counts_each_set_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    house = build(Settings(home=home))
    athlete = house.flows.add_athlete({**BRUNO, "name": "Ada"})
    plan = house.coaching.new_plan(athlete)
    session = next(s for d in plan.weeks[0].days for s in d.sessions if s.exercises)
    file = file_of(house)
    linking = rooms_of(house, house.coaching, file).linking
    waits = linking.bring(linking.new_code(athlete).code, ADAS, "Ada")
    assert waits is not None
    linking.approve(athlete, waits.asking_id)
    file.close()
    api = BotApi().start()
    try:
        with running(home, api) as kill:
            api.until(lambda c: "/today" in c.text, ADAS, within_s=60)
            api.press_data(ADAS, f"t:start:{session.session_id}")
            api.until(lambda c: "set 1 of" in c.text, ADAS)
            api.message(ADAS, "8 x 60")
            second = api.until(lambda c: "set 2 of" in c.text, ADAS)
            kill()
        api.press(second, "✅")  # pressed while nobody is there

        def at_the_answer(call: Call) -> dict[str, Any] | None:
            """The bot dies when Telegram hears the answer and before the bot knows that it did."""
            if call.method == "sendMessage" and "set 3 of" in call.text:
                kill_now()
                api.refuse = lambda call: None
            return None

        with running(home, api) as kill_now:
            api.refuse = at_the_answer
            third = api.until(lambda c: "set 3 of" in c.text, ADAS, within_s=60)
        before = len(api.shown(ADAS))
        with running(home, api):
            again = api.until(lambda c: "set 3 of" in c.text, ADAS, before, within_s=60)
            assert again.text == third.text
            api.press(again, "✅")
            api.until(lambda c: "set 4 of" in c.text or "set 1 of" in c.text, ADAS, before)
        (workout,) = house.coaching.recent(athlete)
        assert [(s["number"], s["weight_kg"]) for s in workout["exercises"][0]["sets"]] == [(1, 60.0), (2, 60.0), (3, 60.0)]
    finally:
        api.close()
        house.close()
    assert "Traceback" not in (tmp_path / "bot.txt").read_text()
