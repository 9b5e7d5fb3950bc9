"""The coach's desk for a plan that is asked for in talk: what it would be is told first, and it is made on the athlete's yes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from milo.app.asking import person_of
from milo.app.coaching.changes_told import Told, Turns
from milo.app.coaching.food import FoodDesk
from milo.app.coaching.locks import TrainingLocked, refuse_while_locked
from milo.app.planning import WEEKS
from milo.coach.plans.making.planner import MAX_WEEKS
from milo.coach.plans.making.taper import weeks_to_event
from milo.coach.plans.making.taper_words import title_of
from milo.coach.talk.heard.plan_wanted import PlanWanted, read_plan_wanted
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.turns.conversation import athlete_turns, intent_of
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.vocabulary.athlete import Profile
from milo.vocabulary.errors import BadValue
from milo.vocabulary.plan import first_monday
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import in_words

SHOWN = {"en": "show my plan", "es": "muéstrame mi plan"}
_WORDS: dict[str, dict[str, str]] = {
    "none": {
        "en": "You have no profile yet, and a plan is made from it: fill in the Profile page first.",
        "es": "Aún no tienes perfil, y un plan sale de él: rellena primero la página Perfil.",
    },
    "weeks": {
        "en": "A plan has 1 to {most} weeks, and you asked for {found}: tell me how many it is to have.",
        "es": "Un plan tiene de 1 a {most} semanas y has pedido {found}: dime cuántas debe tener.",
    },
    "would": {
        "en": "I would make a plan of {weeks} weeks from your profile: goal {goal}, {days} days a week{minutes}{race}. It begins "
        "on Monday {first}.",
        "es": "Haría un plan de {weeks} semanas a partir de tu perfil: objetivo {goal}, {days} días por semana{minutes}{race}. "
        "Empieza el lunes {first}.",
    },
    "would_one": {
        "en": "I would make a plan of {weeks} week from your profile: goal {goal}, {days} days a week{minutes}{race}. It begins "
        "on Monday {first}.",
        "es": "Haría un plan de {weeks} semana a partir de tu perfil: objetivo {goal}, {days} días por semana{minutes}{race}. "
        "Empieza el lunes {first}.",
    },
    "minutes": {"en": ", up to {n} min", "es": ", hasta {n} min"},
    "race": {"en": ", towards {race}", "es": ", con la mira en {race}"},
    "instead": {
        "en": "It takes the place of the plan that holds, which stays in the history.",
        "es": "Ocupa el lugar del plan vigente, que queda en el historial.",
    },
    "open": {
        "en": "The seven health questions on the Profile page are not answered: until they are, its first two weeks hold no hard "
        "endurance work.",
        "es": "Las siete preguntas de salud de la página Perfil están sin responder: hasta entonces sus dos primeras semanas no "
        "llevan resistencia fuerte.",
    },
    "wish": {
        "en": "“{wish}” is not in it: a plan is made from the profile. When it stands, tell me what to change.",
        "es": "«{wish}» no entra: el plan sale del perfil. Cuando esté, dime qué cambio.",
    },
    "ask": {"en": "Shall I make it? Say yes or no.", "es": "¿Lo hago? Di sí o no."},
    "made": {"en": "Your new plan is made.", "es": "Tu plan nuevo está hecho."},
    "left": {"en": "All right, no new plan was made.", "es": "De acuerdo, no se ha hecho ningún plan nuevo."},
}  # fmt: skip


class NewPlanDesk(FoodDesk):
    """Plans asked for in words."""

    def plan_wanted(self, athlete: str, said: Turns, language: Language) -> Callable[[], Told] | None:
        """What would answer words that ask for a plan to be made; None for any other. Nothing is made before a yes."""
        own = athlete_turns(said)
        wanted = read_plan_wanted(own[-1]) if own else None
        return None if wanted is None else lambda: self._plan_asked(athlete, wanted, language)

    def _makes_plan(self, athlete: str, wanted: PlanWanted) -> bool:
        """Whether that question asks for a yes, and does not only say why there is none."""
        profile = self.house.flows.profile(athlete)
        return profile is not None and 1 <= self._weeks(profile, athlete, wanted) <= MAX_WEEKS and self._locked(athlete) is None

    def _plan_asked(self, athlete: str, wanted: PlanWanted, language: Language) -> Told:
        profile, locked = self.house.flows.profile(athlete), self._locked(athlete)
        if profile is None:
            return _say("none", language), []
        if locked is not None:
            return in_words(locked, language), []
        weeks = self._weeks(profile, athlete, wanted)
        if not 1 <= weeks <= MAX_WEEKS:
            return _claimed(_say("weeks", language, most=MAX_WEEKS, found=weeks), language, [])
        today = self.house.flows.today(athlete)
        first = first_monday(today)
        event = profile.event if profile.event is not None and profile.event.date >= today else None
        reached = event is not None and event.date < first + timedelta(weeks=weeks)
        race = f"{title_of(event, language)}, {event.date.isoformat()}" if event is not None and reached else ""
        parts = [
            _say(
                "would" if weeks != 1 else "would_one",
                language,
                weeks=weeks,
                goal=Telling(language).word("goal", profile.goal),
                days=profile.days_per_week,
                minutes=_say("minutes", language, n=f"{profile.minutes_per_session:g}") if profile.minutes_per_session else "",
                race=_say("race", language, race=race) if race else "",
                first=first.isoformat(),
            )
        ]
        parts += [_say("wish", language, wish=wanted.wish)] if wanted.wish is not None else []
        parts += [_say("instead", language)] if self.standing(athlete) is not None else []
        parts += [_say("open", language)] if self.questions_open(athlete) else []
        return _claimed(" ".join([*parts, _say("ask", language)]), language, [])

    def _plan_made(self, athlete: str, wanted: PlanWanted, language: Language) -> Told:
        try:
            plan = self.new_plan(athlete, weeks=wanted.weeks)
        except (BadValue, TrainingLocked) as e:
            return in_words(e, language), []
        if plan.refused is not None:
            return plan.refused.text, []
        facts = person_of(self.house, athlete).facts
        assert facts is not None
        told = answer(intent_of([SHOWN[language]], language), facts)
        return f"{_say('made', language)} {told.text}", list(told.claims)

    def _plan_left(self, language: Language) -> Told:
        return _say("left", language), []

    def _weeks(self, profile: Profile, athlete: str, wanted: PlanWanted) -> int:
        return wanted.weeks if wanted.weeks is not None else weeks_to_event(profile, self.house.flows.today(athlete), WEEKS)

    def _locked(self, athlete: str) -> TrainingLocked | None:
        try:
            refuse_while_locked(self.house, athlete)
        except TrainingLocked as e:
            return e
        return None


def _say(word: str, language: str, **slots: object) -> str:
    return _WORDS[word]["es" if language == "es" else "en"].format(**slots)


def _claimed(text: str, language: Language, receipts: Sequence[str]) -> Told:
    return text, [
        Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="told", rule="profile", record_ids=list(receipts))
        for n in numbers_in(text, language)
    ]
