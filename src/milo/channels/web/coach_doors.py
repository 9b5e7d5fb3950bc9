"""The plain routes behind the coach's pages, family by family."""

from __future__ import annotations

from fastapi import FastAPI

from milo.channels.coaching import Coaching
from milo.channels.web.coach_talk import add_talk_doors
from milo.channels.web.guest import Reception
from milo.channels.web.train_doors import add_train_doors
from milo.channels.web.workout_doors import add_workout_doors


def add_coach_doors(app: FastAPI, reception: Reception, coaching: Coaching) -> None:
    """Add the routes to the server's application."""

    add_train_doors(app, reception, coaching)
    add_workout_doors(app, reception, coaching)
    add_talk_doors(app, reception, coaching)
