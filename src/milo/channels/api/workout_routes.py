"""Workouts over the API: logged whole or set by set, and listed as they count.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within workout_routes.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import AliasChoices, Field

from milo.channels.api import training_documents as docs
from milo.channels.api.answers import MOST_LISTED, StrictBody, ToldRoute, answered, page
from milo.channels.api.idempotency import Once
from milo.channels.api.known_query import known_query
from milo.channels.api.shapes import described
from milo.channels.coaching import Coaching
from milo.vocabulary.told_limits import MOST_HELD_S, MOST_REPS

CalendarDay = date  # a body names its day "date"
Ten = Annotated[float, Field(ge=0, le=10)]
Reps = Annotated[float, Field(gt=0, le=MOST_REPS)]
Held = Annotated[float, Field(gt=0, le=MOST_HELD_S)]
Minutes = Annotated[float, Field(gt=0, le=1_440)]
NAMES = AliasChoices("exercise", "exercise_id", "name")


class SetBody(StrictBody):
    """One set; weight_kg left out is body weight alone, rir left out is not told. number: of a set to replace.

    Without reps it was held for duration_s; one of both is asked for.
    """

    reps: Reps | None = Field(None, examples=[8])
    weight_kg: float | None = Field(None, ge=-200, le=1_000, examples=[60])
    rir: Ten | None = Field(None, examples=[2])
    duration_s: Held | None = Field(None, examples=[None], description="Seconds of a set that was held, in place of reps.")
    warm_up: bool = False
    number: int | None = Field(None, ge=1, le=200, examples=[None])


class LoggedSetBody(StrictBody):
    """One set of a whole workout; without reps it was held for duration_s."""

    reps: Reps | None = Field(None, examples=[8])
    weight_kg: float | None = Field(None, ge=-200, le=1_000, examples=[60])
    rir: Ten | None = Field(None, examples=[2])
    duration_s: Held | None = Field(None, examples=[None], description="Seconds of a set that was held, in place of reps.")
    warm_up: bool = False


class OneSetBody(SetBody):
    """One set and what it is of."""

    exercise: str = Field(min_length=1, max_length=200, validation_alias=NAMES, examples=["back_squat"])


class ExerciseBody(StrictBody):
    """An exercise of a workout under way, by any name or id Milo knows."""

    exercise: str = Field(min_length=1, max_length=200, validation_alias=NAMES, examples=["Back squat"])
    sets: list[SetBody] = Field([], max_length=100)


class LoggedExerciseBody(StrictBody):
    """An exercise of a whole workout."""

    exercise: str = Field(min_length=1, max_length=200, validation_alias=NAMES, examples=["Back squat"])
    sets: list[LoggedSetBody] = Field(max_length=100)


class EnduranceBody(StrictBody):
    """A stretch of endurance work."""

    activity: str = Field(max_length=50, examples=["running"])
    minutes: Minutes
    distance_km: float | None = Field(None, ge=0, le=1_000)
    avg_hr_bpm: float | None = Field(None, ge=20, le=260)


class PainBody(StrictBody):
    """Somewhere that hurts."""

    region: str = Field(max_length=50, examples=["knee"])
    pain_0_10: Ten


class DayBody(StrictBody):
    """How a day was."""

    date: CalendarDay | None = None
    sleep_hours: float | None = Field(None, ge=0, le=24)
    bed: datetime | None = None
    up: datetime | None = None
    calories: float | None = Field(None, ge=0, le=30_000)
    protein_g: float | None = Field(None, ge=0, le=2_000)
    weight_kg: float | None = Field(None, ge=20, le=400)
    mood: float | None = Field(None, ge=1, le=5)
    energy: float | None = Field(None, ge=1, le=5)
    soreness: float | None = Field(None, ge=1, le=10)
    resting_hr_bpm: float | None = Field(None, ge=20, le=140)
    hrv_rmssd_ms: float | None = Field(None, ge=1, le=400)
    body_temp_c: float | None = Field(None, ge=25, le=45)
    illness: Literal["none", "cold", "fever"] | None = None


class WorkoutBody(StrictBody):
    """A workout, a day, or both (docs/logging.md); with nothing done yet it is one that begins."""

    at: datetime | None = Field(None, description="Left out: now. Without an offset: the athlete's own time.")
    session_id: str | None = Field(None, max_length=64)
    title: str | None = Field(None, max_length=200)
    minutes: Minutes | None = None
    rpe: Ten | None = None
    pain: list[PainBody] = Field([], max_length=20)
    notes: str | None = Field(None, max_length=10_000)
    exercises: list[LoggedExerciseBody] = Field([], max_length=100)
    endurance: EnduranceBody | None = None
    daily: DayBody | None = None


def workout_routes(coaching: Coaching, mine: Callable[..., str], once: Callable[..., Any], prefix: str) -> APIRouter:
    """Workouts of the athlete a request is about."""
    router = APIRouter(prefix=prefix, tags=["workouts"], route_class=ToldRoute, dependencies=[Depends(known_query)])
    Mine = Annotated[str, Depends(mine)]
    Once_ = Annotated[Once, Depends(once)]

    @router.post("/workouts", status_code=201, responses=described(docs.LoggedWorkout, 201, 409))
    def log(athlete: Mine, body: WorkoutBody, once: Once_) -> Response:
        """Log a workout, or begin one. `reply` is what the safety shell says of notes and pain; `adapted` what the plan changed."""

        def work() -> Response:
            if not (body.exercises or body.endurance or body.daily or body.pain or body.minutes):
                begun = coaching.start_workout(athlete, at=body.at, title=body.title, session_id=body.session_id)
                return answered({**begun, "records": 1, "reply": None, "adapted": []}, 201)
            return answered(coaching.log(athlete, body.model_dump(mode="json", exclude_none=True)), 201)

        return once(work)

    @router.post("/workouts/{workout_id}/exercises", status_code=201, responses=described(docs.AddedExercise, 201, 409))
    def add_exercise(athlete: Mine, workout_id: str, body: ExerciseBody, once: Once_) -> Response:
        """Add an exercise with its sets; `last_time` is what was done of it before."""

        def work() -> Response:
            before = coaching.last_time(athlete, body.exercise)
            sets = [s.model_dump(exclude_none=True) for s in body.sets]
            return answered({**coaching.add_sets(athlete, workout_id, body.exercise, sets), "last_time": before}, 201)

        return once(work)

    @router.post("/workouts/{workout_id}/sets", status_code=201, responses=described(docs.AddedSet, 201, 409))
    def add_set(athlete: Mine, workout_id: str, body: OneSetBody, once: Once_) -> Response:
        """Add one set, or replace the one a number names. `reply` says where it is far from all that is known, else null."""

        def work() -> Response:
            made = coaching.add_sets(athlete, workout_id, body.exercise, [body.model_dump(exclude_none=True, exclude={"exercise"})])
            about = {name: made[name] for name in ("workout_id", "exercise", "exercise_id", "reply")}
            return answered({**about, **made["sets"][0]}, 201)

        return once(work)

    @router.get("/workouts/recent", responses=described(docs.WorkoutsDocument))
    def recent(
        athlete: Mine, limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 20, cursor: Annotated[str | None, Query()] = None
    ) -> Response:
        """Workouts, newest first, each counted once whatever saw it."""
        found, following = page(coaching.recent(athlete, MOST_LISTED * 5), "workout_id", limit, cursor)
        return answered({"workouts": found, "next_cursor": following})

    @router.get("/workouts/last_time", responses=described(docs.LastTimeDocument))
    def last_time(athlete: Mine, exercise: Annotated[str, Query(min_length=1, max_length=200)]) -> Response:
        """The sets of an exercise when it was last done; null when never."""
        return answered({"exercise": exercise, "last_time": coaching.last_time(athlete, exercise)})

    return router
