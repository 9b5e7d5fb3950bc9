"""A house for the tests of the admin's room: Ada, whose records carry planted values, a coach, two admins."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from milo.app.house import House
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import (
    AuditEntry,
    ClearanceRecord,
    Device,
    LatchRecord,
    Measurement,
    Message,
    ReturnFormRecord,
)

PASSWORD = "plum-kettle-orbit"
ADA = {
    "name": "Ada Kanari",
    "age": 34,
    "sex": "female",
    "goal": "strength",
    "days_per_week": 4,
    "weight_kg": 64.375,
    "height_cm": 170,
}
KIM = {"name": "Kim", "age": 31, "sex": "unspecified", "goal": "general", "days_per_week": 2, "weight_kg": 43, "height_cm": 180}
PLANTED = ("64.375", "187.625", "Zwiebelkuchen", "9123.5", "Quarkstrudel", "Doktor Wunderlich", "Rhabarber")
"""Values and words of Ada's that stand in records, messages and letters, and nowhere else."""


def moved_in(house: House) -> dict[str, str]:
    """{"ada", "ada account", "carla account", "root account", "other account"}; the admins are root and other."""
    accounts, now = house.access.accounts, house.clock.now()
    ada = house.flows.add_athlete(ADA)
    house.flows.add_athlete(KIM)
    made = {"ada": ada}
    for name, role, athlete in (
        ("ada", "athlete", ada),
        ("carla", "coach", None),
        ("root", "admin", None),
        ("other", "admin", None),
    ):
        code = str(accounts.invite(role, athlete).code)
        account = accounts.sign_up(f"{name}@example.org", PASSWORD, name.title(), code, None)
        made[f"{name} account"] = account.account_id
    told: dict[str, Any] = {"origin": Origin.TOLD, "source": "test", "user_id": ada}
    house.writer.write(
        [
            Measurement(
                **told, measurement_id=identity("m", ada), at=now - timedelta(days=1), quantity="body_mass_kg", value=187.625,
                note="Zwiebelkuchen",
            ),
            Message(
                **told, message_id=identity("t", ada), at=now - timedelta(hours=4), role="athlete", channel="chat",
                text="Quarkstrudel hurts in my chest",
            ),
            Device(
                **told, device_id=identity("d", ada), device_type="strap", first_seen_ts=now - timedelta(days=9),
                last_seen_ts=now - timedelta(days=3), model="Rhabarber",
            ),
            LatchRecord(
                **told, latch_id="l1", since=now - timedelta(days=2), rule="RF-06", level="E1", scope="head",
            ),
            LatchRecord(**told, latch_id="l2", since=now - timedelta(hours=4), rule="RF-40", level="E0"),
            ClearanceRecord(
                **told, clearance_id="c1", at=now - timedelta(days=1), scope="head", by="Doktor Wunderlich",
            ),
            ReturnFormRecord(**told, form_id="f1", at=now - timedelta(hours=1), complete=False),
            *(
                AuditEntry(
                    **told, audit_id=f"a{n}", at=now - timedelta(hours=5 + 24 * n), action="reply", by="template",
                    detail={
                        "level": level, "rules": rules, "by": "template", "locked": level == "E1", "version": "safety-1",
                        "channel": "chat", "asked_sha256": "f" * 64, "said_sha256": "e" * 64,
                    },
                )
                for n, (level, rules) in enumerate((("E1", ["RF-06"]), ("N", []), ("C", ["SN-12"])))
            ),
        ]
    )  # fmt: skip
    return made


def set_aside(house: House, ada: str, n: int = 3) -> list[str]:
    """Bad messages of Ada's on a stream, carried to the dead letters; their ids, oldest first."""
    for i in range(n):
        body = {
            "origin": "measured", "source": "Rhabarber", "event_id": f"e{i}", "user_id": ada, "activity_type": "running",
            "event_ts": "2026-02-28T10:00:00Z", "heart_rate_bpm": 9123.5, "note_of_hers": "Zwiebelkuchen",
        }  # fmt: skip
        house.log.append("fitness:events", [msgspec.json.encode(body)])
    house.writer.drain()
    return [one.letter_id for one in house.writer.letters.all()]
