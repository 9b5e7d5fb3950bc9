"""A checker of plans written from the safety reference alone.

Nothing here comes from the planner or its validator: a limit is read off the reference a second time, so that a mistake in one
shows in the other.
"""

from __future__ import annotations

import itertools
import math
from datetime import date
from typing import Any

from coach.planner_people import LIFTS, TODAY, profile
from milo.coach.plans.basics.loads import share_of_max
from milo.vocabulary.exercises import catalogue, offered

__all__ = ["BANNED", "KEPT", "LIFTS", "TODAY", "profile", "violations"]
UNCLEARED_MODERATE = {"type 1 diabetes", "type 2 diabetes", "kidney disease", "copd"}  # G-5, G-7
# F-2, F-3: what a scope opens; the general words are about the person, whatever they have.
SCOPES = {
    "pregnancy": {"general", "moderate", "pregnancy"},
    "birth": {"general", "moderate", "pregnancy"},
    "heart": {"general", "moderate", "heart"},
    "disease": {"general", "moderate"},
}
LEGS = ("knee", "ankle", "achilles", "hip", "groin")
# Section 9, column "remove", beyond the patterns above, read as parts of ids.
REMOVED = {
    "low back": ("barbell_calf_raise", "barbell_lunge", "barbell_step_up", "back_squat", "front_squat"),
    "elbow": ("romanian_deadlift", "barbell_row", "suitcase", "bear_hold", "mountain_climber", "towel_", "front_squat", "pull_up"),
    "wrist": ("romanian_deadlift", "barbell_row", "suitcase", "bear_hold", "mountain_climber", "towel_", "front_squat", "pull_up"),
    "neck": ("overhead", "suitcase"),
}
BANNED = {
    "knee": ("squat", "lunge", "jump", "olympic"),
    "ankle": ("jump", "olympic"),
    "achilles": ("jump", "olympic"),
    "hip": ("jump", "olympic"),
    "groin": ("jump", "olympic"),
    "low back": ("olympic", "core flexion"),
    "shoulder": ("vertical push", "olympic"),
    "elbow": ("olympic",),
    "wrist": ("olympic",),
    "neck": ("shrug", "carry", "olympic"),
}
# What stays of a pattern that goes: section 9, column "keep" (landmine, leg press to 60 degrees), and training.md 2.5, column
# "offer" (box squat to pain-free depth, step-back split squat, Spanish and isometric squat); the knee's up to a pain of 5 (PL-50).
KEPT = {
    "shoulder": ("landmine_press",),
    "knee": (
        "short_leg_press", "chair_squat", "supported_squat", "goblet_box_squat", "box_squat", "wall_sit", "spanish_squat",
        "supported_split_squat", "bodyweight_split_squat", "band_split_squat",
    ),
}  # fmt: skip
# PL-50: a pain of 0 to 2 goes; jumps and what loads the joint deep stay out while it is flagged (section 9).
GOES = {"knee": ("squat", "lunge")}


def violations(plan: dict[str, Any], p: dict[str, Any], *, equal_time: bool = True) -> list[str]:
    """Every limit of the reference that a plan breaks, as "code: what".  plan: the plan JSON; p: the profile as it was sent."""
    found: list[str] = []
    age = p["age"]
    h = p.get("history") or {}
    conditions, injuries = set(p.get("conditions") or ()), {i["region"]: i.get("pain_0_10") for i in p.get("injuries") or ()}
    beginner = p.get("experience") in (None, "beginner")
    regular = p.get("regular_exerciser") is True
    months, off = h.get("months_trained"), h.get("days_since_last_session")
    pregnant, after_birth = bool(p.get("pregnant")), p.get("postpartum_weeks")
    bmi = p["weight_kg"] / (p["height_cm"] / 100) ** 2 if p.get("weight_kg") and p.get("height_cm") else None
    clear_for = _clear_for(p)
    lately = {i["region"] for i in p.get("injuries") or () if i.get("since", "") >= "2026-02-27"}
    stopped = {r for r, pain in injuries.items() if (pain or 0) > 5} | lately

    def bad(code: str, what: object) -> None:
        found.append(f"{code}: {what}")

    if plan["refused"] is not None:
        if plan["weeks"] or plan["nutrition"] is not None:
            bad("V-05", "a refused plan has content")
        if not plan["refused"]["text"] or not plan["refused"]["rules"] or plan["refused"]["level"] not in ("E0", "E1", "R", "C"):
            bad("refusal", "is not explained")
        return found
    if age < 13:
        bad("G-8", age)
    if pregnant and "pregnancy" not in clear_for:
        bad("PL-21", "no clearance")
    if after_birth is not None and after_birth < 6 and "birth" not in clear_for:
        bad("PL-23", "no clearance")
    if (age < 18 or "eating disorder" in conditions) and plan["goal"] == "weight_loss":
        bad("PL-31", "weight as the goal of a plan")
    said = " ".join(a["what"] for a in plan["adjustments"] if a["rule"] == "PL-50")
    if equal_time and stopped and not any(word in said for word in ("physiotherapist", "fisioterapeuta")):
        bad("PL-50", f"nobody is to look at {sorted(stopped)}")
    symptoms = {k: v for k, v in (p.get("parq") or {}).items() if k in ("chest_pain", "dizziness") and v in (True, "yes")}
    if symptoms:
        bad("G-3", symptoms)
    if age >= 18 and bmi is not None and bmi < 17:
        bad("SN-30", bmi)
    diseases = conditions & {"type 1 diabetes", "type 2 diabetes", "kidney disease"}
    light = ("heart disease" in conditions and "heart" not in clear_for) or (
        not regular and bool(diseases) and "disease" not in clear_for
    )

    prior = list(h["weekly_minutes"][-4:]) if h.get("weekly_minutes") else ([0, 0, 0, 0] if off is not None and off >= 28 else [])
    run_known = h.get("longest_run_km_30d") if not (off is not None and off >= 30) else None
    longest: list[float] = [run_known] if run_known else []
    first_run = not longest
    muscle_before: dict[str, float] = {}
    total_before = 0
    load_before: dict[str, tuple[float, int]] = {}
    reserve_before: dict[str, tuple[int, float]] = {}
    work_before: dict[str, float] = {}
    last_hard = -99
    last_relief = 0
    volumes: list[tuple[int, float]] = []
    asked = p.get("minutes_per_session", 45)
    for n, week in enumerate(plan["weeks"], 1):
        if week["week"] != n:
            bad("PL-16", "week numbers")
        days = week["days"]
        if [d["day"] for d in days] != ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]:
            bad("PL-16", "seven days")
        trained = [i for i, d in enumerate(days) if d["sessions"]]
        if any(d["rest"] == bool(d["sessions"]) for d in days):
            bad("PL-16", "rest flag")
        need_rest = 2 if beginner or age >= 65 or age < 18 else 1
        if 7 - len(trained) < need_rest:
            bad("PL-06", f"week {n}: {7 - len(trained)} rest days")
        insulin = "type 1 diabetes" in conditions or any(m in ("insulin", "gliclazide") for m in p.get("medications") or ())
        if insulin and trained:
            gaps = [b - a - 1 for a, b in zip(trained, [*trained[1:], trained[0] + 7], strict=True)]
            if max(gaps) > 2:
                bad("PL-26", f"week {n}: {max(gaps)} days off in a row")
        if len(trained) > p["days_per_week"] and not insulin:
            bad("days", f"week {n}: {len(trained)} days of {p['days_per_week']}")
        lifting_days: list[int] = []
        muscles: dict[str, float] = {}
        sets_now = 0
        loads_now: dict[str, tuple[float, int]] = {}
        reserve_now: dict[str, tuple[int, float]] = {}
        moving = hard = 0.0
        hard_days: list[int] = []
        longest_now = 0.0
        over_90 = over_asked = 0
        first_exposure = (off is not None and off >= 28) or (beginner and off is None and not months)
        for i, d in enumerate(days):
            for s in d["sessions"]:
                parts = 0.0
                lifts = False
                if light and (s["kind"] == "strength" or any(e["muscles"] for e in s["exercises"])):
                    bad("G-2", f"week {n}: strength")
                for e in s["exercises"]:
                    known = catalogue().get(e["exercise_id"])
                    if known is None:
                        bad("PL-16", f"unknown exercise {e['exercise_id']}")
                        continue
                    drill = known.kind != "strength"
                    if not set(e["equipment"]) <= set(p.get("equipment") or ()) or not set(known.equipment) <= set(
                        p.get("equipment") or ()
                    ):
                        bad("PL-16", f"{e['exercise_id']} needs {known.equipment}")
                    thrown = any(w in known.id for w in ("plyo", "jump", "hop_", "burpee")) and known.kind == "strength"
                    if thrown and (equal_time or "hypertension" in conditions or age >= 65):
                        bad("jump", f"{known.id} as a lift")
                    for region in stopped:
                        if known.stress(region) > 0.15 or known.pattern == f"{region} mobility":
                            bad("PL-50", f"{known.id} with a {region} that is to rest")
                    for region, pain in injuries.items():
                        if known.kind == "strength" and any(part in known.id for part in REMOVED.get(region, ())):
                            bad("PL-50", f"{known.id} with a bad {region}")
                        kept = known.id in KEPT.get(region, ()) and (region == "shoulder" or (pain is not None and pain <= 5))
                        goes = known.pattern in GOES.get(region, ()) and pain is not None and pain <= 2
                        if known.stress(region) > 0.5 or (known.pattern in BANNED[region] and not kept and not goes):
                            bad("PL-50", f"{e['exercise_id']} with a bad {region}")
                    if (
                        conditions
                        | ({"pregnancy"} if pregnant else set())
                        | ({"postpartum"} if (after_birth or 99) <= 12 else set())
                    ) & set(known.contraindications):
                        bad("V-03", f"{e['exercise_id']}")
                    flat = ("bench_press", "floor_press", "situp", "jump", "glute_bridge")
                    if pregnant and any(w in known.id for w in flat) and not known.id.startswith("incline"):
                        bad("PL-22", known.id)
                    if not 1 <= len(e["sets"]) <= 6:
                        bad("PL-16", f"{len(e['sets'])} sets")
                    for x in e["sets"]:
                        # training.md 2.4; what one arm or leg does at a time is done by the other before the rest.
                        parts += x["target_reps"] * 4 * (2 if known.unilateral else 1) + x["rest_seconds"]
                        if not (1 <= x["target_reps"] <= 30 and 0 <= x["target_rir"] <= 5 and 20 <= x["rest_seconds"] <= 300):
                            bad("PL-16", x)
                        if drill:
                            continue
                        reps, rir, load = x["target_reps"], x["target_rir"], x["target_load_kg"]
                        if beginner and n <= 4 and (rir < 2 or not 8 <= reps <= 12):
                            bad("PL-07", x)
                        if first_exposure and n <= 2 and (reps > 12 or rir < 1 or len(e["sets"]) > 2):
                            bad("PL-11", x)
                        if age < 18 and (not 8 <= reps <= 15 or len(e["sets"]) > 3 or rir < 1):
                            bad("PL-41", x)
                        if "hypertension" in conditions and (not 8 <= reps <= 15 or rir < 3):
                            bad("PL-24", x)
                        if "heart disease" in conditions and not 10 <= reps <= 15:
                            bad("PL-25", x)
                        if age >= 65 and n <= 2 and (len(e["sets"]) > 1 or rir < 5):
                            bad("PL-20", x)
                        if pregnant and (reps < 8 or rir < 3):
                            bad("PL-22", x)
                        if (
                            reps + rir <= 6
                            and x["rest_seconds"] < 120
                            and e["muscles"]
                            and known.pattern in ("squat", "hinge", "horizontal push")
                        ):
                            bad("PL-15", x)
                        if load is not None:
                            best = max((kg for name, kg in (h.get("e1rm_kg") or {}).items() if _same(name, known)), default=None)
                            if best is None:
                                bad("load", f"{known.id} {load} kg out of nothing")
                                continue
                            share = load / best
                            top = min(
                                1.0,
                                0.7 if "hypertension" in conditions else 1,
                                0.6 if "heart disease" in conditions else 1,
                                0.7 if "disease" not in clear_for and conditions & UNCLEARED_MODERATE else 1,
                                0.6 if age >= 65 and n <= 2 else 0.85 if age >= 65 else 1,
                                0.6 if age < 18 and n == 1 else 1,
                                0.7 * share_of_max(reps) if off is not None and 14 <= off < 28 and n == 1 else 1,
                            )
                            if share > top + 1e-6:
                                bad("load", f"{known.id} at {share:.2f} of the maximum, week {n}")
                            heaviest, count = loads_now.get(known.id, (0.0, 0))
                            loads_now[known.id] = (max(heaviest, load), count + 1)
                    if not drill:
                        lifts = True
                        sets_of, least = reserve_now.get(known.id, (0, 9.0))
                        reserve_now[known.id] = sets_of + len(e["sets"]), min(least, *(x["target_rir"] for x in e["sets"]))
                        sets_now += len(e["sets"])
                        for m, w in e["muscles"].items():
                            muscles[m] = muscles.get(m, 0) + w * len(e["sets"])
                    parts += 60
                if lifts:
                    lifting_days.append(i)
                pairs: dict[str, list[str]] = {}
                in_pair: dict[str, list[list[int]]] = {}
                for e in s["exercises"]:
                    if e.get("superset"):
                        # PL-15: a bent back holds a weight up as a squat does.
                        known = catalogue()[e["exercise_id"]]
                        bent = known.loadable and known.joints.get("low back", 0.0) >= 0.5
                        pairs.setdefault(e["superset"], []).append("hinge" if bent else e["pattern"])
                        in_pair.setdefault(e["superset"], []).append([x["rest_seconds"] for x in e["sets"]])
                for rests in in_pair.values() if equal_time else ():
                    # training.md 2.4: what has no partner left rests as any set does, 30 s at least; in a plan as it was made,
                    # since an edit may take a set of one of a pair.
                    done = min(map(len, rests))
                    if any(rest < 30 for of in rests for rest in of[done:]):
                        bad("2.4", f"week {n}: sets left over of a pair {rests}")
                axial = ("squat", "hinge", "lunge", "vertical push", "olympic", "carry")
                if beginner and any(sum(x in axial for x in group) > 1 for group in pairs.values()):
                    bad("PL-15", "axial superset")
                e = s["endurance"]
                minutes = parts / 60
                if e is not None:
                    minutes += e["minutes"]
                    moving += e["minutes"]
                    zones = [e["zone"], *(x["work_zone"] for x in e.get("intervals") or ())]
                    inside = sum(
                        x["repeat"] * x["work_minutes"] + (x["repeat"] - 1) * x["rest_minutes"] for x in e.get("intervals") or ()
                    )
                    if inside > e["minutes"] + 1e-6:
                        bad("intervals", f"{inside} of {e['minutes']} min")
                    if max(zones) >= 3:
                        hard += e["minutes"]
                        hard_days.append(i)
                    top_zone = 5
                    if conditions & {"hypertension"} or pregnant or ("heart disease" in conditions):
                        top_zone = 2
                    if (not regular and n <= 2) or (first_exposure and n <= 2):
                        top_zone = 2
                    if light:
                        top_zone = 1
                    if max(zones) > top_zone:
                        bad("zone", f"week {n}: zone {max(zones)} > {top_zone}")
                    if e["hr_bpm"] is not None:
                        bad("hr", "a heart rate from nowhere")
                    if e["activity"] == "running":
                        if after_birth is not None and after_birth <= 12:
                            bad("PL-23", "run")
                        if stopped & {"low back", "neck", *LEGS}:
                            bad("PL-50", f"run with {sorted(stopped)}")
                        if bmi is not None and bmi >= 35 and n <= 4:
                            bad("PL-29", "run")
                        if any(
                            r in injuries and (injuries[r] is None or injuries[r] > 5)
                            for r in ("knee", "ankle", "achilles", "hip", "groin")
                        ):
                            bad("PL-50", "run with a bad leg")
                        if light:
                            bad("G-2", "run")
                        km = e["distance_km"]
                        if equal_time and km is not None and not e["minutes"] / km >= 5.5:
                            bad("pace", f"week {n}: {km} km in {e['minutes']} min")
                        if first_run or not max(longest[-4:]):
                            if e["minutes"] > 20 or (km is not None and km > 3):
                                bad("PL-03", e)
                        elif km is not None and km > 1.1 * max(longest[-4:]) + 1e-6:
                            bad("PL-02", f"week {n}: {km} km after {max(longest[-4:])}")
                        elif km is None and e["minutes"] / 6 > 1.1 * max(longest[-4:]) + 1e-6:
                            bad("PL-02", f"week {n}: {e['minutes']} min after {max(longest[-4:])} km")
                        longest_now = max(longest_now, km or 0.0, e["minutes"] / 6 if km is None else 0.0)
                    if e["activity"] in ("swimming", "rowing") and stopped & {"shoulder", "elbow", "wrist", "low back", "neck"}:
                        bad("PL-50", f"{e['activity']} with {sorted(stopped)}")
                    if e["activity"] == "swimming" and "epilepsy" in conditions:
                        bad("PL-28", "swim")
                warm = 8 if lifts else 0
                if abs(s["minutes"] - (minutes + warm)) > 5:
                    bad("PL-16", f"minutes {s['minutes']} against {minutes + warm:.1f}")
                cap = 45 if (first_exposure or (bmi or 0) >= 35) and n <= 2 else 90
                if pregnant and not regular:
                    cap = min(cap, 15 + 5 * (n - 1))
                if s["minutes"] > cap + 0.5:
                    over_90 += 1
                    if not (p["goal"] == "endurance" and (months or 0) > 12 and cap == 90 and over_90 <= 1):
                        bad("PL-13" if cap == 90 else "PL-11", f"week {n}: {s['minutes']} min")
                if equal_time and not s["because"]:
                    bad("PL-17", f"week {n}: no reason for {s['title']}")
                if equal_time:
                    # training.md 2.10: a session of less than 15 minutes is not worth it, whatever was asked for; with a warm-up of
                    # ten (PL-27) and balance (PL-20) less than 20 hold nothing else.
                    least = 20 if age >= 65 and conditions & {"asthma", "copd"} else 15
                    usual = min(max(asked, least), cap)
                    if s["minutes"] > usual + 1e-6:
                        over_asked += 1
                        # A race may ask for one long day a week beyond the minutes asked for, of whom PL-13 lets go past 90.
                        races = p["goal"] == "endurance" and bool(p.get("event")) and (months or 0) > 12 and cap == 90
                        own = s["minutes"] <= min(p.get("long_day_minutes") or 0, 90) and p["goal"] == "endurance"
                        if (races or own) and over_asked <= 1 and not lifts and s["endurance"]:
                            continue
                        bad("time", f"week {n}: {s['minutes']} of {usual} min ({s['title']})")
        balanced = sum(any(e["pattern"] == "balance" for s in d["sessions"] for e in s["exercises"]) for d in days if d["sessions"])
        # The week of a race is for the race; where pain has taken every balance drill there is, PL-50 goes before PL-20.
        spared = any(
            e.kind == "balance" and not any(e.stress(r) >= 0.2 or (r in LEGS and e.unilateral) for r in stopped)
            for e in offered().values()
        )
        if equal_time and spared and age >= 65 and week["focus"] != "taper" and balanced < min(3, len(trained)):
            bad("PL-20", f"week {n}: balance on {balanced} of {len(trained)} days")
        apart = beginner or age < 18
        if apart and any(b - a < 2 for a, b in itertools.pairwise(lifting_days)):
            bad("PL-07", f"week {n}: lifting on following days")
        if (beginner or age >= 65 or age < 18) and len(lifting_days) > 3:
            bad("PL-07", f"week {n}: {len(lifting_days)} lifting days")
        for m, amount in muscles.items():
            if amount > (10 if beginner else 20) + 1e-6:
                bad("PL-09", f"week {n}: {m} {amount}")
        relief = bool(volumes) and sets_now <= 0.7 * volumes[-1][0] + 1e-6 and moving <= 0.7 * volumes[-1][1] + 1e-6
        if not relief:
            for m, amount in muscles.items():
                before = muscle_before.get(m, 0)
                if before and amount > max(1.2 * before, before + 1) + 1e-6:
                    bad("PL-09", f"week {n}: {m} {before} -> {amount}")
            if total_before and sets_now > math.ceil(1.2 * total_before):
                bad("PL-09", f"week {n}: {total_before} -> {sets_now} sets")
            muscle_before = {**muscle_before, **muscles}
            total_before = max(total_before, sets_now)
            for id, (load, count) in loads_now.items():
                if id in load_before:
                    before_load, before_count = load_before[id]
                    upper = catalogue()[id].pattern not in ("squat", "hinge", "lunge", "knee extension", "knee flexion", "calf")
                    if load > before_load * (1.05 if beginner and upper else 1.10) + 1e-6:
                        bad("PL-08", f"week {n}: {id} {before_load} -> {load}")
                    if load > before_load + 1e-6 and count > before_count and volumes:
                        bad("PL-08", f"week {n}: {id} load and sets up at once")
            for id, (count, least) in reserve_now.items():
                if id in reserve_before and count > reserve_before[id][0] and least < reserve_before[id][1]:
                    bad("PL-08", f"{id} {reserve_before[id]} -> {count} sets with {least} in reserve, week {n}")
            load_before |= loads_now
            reserve_before |= reserve_now
        if relief:
            last_relief = n
        if n - last_relief > 5:
            bad("PL-06", f"week {n}: no recovery week in six")
        mean = sum(prior[-4:]) / len(prior[-4:]) if prior else None
        if mean is not None and moving > mean + max(20.0, 0.1 * mean) + 1e-6 + (
            15 * 7 if insulin and p["days_per_week"] < 3 else 0
        ):
            bad("PL-04", f"week {n}: {moving} min after {mean:.0f}")
        if equal_time and not regular and not h.get("weekly_minutes") and n == 1 and moving > 150:
            bad("PL-04", f"{moving} min of who does not exercise regularly")
        if beginner and n <= 4 and moving > 150:
            bad("PL-04", f"week {n}: {moving} min")
        if hard_days:
            allowed = 0 if not regular and n <= 2 else 1 if not regular and n <= 6 else 3
            if len(hard_days) > allowed:
                bad("PL-05", f"week {n}: {len(hard_days)} hard days")
            gaps = [b - a for a, b in zip([last_hard - 7, *hard_days], hard_days, strict=False)]
            if min(gaps) < 2:
                bad("PL-05", f"week {n}: hard days {hard_days} after {last_hard}")
            if hard > (0.35 if (months or 0) > 12 else 0.25) * moving + 1e-6:
                bad("PL-05", f"week {n}: {hard} of {moving} min hard")
        last_hard = max(hard_days) if hard_days else last_hard - 7
        # A walk that parts days without training is no work of a recovery week (PL-26).
        now = _work([s for d in days for s in d["sessions"] if "PL-26" not in s["because"]])
        if equal_time and week["focus"] == "deload" and n > 1:
            for what, amount in now.items():
                if amount > work_before.get(what, 0.0) + 1e-6:
                    bad("PL-06", f"week {n}: {what} {work_before.get(what, 0.0)} -> {amount} min in a recovery week")
        work_before = now
        volumes.append((sets_now, moving))
        prior.append(moving)
        longest.append(longest_now)
        if longest_now and first_run:
            first_run = False
    found += _food(plan["nutrition"], p, age, bmi, conditions, pregnant, after_birth)
    return found


def _clear_for(p: dict[str, Any]) -> set[str]:
    """What the clearance of a profile opens, by F-2 (date, scope, who), F-3 (its scope, twelve months), PL-23 (after birth)."""
    told = (p.get("parq") or {}).get("clearance")
    if not isinstance(told, dict) or not told.get("who") or told.get("granted") is False:
        return set()
    if not "2025-03-02" <= told.get("date", "") <= "2026-03-02":
        return set()
    scope = set(told.get("scope") or ("general",))
    opened = {need for need, words in SCOPES.items() if words & scope}
    born = TODAY.toordinal() - 7 * (p.get("postpartum_weeks") or 0)
    return opened - {"birth"} if date.fromisoformat(told["date"]).toordinal() < born else opened


def _work(sessions: list[dict[str, Any]]) -> dict[str, float]:
    """Minutes of each sport in some sessions, those of them that are hard, and those that are run between walks."""
    total: dict[str, float] = {}
    for e in (s["endurance"] for s in sessions if s["endurance"] is not None):
        pieces = e.get("intervals") or ()
        work = sum(i["repeat"] * i["work_minutes"] for i in pieces)
        hard = e["minutes"] if max([e["zone"], *(i["work_zone"] for i in pieces)]) >= 3 else 0.0
        for what, minutes in ((e["activity"], e["minutes"]), ("hard", hard), ("intervals", work)):
            if minutes:
                total[what] = total.get(what, 0.0) + minutes
    return total


def _food(
    food: dict[str, Any] | None,
    p: dict[str, Any],
    age: int,
    bmi: float | None,
    conditions: set[str],
    pregnant: bool,
    after_birth: float | None,
) -> list[str]:
    if food is None:
        return []
    found = []
    if age < 18 or pregnant or "eating disorder" in conditions or "kidney disease" in conditions or bmi is None:
        found.append("PL-40: food where there may be none")
        return found
    kg, cm, sex = p["weight_kg"], p["height_cm"], p["sex"]
    rest = 10 * kg + 6.25 * cm - 5 * age + {"male": 5, "female": -161, "unspecified": -78}[sex]
    lowest = min([food["kcal"], *(d["kcal"] for d in (food.get("by_day") or {}).values())])
    if lowest < max(1200 if sex == "female" else 1500, rest) - 1:
        found.append(f"NU-01: {lowest} kcal, rest {rest:.0f}")
    if (bmi < 20 or (after_birth or 99) < 12) and food["kcal"] < 1.35 * rest:
        found.append("NU-04: a deficit")
    if food["kcal"] < 1.35 * rest - 500:
        found.append("NU-02: a deficit over 500 kcal")
    if food["protein_g"] > 2.5 * kg + 1:
        found.append("NU-05: protein")
    if min(food["carbs_g"], food["fat_g"], food["protein_g"]) < 0 or food["fat_g"] < 0.5 * kg - 1:
        found.append("fat")
    if by_day := food.get("by_day"):
        mean = sum(d["kcal"] for d in by_day.values()) / 7
        if abs(mean - food["kcal"]) > 1:
            found.append(f"by_day: {mean:.0f} kcal a day for {food['kcal']}")
    by_parts = 4 * food["protein_g"] + 4 * food["carbs_g"] + 9 * food["fat_g"]
    if abs(by_parts - food["kcal"]) > 0.03 * food["kcal"] + 15:
        found.append(f"macros: {by_parts:.0f} for {food['kcal']}")
    return found


def _same(name: str, known: Any) -> bool:
    from milo.vocabulary.exercises import find_exercise

    found = find_exercise(name)
    return found is not None and found.id == known.id
