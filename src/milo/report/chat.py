"""The week as a message: plain text, short enough to be read standing."""

from __future__ import annotations

from milo.insight.views import Week
from milo.report.html import page_title
from milo.report.sections.summary import meaning, tip
from milo.report.speech import Words
from milo.vocabulary.origin import Origin

MOST_CHARACTERS = 1_500
TIPS_TOLD = 4  # more than four things to do are nothing to do. Our choice


def render_chat(week: Week, language: str = "en", units: str = "metric", strict: bool = False) -> str:
    """What it means and what to do next, at most MOST_CHARACTERS; whole lines are left out from the end, never cut."""
    words = Words(language, units, strict)
    lines = [f"{' '.join(page_title(week, words).split())[:120]} · {words.span(week.first, week.last)}"]
    if Origin.SIMULATED in week.origins:
        lines.append(f"{words.say('page.simulated_mark')} {words.say('page.simulated')}")
    sentences = [sentence.text for sentence in meaning(week, words)] or [words.say("summary.nothing")]
    tips = [tip(advice, words) for advice in week.advice[:TIPS_TOLD]]
    told = [f"{i}. {t.title}: {t.text}" for i, t in enumerate(tips, 1)]
    # what to do stays before what it means when both do not fit
    while len(_joined(lines, sentences, told, words)) > MOST_CHARACTERS and sentences:
        sentences.pop()
    while len(_joined(lines, sentences, told, words)) > MOST_CHARACTERS and told:
        told.pop()
    return _joined(lines, sentences, told, words)


def _joined(lines: list[str], sentences: list[str], told: list[str], words: Words) -> str:
    parts = ["\n".join(lines)]
    if sentences:
        parts.append("\n".join(sentences))
    if told:
        parts.append("\n".join([words.say("summary.next") + ":", *told]))
    return "\n\n".join(parts)
