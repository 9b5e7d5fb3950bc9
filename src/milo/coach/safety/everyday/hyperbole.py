"""What people say larger than they mean it: rather dead than burpees, tired of living in a spreadsheet, a thunderclap outside.

Only the saying itself is said otherwise, before anybody judges the message; whatever stands beside it is judged as it is.  A saying
counts where its grammar names what it is really of: a workout, a chore, food, a stretch of time, a place to rest.  The same words
without that ("I'd rather be dead", "tired of living"), or with a life, a pain or a person in its place, stay what they are.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

_HELD = tomllib.loads((files("milo.coach.safety.everyday") / "sayings.toml").read_text(encoding="utf-8"))


def _whole(written: str | list[str]) -> str:
    """An expression with its parts put in."""
    text = "".join(written)
    return re.sub(r"<([A-Z_]+)>", lambda part: _whole(_HELD["parts"][part[1]]), text)


SAYINGS, ACCIDENTS = (tuple((late(_whole(one["said"])), one["meant"]) for one in _HELD[kind]) for kind in ("saying", "accident"))
END, THE = _whole("<END>"), _whole("<THE>")

_ON_PURPOSE = re.compile(
    r"\b(?:on purpose|deliberately|punish\w*|deserve\w*|because|when(?! (?:cooking|baking))|every time|each time|if|again|a "
    r"proposito|adrede|castig\w*|merezco|porque|cuando|cada vez|si|otra vez)\b"
)
_HEAD = re.compile(
    r"\b(?:head\w*|pain\w*|ach\w*|skull|migraine\w*|hurt\w*|worst|neck|brain|eyes?|like|as if|vision|behind|inside|cabeza|dolor|"
    r"duele|me (?:dio|entro))\b"
)
_THUNDER = re.compile(r"\bthunder ?claps?\b")
_ONE_SIDED = re.compile(
    r"\b(?:side|left|right|half|droop\w*|numb\w*|mouth|lips?|slur\w*|speech|talk\w*|words?|arm|hand|suddenly|lado|izquierd\w+|"
    r"derech\w+|media|boca|labio|habl\w+|brazo|mano|de repente|since|desde)\b"
)
_STRIKE = re.compile(
    rf"\b(?:my (?:smile|mood|motivation|willpower) (?:(?:is|has|have|went|been|gone) )*on strike|mi (?:sonrisa|animo|motivacion) "
    rf"(?:\w+ ){{0,3}}(?:en|de) huelga){END}"
)
_SPINE = re.compile(
    r"\b(?:dead ?lifts?|squat\w*|good mornings?|fell|fall|fallen|crash\w*|accident|back|spine|wet|pee|bladder|numb\w*|tingl\w*|"
    r"weak\w*|still|days?(?! (?:haha|lol|today)?$)|since|yesterday|peso muerto|sentadillas?|caida|cai|espalda|pis|orin\w*|"
    r"hormigu\w*|debil\w*|sigo|todavia|aun|desde|ayer|dias|swollen|swell\w*|dark|cola|hinchad\w+|oscur\w+|walk|stand|andar|caminar|"
    r"pie)\b"
)
_WORKED = (
    r"(?:leg day|arm day|push day|pull day|legs|lunges|burpees|(?:spin|spinning|crossfit|hiit|boot ?camp|pump|pilates|yoga) "
    r"?(?:class)?|leg press|(?:session|workout|class|run|ride|race|intervals|sprints|hills|stairs|sets?|circuit|bench session|"
    r"bench)|(?:el )?dia de piernas?|pierna|zancadas|"
    r"clase(?: de \w+)?|sesion|entreno|series|carrera|cuestas|tirada|escaleras|prensa)"
)
_SPENT = re.compile(
    rf"(?:(?:omg|wow|ouch|ok|uf|buf|madre mia|lol|haha|jaja),? )*(?:i )?(?:cant|cannot|can barely|can hardly|no|casi no) (?:feel|"
    rf"siento|me siento|noto) (?:my |las |los |mis )?(?P<part>legs?|arms?|quads|glutes|piernas?|brazos?|cuadriceps|gluteos)(?: "
    rf"(?:any ?more|ya))? (?:after|from|despues del?|"
    rf"tras|con) (?:todays |yesterdays )?{THE}{_WORKED}(?: (?:session|class|workout|day|today|hoy))?[ ,.!]*(?:(?:lol|haha|lmao|"
    rf"jaja|jajaja)[ .!]*)*"
)


def meant(message: str) -> str:
    """The message with such sayings said as they are meant; as it is where it holds none.

    >>> meant("I'd rather be dead than do burpees, what's on today?")
    'i do not like that workout, whats on today?'
    >>> meant("I'd rather be dead than live like this")
    "I'd rather be dead than live like this"
    """
    read = plain(message)
    spent = _SPENT.fullmatch(read)
    if spent is not None and not _SPINE.search(read.replace("leg day", "").replace("arm day", "").replace("dia de pierna", "")):
        return f"my {spent['part']} are sore" if re.search(r"\b(?:feel)\b", read) else "tengo agujetas"
    said = read
    for saying, instead in SAYINGS:
        said = saying.sub(instead, said)
    if not _ON_PURPOSE.search(read):
        for accident, instead in ACCIDENTS:
            said = accident.sub(instead, said)
    if not _HEAD.search(said):
        said = _THUNDER.sub("noise outside", said)
    if not _ONE_SIDED.search(said):
        said = _STRIKE.sub("i am in a bad mood", said)
    return message if said == read else said
