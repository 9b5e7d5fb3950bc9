"""The ages a text gives to the one it is about, and what follows. Source: Milo's safety reference, sections 4, 7 and 8."""

from __future__ import annotations

from collections.abc import Iterator

from milo.coach.safety.text.notation import compiled
from milo.vocabulary.patterns import late

ADULT, OLDER = 18, 65  # sections 7 and 8
BACK_YOUNG, BACK_OLD = 20, 55  # RF-12
_NO_AGE = (
    r"(?! ?(?:kg|kgs|kilos?|lbs?|pounds|st|stone|min\w*|weeks?|semanas?|months?|meses|days?|dias?|reps?|"
    r"repe\w*|hours?|horas?|h|km|kms?|k|m|mi|miles|millas|%|percent|cm|mts?|"
    r"metros|metres|sets?|series|sesiones|sessions|times|veces|out|into|in (?!to)|c|grados|degrees|bpm|"
    r"ppm|puls\w*|mg|g|gr|gramos|grams|kcal|calor\w*|de (?:tension|pulso|fiebre|peso|imc|"
    r"glucosa|ritmo|cintura|brazo|hrv|vo2|las|la)|/|\.\d|:|x|steps|pasos|hijos|kids|pull|push|dominadas|"
    r"flexiones|scoops?|years? (?:ago|into|of|in|training|sober|clean|running|lifting)|anos "
    r"(?:entren|corr|haciendo|de entren|de gim|en el|con|sin|levant|de experiencia|jugando|nadando)|"
    r"rounds?|rondas|burpees|laps|floors|units|unidades|percent|por ciento|seconds?|segundos|secs?|"
    r"stops?))"
)
_AGE = late(
    r"\b(?:im|i am|i m|iam|am|age|aged|ages?:|edad|turning|turned|tengo|tiene|cumplo|cumpli|cumplire|"
    r"yo con|shes|hes|(?:son|daughter|kid|boy|girl|child|mum|mom|dad|nan|mother|father|gran\w*|client|he|"
    r"she|who|brother|sister|nephew|niece|student) (?:is|s|turned)|(?:hij[oa]|nin[oa]|chic[oa]|madre|"
    r"padre|mama|papa|abuel[oa]|suegr[oa]|ti[oa]|mujer|hombre|senora?|client[ae]|alumn[oa]|sobrin[oa]|"
    r"niet[oa]|herman[oa]|soy) (?:de|tiene)|"
    r"a(?= \d{1,2} ?(?:yo\b|y/o|years?|yrs?|m\b|f\b|male|female|girl|boy)))"
    r"(?: (?:about to be|going on|about|casi|solo|apenas|ya|recien|just|only|a|now|almost|nearly))*"
    rf" (\d{{1,2}})\b{_NO_AGE}(?= ?(?:$|[.,;!?)]|y\b|and\b|n\b|so\b|but\b|pero\b|anos\b|anitos\b|"
    rf"years? old\b|years?\b|yrs?\b|yo\b|y/o|next\b|antes\b|before\b|this\b|"
    r"now\b|m\b|f\b|quier\w+|wants?\b|can\b|cant\b|is\b|how\b|que\b|juego|hago|entreno|me\b|empez|o\b|"
    r"or\b|here|with|con\b|never|nunca|male|female|girl|boy|chic|en\b|para\b|at\b|playing|new\b|starting|"
    r"starts?\b|pesa|peso|mido|trying|in (?:may|june|july|\w+ber|march|april|august)|recien|todavia|still|"
    r"puede))"
    r"|\b(\d{1,2}) ?(?:yo\b|y/o|yr ?-?olds?|years? ?-?olds?|yrs? old|y o\b|next (?:month|week|birthday)|(?:m|f)\b(?= ?[,.]))"
    r"|^(\d{2})(?: ?[,.](?!\d)| and | y | (?:f|m)\b|yo\b)"
)
_AGE_ANOS = late(
    r"(?<!hace )(?<!hace unos )(?<!desde hace )(?<!llevo )(?<!los )\b(\d{1,2}) anos\b(?! (?:entren|corr|"
    r"haciendo|de entren|de gim|en el|con|sin|levant|de experiencia|jug|nad|que|de carrera|despues|atras))"
)
_NOT_NOW_AGE = late(
    r"(?:when i was|when he was|cuando tenia|a los|since i was|desde los|at the age of|as a|hace|like|as if|as though|"
    r"in the last|over)[^.;!?\d]{0,6}$|(?:for|do|hit|reach|get to|up to|by|from|x|llegar|llego|hasta|pasar|subir|bajar) $|"
    r"como si (?:\w+ ){0,3}(?:tuvier\w+|fuer\w+)? ?(?:de )?$|(?:years?|anos) (?:ago|atras)"
)
_SCHOOL = compiled(
    "high ?school(?:er)?|middle school|secondary school|(?:6|7|8|9|10|11|12)th grade|(?:ninth|tenth|eleventh|eighth) "
    "grade|year (?:8|9|10|11) (?:at school|student|pupil)|sophomore in high|gcse*|sixth form|teenager|im a teen|"
    "secundaria|la eso|\\d o? ?de (?:la )?eso|bachiller*|bachi|prepa|preparatoria|liceo|instituto|"
    "quinceanera|soy menor|im a minor|menor de edad|under ?(?:18|17|16|15|14)|u ?(?:14|15|16|17)|sub ?(?:14|15|16|"
    "17)|cadete|mi hij[oa] (?:adolescente|pequen[oa])|my teen*|mis papas no me dejan|parents wont let"
)


def ages(text: str) -> list[int]:
    """The ages, in years, that a text gives to the one it is about. text: plain and written out."""
    found = [
        m
        for m in (*_AGE.finditer(text), *_AGE_ANOS.finditer(text))
        if not _NOT_NOW_AGE.search(text[max(0, m.start() - 24) : m.start()])
    ]
    return [age for m in found if 5 <= (age := int(next(g for g in m.groups() if g))) <= 99]


def age_facts(text: str) -> Iterator[str]:
    """The facts "minor", "old" and "back_age", where a text tells of them. text: plain and written out."""
    told = ages(text)
    if any(age < ADULT for age in told) or _SCHOOL.search(text):
        yield "minor"
    if any(age >= OLDER for age in told):
        yield "old"
    if any(age < BACK_YOUNG or age > BACK_OLD for age in told):
        yield "back_age"
