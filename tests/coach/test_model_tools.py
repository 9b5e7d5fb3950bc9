"""What a model may look up of an athlete: bound, counted, told again before it is believed, and nothing that names anybody."""

from __future__ import annotations

import json
from datetime import timedelta

import msgspec
import pytest

from coach.talk_scenes import MONDAY, facts, plan
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.turns.conversation import prompt_for, respond, tools_for
from milo.llm import preview
from milo.llm.scripted import Provider
from milo.vocabulary.errors import BadValue, MiloError
from milo.vocabulary.talk import Answer, Fact, LookUp, Prompt, looked_up


def look(prompt: Prompt, tool: str, of: str) -> LookUp:
    assert prompt.tools is not None
    return LookUp(tool=tool, of=of, facts=looked_up(prompt.tools, tool, of, prompt.facts))


def says(tool: str, of: str, name: str, sentence: str = "It is [ID]."):
    """A model that looks one thing up and says the fact of a name."""

    def line(prompt: Prompt) -> Answer:
        one = look(prompt, tool, of)
        id = next(fact.id for fact in one.facts if fact.name == name)
        return Answer(text=sentence.replace("ID", id), looked=[one], by="scripted:tools")

    return Provider(line)


async def test_a_fact_that_was_looked_up_bears_the_number_of_the_reply():
    model = says("plan", "friday", "Back squat: load", "On Friday you squat [ID].")
    draft = await respond(["what about friday, coach?"], facts(), model)
    assert (draft.text, draft.by) == ("On Friday you squat 102.5 kg.", "scripted:tools")
    assert [(c.text, c.value, c.record_ids, c.rule) for c in draft.claims] == [
        ("102.5 kg", 102.5, ["plan-1@3"], "plan.sets:back_squat")
    ]


async def test_a_made_up_look_up_bears_nothing():
    def forges(prompt: Prompt) -> Answer:
        forged = Fact(id=f"f{len(prompt.facts) + 1}", name="load", value=300.0, unit="kg", words=["lift"])
        return Answer(text=f"Lift [{forged.id}].", looked=[LookUp(tool="plan", of="friday", facts=[forged])])

    model = Provider(forges)
    draft = await respond(["what about friday, coach?"], facts(), model)
    assert (draft.by, draft.tried) == ("rules", ("outdated", "outdated"))
    assert "300" not in draft.text


async def test_an_answer_that_stands_on_data_that_changed_is_asked_for_again():
    from milo.llm import Remembering

    model = Remembering(says("plan", "friday", "Back squat: load", "On Friday you squat [ID]."))
    first = await respond(["what about friday, coach?"], facts(), model)
    assert "102.5 kg" in first.text
    again = await respond(["what about friday, coach?"], facts(), model)
    assert (again.text, model.hits) == (first.text, 1)
    lighter = plan()
    squat = lighter.weeks[0].days[4].sessions[0].exercises[0]
    sets = [msgspec.structs.replace(s, target_load_kg=90.0) for s in squat.sets]
    lighter.weeks[0].days[4].sessions[0].exercises[0] = msgspec.structs.replace(squat, sets=sets)
    changed = await respond(["what about friday, coach?"], facts(plan=lighter), model)
    assert changed.text == "On Friday you squat 90 kg."
    assert changed.tried == ("outdated",)


async def test_what_was_looked_up_before_a_complaint_is_told_again():
    heard: list[Prompt] = []

    def line(prompt: Prompt) -> Answer:
        heard.append(prompt)
        if prompt.complaint is None:
            return Answer(text="You squat 300 kg.", looked=[look(prompt, "plan", "friday")])
        id = next(f.id for f in reversed(prompt.facts) if f.name == "Back squat: load")
        return Answer(text=f"On Friday you squat [{id}].")

    draft = await respond(["what about friday, coach?"], facts(), Provider(line))
    assert draft.text == "On Friday you squat 102.5 kg."
    assert len(heard[1].facts) > len(heard[0].facts)
    assert len({fact.id for fact in heard[1].facts}) == len(heard[1].facts)


async def test_no_more_than_four_look_ups_are_answered_in_one_turn():
    met: list[str] = []

    def greedy(prompt: Prompt) -> Answer:
        for day in ("monday", "tuesday", "monday", "wednesday", "thursday", "friday", "sunday"):
            try:
                look(prompt, "plan", day)
            except BadValue as e:
                met.append(f"{day}: {e.sentence()}")
        return Answer(text="Rest well.")

    await respond(["what about friday, coach?"], facts(), Provider(greedy))
    assert [one.split(":")[0] for one in met] == ["friday", "sunday"]


def test_tools_tell_nights_and_workouts_one_by_one_with_their_records():
    tools = tools_for(facts(), "en")
    nights = [fact for fact in tools.figures("sleep") if fact.name.startswith("asleep, night to")]
    assert len(nights) == 7
    assert all(fact.unit == "h" and fact.record_ids and fact.window for fact in nights)
    assert any(fact.name == "Sleep per night" for fact in tools.figures("Sleep"))
    loads = [fact for fact in tools.figures("load") if fact.kind == "workout"]
    assert loads
    assert all(fact.record_ids for fact in loads)


def test_tools_tell_a_day_of_the_plan_in_either_language():
    tools = tools_for(facts(), "es")
    assert [f.value for f in tools.plan("martes")] == ["día de descanso"]
    wednesday = {fact.name: fact.value for fact in tools.plan("miércoles")}
    assert wednesday["Intervals: minutes"] == 95
    assert wednesday["Bicicleta: zone"] == 4
    assert [f.value for f in tools_for(facts(MONDAY + timedelta(weeks=4)), "en").plan("today")] == [
        "the plan has nothing for this day"
    ]


def test_tools_tell_how_an_exercise_is_done_by_its_name_in_either_language():
    by_id, by_name, spanish = (tools_for(facts(), "en").exercise(x) for x in ("back_squat", "squats with a barbell", "sentadilla"))
    assert by_id[0].value == by_name[0].value == "Back squat"
    assert "squat" in str(spanish[0].value).lower()
    assert {fact.name for fact in by_id} >= {"muscles", "cue", "fault to avoid"}


def test_tools_tell_the_record_of_a_lift_and_where_it_is_heading():
    told = {fact.name: fact.value for fact in tools_for(facts(), "en").history("squat (barbell)")}
    assert told["Squat (Barbell): estimated 1RM"] == 82.0
    assert told["Squat (Barbell): trend"] == "rising"
    assert told["Squat (Barbell): record weight"] == 70.0


@pytest.mark.parametrize(
    ("tool", "of"),
    [
        ("figures", "shoes"),
        ("plan", "yesterday"),
        ("plan", ""),
        ("exercise", "flying to the moon"),
        ("history", "Ada's squat"),
        ("erase", "all"),
    ],
)
def test_what_is_not_known_is_refused_with_a_sentence(tool, of):
    with pytest.raises(MiloError) as refused:
        looked_up(tools_for(facts(), "en"), tool, of, [])
    assert refused.value.sentence()


def test_without_data_there_is_nothing_to_look_up_but_exercises():
    assert tools_for(Facts(today=MONDAY), "en").subjects() == {"exercise": []}
    with pytest.raises(MiloError):
        tools_for(Facts(today=MONDAY), "en").plan("today")


def test_no_look_up_names_the_athlete_and_a_preview_shows_them_all():
    week = facts().week
    assert week is not None
    named = msgspec.structs.replace(week.strength.lifts[0], exercise="Bruno's squat")
    strength = msgspec.structs.replace(week.strength, lifts=[named])
    prompt, _ = prompt_for("why?", facts(week=msgspec.structs.replace(week, strength=strength)), "en")
    shown = preview(prompt)
    asked = {(one["tool"], one["of"]) for one in shown["look_ups"]}
    assert asked >= {("figures", "sleep"), ("plan", "today"), ("plan", "sunday"), ("history", "[private]'s squat")}
    leaving = json.dumps(shown, ensure_ascii=False).lower()
    assert "bruno" not in leaving
    assert "record_ids" not in leaving
    assert "s1@" not in leaving
