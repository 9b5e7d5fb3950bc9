"""Numbers bound to what they stand on: a reply's claims, the facts of a prompt, and the check that nothing else is said."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from milo.coach.talk.words.numbers_said import Said, amounts_in, as_written, converted, even, folded, numbers_in, same_dimension
from milo.vocabulary.talk import Claim, Fact

CLOSE = 1e-6  # two numbers written with the same digits, after conversion
MOST_PLACEHOLDERS = 40  # in one reply; our choice
_PLACEHOLDER = re.compile(r"[\[{(]\s*(f\d{1,3})\s*[\]})]")
_ALONE = re.compile(r"(?:^|[.!?:\n])\s*$")
"""Before a placeholder that begins a sentence, or follows a colon."""
_WITH_STOP = re.compile(_PLACEHOLDER.pattern + r"(\.?)")

FALLING = re.compile(
    r"\b(?:down|fell|fall\w*|drop\w*|los[ets]\w*|losing|less|lower\w*|below|under|minus|decreas\w*|reduc\w*|shr\w+|baj\w*|perd\w*|pierd\w*|"
    r"menos|cae\w*|cay\w*|descen\w*|desciend\w*|dismin\w*|reduj\w*|debajo|negativ\w*)\b"
)
RISING = re.compile(
    r"\b(?:up|rose|ris[ei]\w*|gain\w*|more|higher|above|over|plus|increas\w*|grew|grow\w*|sub[eií]\w*|gan[aoóe]\w*|mas|aument\w*|"
    r"crec\w*|increment\w*|encima|positiv\w*)\b"
)


@dataclass(frozen=True)
class Ungrounded:
    """A number nobody answers for. why: "no_claim", "false_claim", "order" (two changed places) or "gone" (a claim whose number
    the text no longer says).  text: as written."""

    text: str
    value: float
    unit: str | None
    why: str


def ground(text: str, claims: Sequence[Claim], language: str = "en") -> list[Ungrounded]:
    """The numbers of a reply that its claims do not bear, and the claims it no longer says; empty when all is well.

    text: the reply.  claims: one for each number, in the order they are said.  language: of the reply, "en" or "es".
    A number fits a claim when both say the same digits and the claim's value, rounded to those digits, is that number;
    so one number changed is always seen: it fits no claim, or leaves one without its number.
    """
    left = list(enumerate(claims))
    bound: list[tuple[Said, int]] = []
    found: list[Ungrounded] = []
    for said in numbers_in(text, language):
        at = next((n for n, (_, claim) in enumerate(left) if _says(said, claim, language)), None)
        if at is None:
            found.append(Ungrounded(said.text, said.value, said.unit, "no_claim"))
            continue
        index, claim = left.pop(at)
        bound.append((said, index))
        if not sound(claim, language):
            found.append(Ungrounded(said.text, said.value, said.unit, "false_claim"))
    last = -1
    for said, index in bound:
        if index < last:
            found.append(Ungrounded(said.text, said.value, said.unit, "order"))
        last = max(last, index)
    found += [Ungrounded(claim.text, claim.value, claim.unit, "gone") for _, claim in left]
    return found


def sound(claim: Claim, language: str = "en") -> bool:
    """Whether a claim's text says its value: one number, equal within the rounding of its digits, in a unit of the same kind."""
    numbers = numbers_in(claim.text, language)
    if not numbers:
        # "half" is a number only in its sentence; there it was compared with the value itself
        return True
    return len(numbers) == 1 and fits(numbers[0], claim.value, claim.unit)


def fits(said: Said, value: float, unit: str, signed: bool = True) -> bool:
    """Whether a written number is this value, rounded to the digits written; units are converted.

    signed: False lets a negative value be said without its sign ("down 0.4 kg").
    """
    if said.unit is not None and unit and not same_dimension(said.unit, unit):
        return False
    if said.unit is not None and not unit and said.unit not in _COUNTS:
        return False
    wanted = converted(value, unit, said.unit) if said.unit is not None and unit and said.unit != unit else value
    if not math.isfinite(wanted):
        return False
    if not signed and said.value >= 0:
        wanted = abs(wanted)
    return abs(said.value - wanted) <= said.step / 2 + CLOSE * max(1.0, abs(wanted))


_COUNTS = frozenset({"session"})
"""What a claim without a unit may count."""


def _says(said: Said, claim: Claim, language: str) -> bool:
    numbers = numbers_in(claim.text, language)
    if len(numbers) != 1:
        return fits(said, claim.value, claim.unit)
    own = numbers[0]
    units_agree = said.unit is None or own.unit is None or said.unit == own.unit
    return units_agree and abs(said.value - own.value) <= CLOSE * max(1.0, abs(own.value))


# --- a model's answer


@dataclass(frozen=True)
class Bound:
    """A model's text with every placeholder filled, the claims of its numbers in order, and what nobody answers for."""

    text: str
    claims: list[Claim]
    ungrounded: list[Ungrounded]


def bind(
    text: str, cited: Sequence[Mapping[str, str]], facts: Sequence[Fact], written: Mapping[str, str], language: str = "en"
) -> Bound:
    """A model's answer held against the facts it was given.

    text: its words; [f3] stands for fact f3 and is filled in by us.  cited: {"text", "fact"}, unchecked.
    written: fact id -> its number as we write it.  A number without a citation counts only with its unit, when one fact alone has
    that value and the sentence speaks of that fact.
    """
    by_id = {fact.id: fact for fact in facts}
    unknown = [m.group(1) for m in _PLACEHOLDER.finditer(text) if m.group(1) not in written]
    whole = {f for f, words in written.items() if words.endswith((".", "!", "?"))}
    inside = [m.group(1) for m in _PLACEHOLDER.finditer(text) if m.group(1) in whole and not _ALONE.search(text[: m.start()])]
    filled = _WITH_STOP.sub(lambda m: _ended(written.get(m.group(1), ""), m.group(2)), text)
    named = list(dict.fromkeys(m.group(1) for m in _PLACEHOLDER.finditer(text)))[:MOST_PLACEHOLDERS]
    citations = [(numbers_in(written[f], language), by_id[f]) for f in named if f in written and f in by_id]
    citations += [(numbers_in(c["text"], language), by_id[c["fact"]]) for c in cited if c["fact"] in by_id]
    claims: list[Claim] = []
    # A fact that is a sentence ("No sleep was recorded.") stands for no number, and makes none of the sentence around it.
    ungrounded = [Ungrounded(f"[{f}]", math.nan, None, "no_claim") for f in [*unknown, *inside]]
    plain = even(filled).lower()
    for said in numbers_in(filled, language):
        fact = _meant(said, citations, facts, _sentence(plain, said), language)
        if fact is None:
            ungrounded.append(Ungrounded(said.text, said.value, said.unit, "no_claim"))
            continue
        claims.append(
            Claim(
                text=as_written(filled, said),
                value=_worth(said, fact),
                unit=fact.unit if not isinstance(fact.value, str) else said.unit or "",
                kind=fact.kind,
                rule=fact.rule,
                window=fact.window,
                record_ids=fact.record_ids,
            )
        )
    told = [folded(even(words)) for fact in facts for words in (fact.name, fact.value) if isinstance(words, str)]
    for said in amounts_in(filled, language):
        if not any(said.text in words for words in told):
            ungrounded.append(Ungrounded(as_written(filled, said), said.value, None, "no_claim"))
    return Bound(filled, claims, ungrounded)


def _ended(words: str, stop: str) -> str:
    """What stands for a placeholder, with the stop behind it, but for words that bring their own."""
    return words if words.endswith((".", "!", "?")) else words + stop


def _meant(
    said: Said, citations: Sequence[tuple[list[Said], Fact]], facts: Sequence[Fact], sentence: str, language: str
) -> Fact | None:
    """The fact a written number stands for: the one cited for it; without a citation, the only one the sentence can mean."""
    bare = _bare(sentence)
    cited = [fact for numbers, fact in citations if any(_same(n, said) for n in numbers)]
    if cited:
        return next((f for f in cited if _stands(said, f, sentence, language) and _about(f, facts, bare)), None)
    if said.unit is None:
        return None
    spoken = [f for f in facts if not isinstance(f.value, str) and _alike(f.unit, said.unit) and _speaks(f, bare)]
    if len({(f.value, f.unit) for f in spoken}) != 1 or not _stands(said, spoken[0], sentence, language):
        return None
    return spoken[0]


def _speaks(fact: Fact, sentence: str) -> bool:
    return any(word in sentence for word in fact.words)


def _alike(unit: str, other: str) -> bool:
    return bool(unit) and same_dimension(unit, other)


def _about(fact: Fact, facts: Sequence[Fact], sentence: str) -> bool:
    """Whether a sentence may be about a fact: it speaks of it, or of no other that could be meant."""
    if isinstance(fact.value, str) or not fact.words or _speaks(fact, sentence):
        return True
    return not any(_alike(f.unit, fact.unit) and _speaks(f, sentence) for f in facts if not isinstance(f.value, str))


def _same(one: Said, other: Said) -> bool:
    return abs(one.value - other.value) <= CLOSE * max(1.0, abs(one.value))


def _worth(said: Said, fact: Fact) -> float:
    """A claim's value: the fact's own, without its sign where the words say which way; a quoted text's number as it stands."""
    if isinstance(fact.value, str):
        return said.value
    return abs(fact.value) if said.value >= 0 else fact.value


def _stands(said: Said, fact: Fact, sentence: str, language: str) -> bool:
    """Whether a fact bears a written number, its direction included; a fact in words bears the numbers it holds."""
    if isinstance(fact.value, str):
        return any(_same(n, said) and said.unit in {n.unit, None} for n in numbers_in(fact.value, language))
    if not fits(said, fact.value, fact.unit, signed=not fact.signed):
        return False
    if not fact.signed or said.value < 0 or fact.value == 0:
        return True
    falls, rises = bool(FALLING.search(_bare(sentence))), bool(RISING.search(_bare(sentence)))
    return falls and not rises if fact.value < 0 else not falls or rises


def _sentence(plain: str, said: Said) -> str:
    ends = [m.end() for m in re.finditer(r"[.!?;](?:\s|$)|\n", plain)]
    start = max((e for e in ends if e <= said.start), default=0)
    return plain[start : min((e for e in ends if e > said.start), default=len(plain))]


def _bare(sentence: str) -> str:
    return sentence.translate(str.maketrans("áéíóúüñ", "aeiouun"))
