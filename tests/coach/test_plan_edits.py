"""Edits of a plan: each changes what was asked and nothing else, says old -> new, and is understood in two languages."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from tests.conversation.said import edit_of

from coach.plan_stage import HEAD, PLAN, like, on
from coach.plans_by_chance import plans
from each import each
from milo.coach.plans.edits.days import on_days
from milo.coach.plans.edits.doors import Edit, apply_edit, step, swap, within_minutes, without
from milo.coach.plans.edits.moves import move, skip
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.edits.within_session import NoSuchSwap, easier_first
from milo.coach.plans.text.text import parse, render
from milo.vocabulary.errors import MiloError
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.plan import Adjustment, Plan, PlannedWeek
from milo.vocabulary.told_limits import in_words


def replace_because(plan: Plan, week: int, day: int, because: list[str]) -> Plan:
    """A plan in which the sessions of a day have these reasons."""
    days = list(plan.weeks[week].days)
    days[day] = msgspec.structs.replace(
        days[day], sessions=[msgspec.structs.replace(s, because=because) for s in days[day].sessions]
    )
    weeks = list(plan.weeks)
    weeks[week] = msgspec.structs.replace(weeks[week], days=days)
    return msgspec.structs.replace(plan, weeks=weeks)


def others_are_as_before(plan: Plan, *days: int, weeks: Sequence[int] = (0, 1)) -> bool:
    """Whether every day but these is as in PLAN."""
    return all(
        new == old
        for w, (was, now) in enumerate(zip(PLAN.weeks, plan.weeks, strict=True))
        for d, (old, new) in enumerate(zip(was.days, now.days, strict=True))
        if w not in weeks or d not in days
    )


def test_moving_a_day_leaves_rest_behind_and_says_so() -> None:
    plan = move(PLAN, "thursday", "friday")
    assert on(plan, 0, 4) == on(PLAN, 0, 3)
    assert plan.weeks[0].days[3].rest
    assert not plan.weeks[0].days[4].rest
    assert others_are_as_before(plan, 3, 4)
    assert plan.adjustments == [Adjustment(rule="EDIT-MOVE", what="weeks 1-2: sessions of Thursday -> Friday")]


def test_moving_onto_a_day_of_training_exchanges_the_two() -> None:
    plan = move(PLAN, "monday", "wednesday", weeks=[2])
    assert on(plan, 1, 0) == on(PLAN, 1, 2)
    assert on(plan, 1, 2) == on(PLAN, 1, 0)
    assert others_are_as_before(plan, 0, 2, weeks=[1])
    assert "change places" in plan.adjustments[-1].what


def test_two_days_change_places_whichever_of_them_is_empty_in_each_week() -> None:
    for words in ("swap Monday and Tuesday", "swap Tuesday and Monday", "intercambia el martes y el lunes"):
        edit = edit_of(words)
        assert edit is not None
        swapped = apply_edit(PLAN, edit, week=1)
        assert on(swapped, 0, 1) == on(PLAN, 0, 0), words
        assert swapped.weeks[1].days[0].rest
        assert others_are_as_before(swapped, 0, 1)
        assert swapped.adjustments[-1].what.endswith("sessions of Monday -> Tuesday")
    mixed = skip(move(PLAN, "monday", "tuesday", weeks=[2]), "saturday", weeks=[2])
    both = apply_edit(mixed, Edit(kind="move", day="tuesday", to="monday", exchange=True), week=1)
    assert on(both, 0, 1) == on(PLAN, 0, 0)
    assert on(both, 1, 0) == on(PLAN, 1, 0)
    assert "change places" in both.adjustments[-1].what
    with pytest.raises(EditRefused):
        apply_edit(PLAN, Edit(kind="move", day="tuesday", to="monday"), week=1)
    with pytest.raises(EditRefused):
        apply_edit(PLAN, Edit(kind="move", day="tuesday", to="sunday", exchange=True), week=1)


@pytest.mark.parametrize(
    ("words", "exercise", "day"),
    [
        ("remove deadlifts from Saturday only", "deadlifts", "saturday"),
        ("quita el peso muerto solo el sábado", "peso muerto", "saturday"),
        ("drop squats on Monday", "squats", "monday"),
        ("drop just the squats on Monday", "squats", "monday"),
        ("quita el remo con barra el jueves nada más", "remo con barra", "thursday"),
    ],
)
def test_one_exercise_is_dropped_on_one_day_only(words: str, exercise: str, day: str) -> None:
    edit = edit_of(words)
    assert edit is not None
    assert (edit.kind, edit.day) == ("drop", day)
    assert find_exercise(edit.exercise or "") == find_exercise(exercise)


def test_only_this_week_changes_one_week_and_past_weeks_are_never_touched() -> None:
    assert others_are_as_before(apply_edit(PLAN, Edit(kind="skip", day="monday", this_week=True), week=1), 0, weeks=[0])
    assert others_are_as_before(apply_edit(PLAN, Edit(kind="skip", day="monday"), week=2), 0, weeks=[1])
    ahead = apply_edit(PLAN, Edit(kind="skip", day="monday", this_week=True, weeks_ahead=1), week=1)
    assert ahead.weeks[0] == PLAN.weeks[0]
    assert ahead.weeks[1].days[0].rest


def test_a_day_moved_without_a_word_where_to_goes_to_the_nearest_that_takes_it() -> None:
    moved = apply_edit(PLAN, Edit(kind="move", day="thursday"), week=1)
    assert on(moved, 0, 4) == on(PLAN, 0, 3), "friday is the next day of rest"
    lifting = '  strength "A" 40 min\n    Push-up 3x12 @ 2 rir, rest 60 s\n'
    week = parse(f"{HEAD}week 1 build\nmonday\n{lifting}wednesday\n{lifting}")
    assert on(apply_edit(week, Edit(kind="move", day="monday"), week=1), 0, 4), "no day beside wednesday's lifting"


def test_only_the_sessions_that_are_named_are_changed() -> None:
    easier = apply_edit(PLAN, Edit(kind="easier", part="long"), week=1)
    assert on(easier, 0, 2) != on(PLAN, 0, 2)
    assert others_are_as_before(easier, 2)
    assert others_are_as_before(apply_edit(PLAN, Edit(kind="skip", part="hard"), week=1), 3)
    sunday = apply_edit(PLAN, Edit(kind="move", part="long", to="sunday"), week=1)
    assert on(sunday, 1, 6) == on(PLAN, 1, 2)
    with pytest.raises(EditRefused):
        apply_edit(PLAN, Edit(kind="easier", part="swimming"), week=1)


def test_a_race_is_not_moved_off_its_date() -> None:
    race = replace_because(PLAN, 1, 5, ["training-2.6"])
    assert on(move(race, "saturday", "sunday"), 0, 6) == on(PLAN, 0, 5)
    with pytest.raises(EditRefused, match="stays on its date"):
        move(race, "saturday", "sunday", [2])


def test_skipping_a_day_makes_it_a_day_of_rest() -> None:
    plan = skip(PLAN, "wednesday", language="es")
    assert plan.weeks[0].days[2].rest
    assert others_are_as_before(plan, 2)
    assert plan.adjustments[-1].what == "semanas 1-2: sesiones del miércoles -> descanso"


@each("minutes", [45, 30, 20, 15])
def test_no_session_is_longer_than_the_minutes_there_are(minutes: float) -> None:
    plan = within_minutes(PLAN, minutes)
    for week in plan.weeks:
        for day in week.days:
            assert all(s.minutes <= minutes for s in day.sessions)
            assert all(s.exercises or s.endurance for s in day.sessions)
    first = on(plan, 0, 0)[0].exercises[0]
    assert first.exercise_id == "bench_press", "the first lift is the last to go"
    assert first.sets


def test_a_shorter_session_keeps_its_first_lifts_and_fills_its_minutes() -> None:
    lifts = {minutes: on(within_minutes(PLAN, minutes), 0, 0)[0].exercises for minutes in (55, 30)}
    sets = {minutes: [(e.exercise_id, len(e.sets)) for e in kept] for minutes, kept in lifts.items()}
    assert sets[55][0] == ("bench_press", 4), "the accessories give first"
    assert sum(n for _, n in sets[55]) < 14
    assert sets[30][0][0] == "bench_press"
    assert sets[30][0][1] >= 2, "what still fits comes back to the first lift"


def test_notes_and_warm_ups_speak_of_the_exercises_that_are_there() -> None:
    text = (
        render(PLAN)
        .replace("5 min easy bike", "Bench press: one light set")
        .replace(
            "Push-up 3x12 @ 2 rir, rest 60 s", "Push-up 3x12 @ 2 rir, rest 60 s\n      note: Find the load that leaves 2 in reserve"
        )
    )
    plan = parse(text)
    session = on(swap(plan, "bench press", "dumbbell bench press", like), 0, 0)[0]
    assert session.warm_up == [f"{session.exercises[0].exercise}: one light set"]
    assert on(step(plan, "harder"), 0, 0)[0].exercises[3].note == "Find the load that leaves 1 in reserve"
    assert on(without(plan, ["barbell"], lambda _: []), 0, 0)[0].warm_up == []


@pytest.mark.parametrize(("language", "light"), [("en", "one light set of 10"), ("es", "una serie ligera de 10")])
def test_the_weights_of_a_warm_up_go_with_the_lift_they_were_for(language: str, light: str) -> None:
    plan = parse(render(PLAN).replace("5 min easy bike", "Bench press: 20 kg x 8, 42.5 kg x 4"))
    edited = (
        swap(plan, "bench press", "dumbbell bench press", like, language=language),
        without(plan, ["barbell"], like, language=language),
    )
    for made in edited:
        session = on(made, 0, 0)[0]
        assert session.exercises[0].sets[0].target_load_kg is None
        [line] = session.warm_up
        assert line.startswith(session.exercises[0].exercise)
        assert light in line
        assert "kg" not in line


def test_a_shorter_interval_session_loses_repeats_and_a_shorter_run_distance() -> None:
    plan = within_minutes(PLAN, 30)
    intervals = on(plan, 0, 3)[0].endurance
    assert intervals is not None
    assert intervals.minutes == 30
    assert intervals.intervals is not None
    assert intervals.intervals[0]["repeat"] == 2
    run = on(plan, 0, 2)[0].endurance
    assert run is not None
    assert (run.minutes, run.distance_km) == (30.0, 4.8)


def test_a_plan_that_fits_already_is_not_edited() -> None:
    with pytest.raises(EditRefused, match="none longer than 60 min"):
        within_minutes(PLAN, 90)


def test_without_a_barbell_every_lift_that_needs_one_gives_way_to_its_like() -> None:
    plan = without(PLAN, ["barbell"], like)
    old, new = on(PLAN, 0, 0)[0], on(plan, 0, 0)[0]
    assert all("barbell" not in e.equipment for e in new.exercises)
    bench = new.exercises[0]
    assert bench.pattern == old.exercises[0].pattern
    assert bench.exercise_id != "bench_press"
    assert {m for m, w in bench.muscles.items() if w == 1} & {m for m, w in old.exercises[0].muscles.items() if w == 1}
    assert all(s.target_load_kg is None for s in bench.sets), "the load of another lift is not known"
    assert [s.target_reps for s in bench.sets] == [8, 8, 8, 8]
    assert len({e.exercise_id for e in new.exercises}) == len(new.exercises)
    assert f"Bench press -> {bench.exercise}" in plan.adjustments[-1].what


def test_missing_equipment_is_called_by_its_name_in_both_languages() -> None:
    for language, said in (("en", "without barbell:"), ("es", "sin barra:")):
        assert said in without(PLAN, ["barbell"], like, language=language).adjustments[-1].what
    for words, language, said in (("no equipment", "en", "without any equipment:"), ("sin material", "es", "sin material:")):
        edit = edit_of(words, language)
        assert edit is not None
        assert said in apply_edit(PLAN, edit, week=1, alternatives=like, language=language).adjustments[-1].what
    only = edit_of("solo tengo mancuernas y banco", "es")
    assert only is not None
    assert not {"dumbbell", "bench"} & set(only.equipment)
    assert "barbell" in only.equipment


def test_a_lift_without_any_like_is_left_out_and_told() -> None:
    plan = without(PLAN, ["barbell"], lambda _: [])
    assert [e.exercise_id for e in on(plan, 0, 0)[0].exercises] == ["push_up"]
    assert "Bench press -> left out" in plan.adjustments[-1].what


def test_a_swap_takes_the_nearest_or_the_one_that_was_named() -> None:
    nearest = swap(PLAN, "bench press", None, like)
    assert on(nearest, 0, 0)[0].exercises[0].pattern == on(PLAN, 0, 0)[0].exercises[0].pattern
    named = swap(PLAN, "press de banca", "dumbbell bench press", like, language="es")
    lift = on(named, 0, 0)[0].exercises[0]
    known = catalogue()[lift.exercise_id]
    assert lift.exercise == known.name_es
    assert lift.exercise_id == "dumbbell_bench_press"


def test_where_nothing_of_the_movement_may_stand_in_one_for_the_muscle_does() -> None:
    fly, squat = catalogue()["chest_fly"], catalogue()["back_squat"]
    assert on(swap(PLAN, "bench press", None, lambda _: [squat, fly]), 0, 0)[0].exercises[0].exercise_id == fly.id
    with pytest.raises(NoSuchSwap, match="something like Bench press") as told:
        swap(PLAN, "bench press", "chest fly", lambda _: [squat])
    assert "nothing" not in in_words(told.value, "es")


def test_a_swap_for_another_movement_is_refused_and_says_what_would_do() -> None:
    with pytest.raises(NoSuchSwap, match=r"Dumbbell bench press.* the same movement and muscle, but found Back squat"):
        swap(PLAN, "bench press", "back squat", like)
    with pytest.raises(
        NoSuchSwap, match="within the equipment and the joints of the profile, but found Dumbbell bench press"
    ) as told:
        swap(PLAN, "bench press", "dumbbell bench press", lambda _: [catalogue()["machine_chest_press"]])
    assert in_words(told.value, "es").startswith("Dumbbell bench press necesita material")
    with pytest.raises(NoSuchSwap, match="each exercise once in a session"):
        swap(PLAN, "bench press", "push-up", like)
    with pytest.raises(EditRefused, match="an exercise of the plan"):
        swap(PLAN, "leg press", None, like)


def sets_of(plan: Plan, exercise: int) -> list[tuple[int, float, float | None]]:
    """Of an exercise of the first monday."""
    return [(s.target_reps, s.target_rir, s.target_load_kg) for s in on(plan, 0, 0)[0].exercises[exercise].sets]


def test_harder_and_easier_change_one_thing_by_one_step() -> None:
    harder, easier = step(PLAN, "harder"), step(PLAN, "easier")
    assert sets_of(harder, 1) == [(10, 1.0, None)] * 4
    assert sets_of(easier, 1) == [(10, 3.0, None)] * 4
    # With a load that stays, one in reserve less is one repetition more.
    assert sets_of(harder, 0) == [(9, 1.0, 60.0)] * 4
    assert sets_of(easier, 0) == [(7, 3.0, 60.0)] * 4
    hard_run, easy_run = on(harder, 0, 2)[0].endurance, on(easier, 0, 2)[0].endurance
    assert hard_run is not None
    assert easy_run is not None
    assert (hard_run.minutes, easy_run.minutes) == (55.0, 45.0)
    hard, easy = on(harder, 0, 3)[0].endurance, on(easier, 0, 3)[0].endurance
    assert hard is not None
    assert hard.intervals is not None
    assert hard.intervals[0]["repeat"] == 6
    assert easy is not None
    assert easy.intervals is not None
    assert easy.intervals[0]["repeat"] == 4


def test_a_step_of_endurance_work_is_told_in_the_readers_words() -> None:
    assert "carrera 50 -> 45 min" in step(PLAN, "easier", [1], "wednesday", language="es").adjustments[-1].what


def test_harder_ends_before_failure_then_adds_a_set_then_takes_a_variant() -> None:
    plan, seen = PLAN, []
    for _ in range(4):
        plan = step(plan, "harder", exercise="push-up", variants=lambda _id, _way: [catalogue()["dip"]])
        lift = on(plan, 0, 0)[0].exercises[3]
        seen.append((lift.exercise_id, len(lift.sets), min(s.target_rir for s in lift.sets)))
    assert seen == [("push_up", 3, 1.0), ("push_up", 4, 1.0), ("push_up", 5, 1.0), ("dip", 5, 1.0)]


def test_fewer_days_drop_the_least_and_more_days_add_no_work() -> None:
    fewer = on_days(PLAN, 3)
    assert fewer.weeks[0].days[5].rest, "mobility goes first"
    assert others_are_as_before(fewer, 5)
    more = on_days(PLAN, 5)
    assert sum(bool(d.sessions) for d in more.weeks[0].days) == 5

    def lifts(week: PlannedWeek) -> list[str]:
        return sorted(e.exercise_id for d in week.days for s in d.sessions for e in s.exercises for _ in e.sets)

    assert lifts(more.weeks[0]) == lifts(PLAN.weeks[0])
    ids = [s.session_id for d in more.weeks[0].days for s in d.sessions]
    assert len(set(ids)) == len(ids)
    # The only leg day stays although it is the shortest.
    push = 'strength "Push" 50 min\n Bench press 3x8 @ 2 rir, rest 90 s\n'
    legs = 'strength "Legs" 30 min\n Back squat 3x8 @ 2 rir, rest 90 s\n'
    split = parse(f"{HEAD}week 1 build\nmonday\n{push}wednesday\n{legs}friday\n{push}")
    assert [d.day for d in on_days(split, 2).weeks[0].days if d.sessions] == ["monday", "wednesday"]
    with pytest.raises(EditRefused, match="day of rest"):
        on_days(PLAN, 7)


def test_hard_work_told_longer_than_its_session_is_cut_to_no_less_than_a_minute() -> None:
    easy = "".join(f'{day}\nendurance "Easy" 120 min\n run 120 min zone 2\n' for day in ("tuesday", "thursday", "saturday"))
    odd = parse(f'{HEAD}week 1 build\nmonday\nendurance "Odd" 30 min\n run 100 min zone 5\n{easy}')
    (kept,) = [s for d in on_days(odd, 2).weeks[0].days for s in d.sessions if s.title == "Odd"]
    assert kept.minutes >= 1
    assert kept.endurance is not None
    assert 1 <= kept.endurance.minutes < 100


@given(plans)
@settings(max_examples=60)
def test_no_edit_breaks_a_plan_whatever_its_shape(plan: Plan) -> None:
    edits = [
        Edit(kind="move", day="monday", to="friday"), Edit(kind="skip", day="monday"), Edit(kind="minutes", minutes=30.0),
        Edit(kind="without", equipment=["barbell"]), Edit(kind="harder"), Edit(kind="easier"), Edit(kind="days", days=3),
        Edit(kind="days", days=6), Edit(kind="swap", exercise="bench_press"),
    ]  # fmt: skip
    for edit in edits:
        try:
            edited = apply_edit(plan, edit, week=1, alternatives=lambda _: list(catalogue().values()))
        except MiloError as e:
            assert len(e.sentence()) > 10
            continue
        body = msgspec.json.encode(edited)
        assert msgspec.json.decode(body, type=Plan) == edited, "every number within its bounds"
        assert all(d.rest == (not d.sessions) for w in edited.weeks for d in w.days)
        assert len(edited.adjustments) == len(plan.adjustments) + 1
        render(edited)


# --- sentences --------------------------------------------------------------------------------------------------------------


def test_a_stand_in_nobody_asked_for_is_no_harder_and_needs_nothing_unsaid() -> None:
    known = catalogue()
    near = [known["deficit_deadlift"], known["trap_bar_deadlift"], known["sumo_deadlift"]]
    assert [e.id for e in easier_first("deadlift", near)][-1] == "deficit_deadlift"
    lifts = parse(f'{HEAD}week 1 build\nmonday\nstrength "Pull" 40 min\n Deadlift 3x5 @ 2 rir, rest 90 s\n')
    swapped = swap(lifts, "deadlift", None, lambda _id: near)
    assert on(swapped, 0, 0)[0].exercises[0].exercise_id == "sumo_deadlift"
    asked = swap(lifts, "deadlift", "trap bar deadlift", lambda _id: near)
    assert on(asked, 0, 0)[0].exercises[0].exercise_id == "trap_bar_deadlift"


def test_fewer_days_are_planned_again_where_a_main_pattern_would_go() -> None:
    upper = 'strength "Upper" 45 min\n Bench press 3x8 @ 2 rir, rest 90 s\n Barbell row 3x8 @ 2 rir, rest 90 s\n'
    lower = 'strength "Lower" 45 min\n Back squat 3x8 @ 2 rir, rest 90 s\n Deadlift 3x5 @ 2 rir, rest 90 s\n'
    two = parse(f"{HEAD}week 1 build\nmonday\n{upper}thursday\n{lower}week 2 build\nmonday\n{upper}thursday\n{lower}")
    one = on_days(two, 1)
    for w in one.weeks:
        [day] = [d for d in w.days if d.sessions]
        assert day.day == next(d.day for d in one.weeks[0].days if d.sessions)
        assert {e.exercise_id for e in day.sessions[0].exercises} == {"bench_press", "barbell_row", "back_squat", "deadlift"}
        assert day.sessions[0].title == "Full body"
        assert day.sessions[0].minutes <= 45
    assert on_days(two, 1, language="es").weeks[0] != two.weeks[0]


def test_a_day_of_rest_that_is_to_move_is_called_one() -> None:
    """ "Move Thursday" on a day of rest was answered with "Name two days", though "move Friday" names one too."""
    rest = next(d.day for i, d in enumerate(PLAN.weeks[0].days) if not any(w.days[i].sessions for w in PLAN.weeks))
    with pytest.raises(EditRefused, match="a day with a session"):
        apply_edit(PLAN, Edit(kind="move", day=rest), week=1)
