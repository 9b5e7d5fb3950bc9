"""The coach's desk for what locks training: the locks that stand, the form of return, a professional's clearance.

Safety reference F-2, F-3, PL-55: a chat opens nothing; only these records do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from milo.app.coaching.fitted import FitDesk
from milo.app.coaching.gate import able, gate_lock
from milo.app.coaching.locks import missing_of, needs_of, standing_locks, way_back
from milo.app.coaching.words import RETURN_QUESTIONS, said, say
from milo.app.consenting import kept
from milo.app.known_athletes import known, zone_of
from milo.app.received import LOCK_KINDS, next_received
from milo.coach.safety.latches import CLEARANCE_HOLDS, FORM_AFTER, SCOPES, Latch, form_from
from milo.coach.safety.locked_talk import topic_of
from milo.coach.safety.triage import triage
from milo.vocabulary.errors import BadValue, MiloError, UnknownName
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import ClearanceRecord, ReturnFormRecord

SOURCE = "form"
LONGEST_TURN = timedelta(minutes=1)  # between words and the reply to them (a model has 20 s; our choice)


class ReturnTooSoon(MiloError):
    """A form of return that nobody can fill in truthfully yet; do says from when on."""

    code = "return_too_soon"

    def sentence(self) -> str:
        """From when on, and what to do before."""
        return self.do


class SafetyDesk(FitDesk):
    """Locks, and the two forms that open them."""

    def locks(self, athlete: str) -> list[dict[str, Any]]:
        """What locks training now, each rule once: {"rule", "level", "since", "scope", "text", "about", "form_from", "gate",
        "needs": ["form", "clearance", "profile"]}.

        gate: it is what the health questions and the profile tell, so that it opens as well when what is told there changes; needs
        holds "profile" where nothing else opens it.
        about: in gentle words.  form_from: when the form of return can be filled in; None where that is so by now, and where none
        is needed.
        """
        known(self.house, athlete)
        language = self.language(athlete)
        # Of a danger that was told again after a form or a clearance, the newest lock says what is still missing.
        standing = {(x.rule, x.scope): x for x in sorted(standing_locks(self.house, athlete), key=lambda x: x.since)}
        opens = self._form_from(athlete, list(standing.values()))
        early = opens is not None and self.house.clock.now() < opens
        found: list[dict[str, Any]] = [
            {
                "rule": x.rule,
                "level": x.level,
                "since": x.since,
                "scope": x.scope,
                "needs": missing_of(self.house, athlete, x),
                "about": _about(x, language),
                "form_from": opens if early and "form" in needs_of(x) else None,
                "text": way_back(x, language, missing_of(self.house, athlete, x)),
                "gate": False,
            }
            for x in standing.values()
        ]
        shut = gate_lock(self.house, athlete)
        if shut is not None and all(lock["rule"] != shut.rule for lock in found):
            found.append(
                {
                    "rule": shut.rule,
                    "level": shut.level,
                    "since": shut.since,
                    "scope": shut.scope,
                    "needs": ["clearance"] if shut.scope else ["profile"],
                    "about": say("about.questions", language),
                    "form_from": None,
                    "text": shut.text,
                    "gate": True,
                }
            )
        return found

    def _form_from(self, athlete: str, standing: list[Latch]) -> datetime | None:
        """When the form of return can be filled in: a day after what locks was last told."""
        told = [x.since for x in standing if "form" in needs_of(x)]
        if told:
            since = self.house.clock.now() - FORM_AFTER
            rules = {x.rule for x in standing}
            # A danger told again while it locks already makes no second lock, and starts the day again; a "hello" answered by the
            # danger told before it tells none.
            told += [
                a.at
                for a in self.house.store.find("audit", athlete, since=since)
                if a.action == "reply" and a.detail and a.detail.get("level") == "E0" and rules & set(a.detail.get("rules", []))
                and self._tells_it(athlete, a.at)
            ]  # fmt: skip
        return form_from(told)

    def _tells_it(self, athlete: str, at: datetime) -> bool:
        """Whether what was said last before a reply is a danger by itself; also where nothing of it was kept."""
        said = [m for m in self.house.store.find("message", athlete, since=at - LONGEST_TURN) if m.role == "athlete" and m.at <= at]
        return not said or triage(max(said, key=lambda m: m.at).text).level == "E0"

    def give_clearance(self, athlete: str, scope: str, by: str, until: date | None) -> None:
        """A professional's word for a lock, entered in the form and never in a chat.

        scope: one of coach.safety.latches.SCOPES.  by: who gave it.  until: its last day, twelve months at most; None: those.
        The plan that holds is fitted to what it opens: it may be from before there was anything to clear.
        Raises UnknownName, BadValue, NotFound, StorageWithdrawn.
        """
        known(self.house, athlete)
        if scope not in SCOPES:
            raise UnknownName("scope of a clearance", scope, SCOPES)
        if not by.strip():
            raise BadValue("who gave the clearance", "nobody", "write the professional's name")
        now = self.house.clock.now()
        end = None
        if until is not None:
            end = datetime.combine(until + timedelta(days=1), time(), zone_of(self.house, athlete)).astimezone(UTC)
            if not now < end <= now + CLEARANCE_HOLDS + timedelta(days=1):
                raise BadValue("a last day from today on, twelve months at most", until.isoformat())
        profile = self.house.flows.profile(athlete)
        was = None if profile is None else able(self.house, athlete, profile)
        kept(
            self.house.writer.write(
                [
                    ClearanceRecord(
                        origin=Origin.TOLD,
                        source=SOURCE,
                        clearance_id=timed_identity(now, athlete, "clearance", scope, by),
                        user_id=athlete,
                        at=now,
                        scope=scope,
                        by=by.strip(),
                        until=end,
                        received=next_received(self.house.store, athlete, LOCK_KINDS),
                    )
                ]
            )
        )
        self.fitted(athlete, was)

    def return_questions(self, athlete: str) -> list[dict[str, str]]:
        """The questions of the form of return: {"id", "text"}, in the athlete's language."""
        language = self.language(athlete)
        return [{"id": id, "text": say(f"return.{id}", language)} for id in RETURN_QUESTIONS]

    def fill_return_form(self, athlete: str, answers: Mapping[str, bool]) -> dict[str, Any]:
        """The form of return after an emergency: {"complete", "open": [questions not answered with yes]}.

        Only a form with every question answered with yes opens anything; the plan is then fitted to what was told meanwhile. Raises
        UnknownName for a question there is not, ReturnTooSoon within a day of what locked: nobody can have been well for 24 hours
        by then.
        """
        known(self.house, athlete)
        for id in answers:
            if id not in RETURN_QUESTIONS:
                raise UnknownName("question of the form of return", id, RETURN_QUESTIONS)
        left = [q for q in self.return_questions(athlete) if answers.get(q["id"]) is not True]
        now, profile = self.house.clock.now(), self.house.flows.profile(athlete)
        opens = self._form_from(athlete, standing_locks(self.house, athlete))
        if opens is not None and now < opens:
            language, zone = self.language(athlete), zone_of(self.house, athlete)
            raise ReturnTooSoon(
                say("too_soon.wanted", language),
                say("too_soon.found", language, when=_moment(opens - FORM_AFTER, zone)),
                say("too_soon.do", language, when=_moment(opens, zone)),
            )
        kept(
            self.house.writer.write(
                [
                    ReturnFormRecord(
                        origin=Origin.TOLD,
                        source=SOURCE,
                        form_id=timed_identity(now, athlete, "return form"),
                        user_id=athlete,
                        at=now,
                        complete=not left,
                        received=next_received(self.house.store, athlete, LOCK_KINDS),
                    )
                ]
            )
        )
        if not left and profile is not None:
            self.fitted(athlete, able(self.house, athlete, profile))
        return {"complete": not left, "open": left}


def _about(latch: Latch, language: str) -> str:
    word = f"about.{topic_of(latch.rule, latch.scope)}"
    return say(word if said(word) else "about.other", language)


def _moment(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
