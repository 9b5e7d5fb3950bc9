"""What a sentence tells of somebody's own diet: what they are allergic to, what they do not eat, a diet that has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milo.coach.food_names import food_named
from milo.coach.foods import allergens_of, allowed_foods
from milo.coach.talk.heard.self_said import ASKED, MOST_CHARACTERS, parts_of, plain_of, unclosed
from milo.vocabulary.errors import UnknownName

MOST_WORDS = 4  # of the name of one food (our choice)
_VERY = r"(?:(?:also|very|really|severely|highly|quite|tambien|muy|bastante) )*"
_ALLERGIC = (
    rf"^(?:(?:i am|im) )?{_VERY}(?:allergic|intolerant) to (?P<what>.+)$",
    r"^i (?:have|suffer from) (?:an? )?(?:severe |bad |strong )?(?:food )?(?:allergy|allergies|intolerance) to (?P<what>.+)$",
    r"^i (?:have|suffer from) (?:an? )?(?:severe |bad |strong )?(?P<what>[a-z ]+?) (?:allergy|allergies|intolerance)$",
    rf"^(?:i am|im) {_VERY}(?P<what>[a-z]+) intolerant$",
    r"^(?:i am|im|i have|soy) (?:a )?(?P<what>c(?:o)?eliac(?: disease)?|celiac[oa])$",
    r"^add (?P<what>.+?) to my allergies$",
    r"^my allergies are (?P<what>.+)$",
    rf"^(?:yo )?{_VERY}(?:soy )?{_VERY}(?:alergic[oa]|intolerante) (?:a (?:los? |las? )?|al )(?P<what>.+)$",
    r"^tengo (?:una )?(?:alergia|intolerancia) (?:grave |fuerte )?(?:a (?:los? |las? )?|al )(?P<what>.+)$",
    r"^(?:anade|agrega|pon|apunta) (?P<what>.+?) (?:a|en) mis alergias$",
    r"^mis alergias son (?P<what>.+)$",
    r"^(?:me )?da(?:n)? alergia (?P<what>.+)$",
)
_EATEN_NO_MORE = (
    r"^i (?:also )?(?:dont|do not|never|cant|cannot|can not|wont|no longer|dont want to|do not want to|stopped|quit) "
    r"(?:eat|eating|have|having)(?: any)? (?P<what>.+)$",
    r"^i eat no (?P<what>.+)$",
    r"^(?:yo )?(?:ya no|no|nunca|tampoco)(?: puedo| quiero)? com(?:o|er) (?P<what>.+)$",
    r"^he dejado de comer (?P<what>.+)$",
    r"^(?:ive |i have |i )?(?:also |now |just )*(?:gave up|given up|cut out|quit|dropped|avoid(?: eating)?) (?P<what>.+)$",
    r"^(?:ahora )?(?:tambien )?(?:he dejado|deje|evito|he quitado|elimine) (?:los? |las? |el )?(?P<what>.+)$",
    r"^(?:ahora )?(?:tambien )?(?:como|cocino) (?:todo )?sin (?P<what>.+)$",
    r"^(?:i |im |i am |ive been )?(?:now |only )*(?:eat|eating|go|going|gone|went)? ?(?:now |only )*(?P<what>[a-z]+)[ -]free$",
)
_NOT_LIKED = (
    r"^i (?:really |also )*(?:hate|cant stand|dont like|do not like|dislike|detest)(?: eating)? (?P<what>.+)$",
    r"^(?:a mi )?(?:tampoco|no) me gustan? (?:nada )?(?:los? |las? |el |comer )?(?P<what>.+)$",
    r"^(?:odio|detesto|no soporto|no aguanto) (?:los? |las? |el |comer )?(?P<what>.+)$",
    r"^(?:no|without|nothing with|something without|leave out(?: the)?|skip the|swap(?: out)? the|replace the) (?P<what>.+)$",
    r"^(?:sin|nada de|nada con|algo sin|cambia(?:me)? (?:el|la|los|las)|quita(?:me)? (?:el|la|los|las)) (?P<what>.+)$",
)
"""Words that leave a food out and speak of exercises as well: they count where every name in them is one of a food."""
_SOFTLY = re.compile(
    r"^(?:(?:mejor|better|rather|preferably|please|por favor|ok|pues|but|pero)[ ,]+)+|"
    r"[ ,;.]+(?:please|por favor|"
    r"(?:because |cause |as |since |porque |que |pues )?(?:i (?:really )*(?:hate|cant stand|dont like|do not like|dislike|detest) "
    r"(?:it|them|that|those)|(?:no me gustan?|(?:l[oa]s? )?(?:odio|detesto)|no l[oa]s? (?:soporto|aguanto)|me dan? asco)"
    r"(?: nada)?))[ .!]*$"
)
"""What softens or gives the reason of leaving a food out, and tells nothing more."""
_EATEN = (
    r"^(?:now )?i (?:do |now |also |still |started to |have started to )*eat(?:ing)? (?P<what>.+)$",
    r"^(?:ahora )?(?:ya |si |ahora |tambien )*como (?P<what>.+)$",
)
_DIETS = {
    "vegan": r"vegan[oa]?|plant[ -]based", "vegetarian": r"vegetarian[oa]?|veggie",
    "pescatarian": r"pes[ck](?:a|e)tarian[oa]?", "halal": r"halal",
}  # fmt: skip
_ON_A_DIET = (
    r"^(?:(?:now|so|actually) )?(?:i am|im|ive gone|i have gone|i went|i became|ive become|i have become|ive turned|i eat|i follow|"
    r"my diet is|i am now|im now)(?: (?:a|an|now|only|also))* (?P<diet>{diet})(?: (?:diet|food|person))?$",
    r"^(?:ahora )?(?:soy|me he hecho|me hice|me volvi|como|sigo|mi dieta es|llevo)(?: (?:una?|ahora|solo|dieta|comida))* "
    r"(?P<diet>{diet})$",
)
_OFF_A_DIET = (
    r"^(?:i am|im) (?:no longer|not)(?: (?:a|an|on|really|following))* (?P<diet>{diet})(?: (?:diet|food|person))?$",
    r"^i (?:no longer|dont|do not) (?:eat|follow)(?: (?:a|an))* (?P<diet>{diet})(?: (?:diet|food))?$",
    r"^(?:i|ive|i have) (?:stopped|quit|given up|gave up) (?:being |eating |following )?(?:an? )?(?P<diet>{diet})(?: diet)?$",
    r"^(?:ya )?no (?:soy|sigo|como|llevo)(?: (?:una?|dieta|comida))* (?P<diet>{diet})$",
    r"^(?:deje|he dejado) (?:de ser|de comer|de seguir|la dieta)(?: (?:una?|dieta))* ?(?P<diet>{diet})$",
)
_ASKS_OWN = re.compile(
    r"(?:(?:and|so|please|y|oye|hey|dime|tell me) )*(?:"
    r"what (?:am i|i am|im) (?:allergic|intolerant) to|am i (?:allergic|intolerant) to (?:any|some|every)?thing(?: at all)?|"
    r"(?:what|which) (?:food )?(?:allergies|intolerances) (?:do i have|have i(?: got)?)|"
    r"what are my (?:food )?(?:allergies|intolerances)|"
    r"do i have (?:any|an) (?:food )?(?:allerg(?:y|ies)|intolerances?)|(?:what|which) foods? do (?:i|you) (?:not eat|leave out)|"
    r"am i (?:still )?(?:a )?(?:{diets})|(?:what|which) diet (?:am i on|do i (?:have|follow))|"
    r"a que (?:soy|estoy) (?:alergic[oa]|intolerante)|soy (?:alergic[oa]|intolerante) a (?:algo|alguna cosa)|"
    r"(?:que|cuales) (?:alergias|intolerancias) tengo|(?:cuales|que) son mis (?:alergias|intolerancias)|"
    r"tengo (?:alguna |una )?(?:alergias?|intolerancias?)|(?:todavia |aun )?soy (?:{diets})|que dieta (?:sigo|tengo|llevo)"
    r")".replace("{diets}", "|".join(_DIETS.values()))
)
_GONE = re.compile(
    r"^(?:i am|im) (?:not|no longer) (?:really )?(?:allergic|intolerant)\b|^(?:ya )?no soy (?:alergic[oa]|intolerante)\b|"
    r"^(?:ya )?no tengo (?:ninguna )?(?:alergia|intolerancia)\b|^i (?:dont|do not|no longer) have (?:an? |any )?[a-z ]*"
    r"(?:allergy|allergies|intolerance)\b|^(?:remove|delete|quita|borra|elimina) .+ (?:from my|de mis) (?:allergies|alergias)$"
)
_TAKEN_BACK = re.compile(
    r"^.*(?:,|\b|\.|;|-) *(?:(?:no|nope|sorry|oops|perdon|ups)\b[ ,]*)*"
    r"\b(?:wait|hang on|hold on|i mean|i meant|i meant to say|rather|correction|espera|digo|quiero decir|queria decir|mejor dicho|"
    r"quise decir)\b[ ,:]*(?:(?:no|not|sorry|perdon|its|es)\b[ ,]*)*(?:to |a (?:los? |las? )?|al )?(?=\w)"
)
"""What somebody says before they correct themselves in the same sentence, with the words that do: "fish, no wait, to shellfish"."""
_BEFORE_A_NAME = re.compile(r"^(?:any|the|my|a|an|all|some|los?|las?|el|al|un|una|ningun|ninguna|eating|comer|a los?|a las?|de) ")


@dataclass(frozen=True)
class DietSaid:
    """allergens: as the profile has them, with the words they were told in.  unknown: names of no food that meals know.

    allergic: told as an allergy, not as something left out by choice.  diet: a diet with a name; it may be told with allergens
    that are left out beside it.  gone: an allergy is denied.
    left: a diet with a name that is followed no longer.  asked: it is only asked what the profile holds.
    """

    allergens: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    allergic: bool = False
    diet: str | None = None
    gone: bool = False
    left: str | None = None
    asked: bool = False


def read_diet(text: str) -> DietSaid | None:
    """What a sentence tells of the speaker's own diet, or that it asks what the profile holds of it; None for any other.

    >>> read_diet("I'm allergic to eggs too").allergens, read_diet("no como cerdo").allergens, read_diet("I don't eat breakfast")
    ((('egg', 'eggs'),), (('pork', 'cerdo'),), None)
    """
    plain = plain_of(text)
    question = re.sub(r"[?¿]", "", plain).strip()
    if _ASKS_OWN.fullmatch(question) and (question != plain or not any(_on_a_diet(question))):
        return DietSaid(asked=True)
    if len(plain) > MOST_CHARACTERS or ASKED.search(plain):
        return None
    plain = _SOFTLY.sub("", _SOFTLY.sub("", plain)).strip() or plain
    found = _told_in(plain)
    if found is not None and not (found.unknown and found.allergic):
        return found
    # Read in its parts last: "allergic to eggs, milk and fish" is one thing told.
    return _together([_told_in(part) for part in _parts(plain)], plain) or found


def _told_in(plain: str) -> DietSaid | None:
    if _GONE.search(plain):
        return DietSaid(gone=True)
    for diet, left in _on_a_diet(plain):
        return DietSaid(left=diet) if left else DietSaid(diet=diet)
    for allergic, shapes in ((True, _ALLERGIC), (False, _EATEN_NO_MORE), (False, _NOT_LIKED)):
        told = next((m for shape in shapes if (m := re.search(shape, plain))), None)
        if told is not None:
            return _of_foods(told["what"], allergic)
    return None


def _parts(plain: str) -> list[str]:
    """The parts of a sentence; one that names more foods only goes on with the part before it."""
    parts: list[str] = []
    for part in parts_of(plain):
        if parts and _told_in(part) is None and _eaten_after_all(part) is None:
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts


def _together(told: Sequence[DietSaid | None], plain: str) -> DietSaid | None:
    """What the parts of one sentence tell, as one; None where a part tells something else, or where they contradict each other."""
    if len(told) < 2 or told[0] is None:
        return None
    eaten = [_eaten_after_all(part) for part in _parts(plain)]
    if len(told) == 2 and told[0].diet is not None and eaten[1] is not None:
        return _loosened(told[0].diet, eaten[1])
    found = [one for one in told if one is not None]
    diets = {one.diet for one in found if one.diet is not None}
    if len(found) < len(told) or len(diets) > 1 or any(one.gone or one.left or one.asked for one in found):
        return None
    allergens = {name: words for one in found for name, words in one.allergens}
    unknown = tuple(dict.fromkeys(name for one in found for name in one.unknown))
    allergic = all(one.allergic for one in found if one.allergens or one.unknown)
    return DietSaid(tuple(allergens.items()), unknown, allergic, next(iter(diets), None))


def _eaten_after_all(part: str) -> frozenset[str] | None:
    """What a part says is eaten all the same, as allergens are named: "but I eat eggs"; None for any other."""
    told = next((m for shape in _EATEN if (m := re.search(shape, part))), None)
    read = _of_foods(told["what"], allergic=False) if told is not None else None
    return None if read is None or read.unknown else frozenset(name for name, _ in read.allergens)


def _loosened(diet: str, eaten: frozenset[str]) -> DietSaid | None:
    """The diet with a name that fits somebody of a diet who eats this all the same, with what they still leave out; or None."""
    held = {"vegan": {"egg", "milk", "fish"}, "vegetarian": {"fish"}}.get(diet)
    if held is None or not eaten or not eaten <= held:
        return None
    name = "pescatarian" if "fish" in eaten else "vegetarian"
    words = {"egg": "egg", "milk": "milk"}
    left = {one: words[one] for one in sorted((held - {"fish"}) - eaten)}
    return DietSaid(tuple(left.items()), diet=name)


def _on_a_diet(plain: str) -> Iterator[tuple[str, bool]]:
    """The diet a sentence names as the speaker's, and whether it is one no longer followed."""
    for diet, words in _DIETS.items():
        for shapes in (_ON_A_DIET, _OFF_A_DIET):
            if any(re.search(shape.format(diet=words), plain) for shape in shapes):
                yield diet, shapes is _OFF_A_DIET


def _of_foods(what: str, allergic: bool) -> DietSaid | None:
    what = _TAKEN_BACK.sub("", what)
    names = [_bare(part) for part in re.split(r",|;|/|\b(?:and|or|nor|y|e|o|ni)\b", what)]
    found: dict[str, str] = {}
    unknown: list[str] = []
    for name in filter(None, names):
        allergens = _known(name)
        if allergens:
            found |= {one: name for one in allergens if one not in found}
        else:
            unknown.append(name)
    if unknown and (not allergic or any(len(name.split()) > MOST_WORDS for name in unknown)):
        return None  # "I don't eat before training" tells of no food
    return DietSaid(tuple(found.items()), tuple(unknown), allergic) if found or unknown else None


def _known(name: str) -> tuple[str, ...]:
    """The allergens a name stands for, or itself where it is a food of the table; none for what meals could not leave out."""
    allergens = allergens_of(name)
    if allergens:
        return allergens
    if food_named(name) is None:
        return ()
    try:
        allowed_foods(None, [name])
    except UnknownName:
        return ()
    return (name,)


def _bare(part: str) -> str:
    part = part.strip()
    while (shorter := _BEFORE_A_NAME.sub("", unclosed(part)).strip()) != part:
        part = shorter
    return part
