"""What a question whether one may train after a birth is answered: the weeks of the safety reference, by how long ago it was.

Source: Milo's safety reference, PL-23 (Groom 2019); the signs to be free of are those of that guideline.
"""

from __future__ import annotations

from milo.coach.plans.limits.gates import POSTPARTUM_WEEKS
from milo.coach.plans.limits.numbers import week_limits
from milo.coach.plans.limits.person import Person
from milo.coach.talk.heard.birth_asked import asks_after_birth
from milo.vocabulary.numbers_written import shortest_written

MOST_WEEKS = 52.0  # after which a question about training is no longer taken as one about the birth (our choice)
_SINCE = ("{weeks} weeks after the birth", "A las {weeks} semanas del parto")
_FIRST = (
    "first the ok of your midwife or doctor; then walking and the pelvic floor. No running or jumping before {least} weeks, and "
    "after that only free of symptoms: no leaking, heaviness, pain or bleeding (PL-23).",
    "primero el visto bueno de tu matrona o médico; después andar y el suelo pélvico. Nada de correr ni saltar antes de las "
    "{least} semanas, y desde entonces solo sin síntomas: ni pérdidas, ni pesadez, ni dolor, ni sangrado (PL-23).",
)
_LIFTS = (
    "Weights come with that ok as well, light: up to week {least} at most {share} % of your best single and at least {rir} "
    "repetitions left in reserve.",
    "Las pesas llegan también con ese visto bueno, y suaves: hasta la semana {least}, como mucho el {share} % de tu máximo y al "
    "menos {rir} repeticiones en reserva.",
)
_AFTER = (
    "the {least} weeks without running and jumping are over. You may begin with the ok of your midwife or doctor and free of "
    "symptoms, with short runs between walks; leaking, heaviness, pain or bleeding mean to stop and ask them (PL-23). Weights "
    "go by your plan.",
    "han pasado las {least} semanas sin correr ni saltar. Puedes empezar con el visto bueno de tu matrona o médico y sin "
    "síntomas, con carreras cortas entre caminatas; con pérdidas, pesadez, dolor o sangrado, para y consúltalo (PL-23). Las pesas "
    "van como en tu plan.",
)
_ALWAYS = ("After a birth", "Tras un parto")


def after_birth(text: str, p: Person) -> tuple[str, str] | None:
    """The answer to a question whether or when one may train after a birth, in English and Spanish; None for any other text.

    p: with the weeks that the text itself tells, where it tells them.
    """
    weeks = p.profile.postpartum_weeks
    lately = weeks is not None and weeks <= MOST_WEEKS
    if p.profile.sex == "male" or not asks_after_birth(text, known=lately):
        return None
    told, least = [], round(POSTPARTUM_WEEKS)
    for n, language in ((0, "en"), (1, "es")):
        if weeks is None:
            told.append(f"{_ALWAYS[n]}: {_FIRST[n].format(least=least)}")
            continue
        since = _SINCE[n].format(weeks=shortest_written(weeks, language))
        if not p.postpartum:
            told.append(f"{since}: {_AFTER[n].format(least=least)}")
            continue
        limits = week_limits(p, 1)
        lifts = ""
        if limits.load_share is not None:
            lifts = " " + _LIFTS[n].format(least=least, share=round(limits.load_share * 100), rir=round(limits.rir_min))
        told.append(f"{since}: {_FIRST[n].format(least=least)}{lifts}")
    return told[0], told[1]
