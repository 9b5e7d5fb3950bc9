"""The renderings: a page that needs nothing else, Markdown, and a message."""

from __future__ import annotations

import re

import msgspec
import pytest
from defusedxml import ElementTree
from example_week import empty_views, example_week, fig, lift

from milo.report import LANGUAGES, STYLE, html_sections, render_chat, render_html, render_markdown
from milo.report.chat import MOST_CHARACTERS
from milo.vocabulary.advice import Advice

NASTY = "<img src=x onerror=alert(1)>\"'&{name} | *bold* [x](http://evil)"


def nasty_week():
    week = example_week(name=NASTY)
    line = msgspec.structs.replace(week.load.workouts[0], title=NASTY, sources=[NASTY])
    week.load.workouts[0] = line
    week.strength.lifts.append(lift(NASTY, 90.0, "plateau", (80.0, 3), new=True))
    return msgspec.structs.replace(
        week, advice=[Advice(rule="plateau", priority=4, colour="blue", params={"lifts": [NASTY], "count": 1})]
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "week", [example_week(), example_week(name=None, **empty_views(), ledger=[]), nasty_week()], ids=["full", "empty", "nasty"]
)
def test_the_page_is_well_formed_and_refers_to_nothing_outside(week, language):
    page = render_html(week, language, strict=True)
    root = ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    assert root.get("lang") == language
    names = {element.tag.split("}")[-1] for element in root.iter()}
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "foreignObject", "use", "image"}
    for element in root.iter():
        assert not [key for key in element.keys() if key.startswith("on") or key in {"src", "href"}]  # noqa: SIM118
    # the name of SVG is the one address there may be, apart from what the athlete wrote, which is text
    addresses = re.findall(r"https?://[^\s\"'<]*", page.replace("http://evil", ""))
    assert set(addresses) <= {"http://www.w3.org/2000/svg"}
    assert "<script" not in page
    assert "url(" not in page
    assert "@import" not in page


def test_what_athletes_write_is_text_and_never_markup():
    page = render_html(nasty_week())
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    text = render_markdown(nasty_week())
    assert "<img" not in text.replace("\\<img", "")
    assert "[x](http" not in text
    assert "\\*bold\\*" in text


def test_a_receipt_opens_to_its_records_without_a_script():
    root = ElementTree.fromstring(render_html(example_week()).removeprefix("<!DOCTYPE html>\n"))
    opened = [d for d in root.iter("details") if "4 workouts, 9–15 March 2026" in "".join(d.itertext())]
    assert opened
    first = example_week().load.figures["weekly_load"].receipts[0]
    assert first.record_ids[0] in "".join(opened[0].itertext())
    assert opened[0][0].tag == "summary"


def test_long_receipts_name_some_records_and_say_how_many_more():
    page = render_html(example_week())
    assert "and 17 more" in page  # 41 workouts behind fitness, 24 named


@pytest.mark.parametrize(("language", "mark"), [("en", "SIMULATED"), ("es", "SIMULADO")])
def test_a_simulated_week_is_marked_on_every_rendering_and_another_is_not(language, mark):
    for render in (render_html, render_markdown, render_chat):
        assert mark in render(example_week(origins=("simulated", "imported")), language)
        assert mark not in render(example_week(), language)


def test_the_page_is_in_the_language_and_units_asked_for():
    spanish = render_html(example_week(), "es")
    assert "La semana de Ada" in spanish
    assert "Qué hacer ahora" in spanish
    assert "61,2" in spanish
    american = render_html(example_week(), units="imperial")
    assert "135.0<small>lb</small>" in american
    assert "Distance (mi)" in american
    assert "<small>kg" not in american


def test_sections_can_be_laid_into_another_page_with_links_to_records():
    sections = html_sections(example_week(), receipt_href=lambda kind, record: f"/records/{kind}/{record}?a=1&b=2", strict=True)
    assert [name for name, _, _ in sections][:3] == ["summary", "load", "sleep"]
    for _, title, fragment in sections:
        assert title
        ElementTree.fromstring(f"<div>{fragment}</div>")
    first = example_week().load.figures["weekly_load"].receipts[0].record_ids[0]
    assert f'href="/records/workout/{first}?a=1&amp;b=2"' in sections[1][2]


def test_the_style_covers_light_dark_phone_and_print_and_colours_no_other_page():
    for part in ("prefers-color-scheme:dark", "@media print", "@container (max-width:640px)"):
        assert part in STYLE
    flat = re.sub(r"@[^{]+\{", "", STYLE)
    selectors = [s.strip() for rule in re.findall(r"([^{}]+)\{", flat) for s in rule.split(",") if not s.strip().endswith((")",))]
    assert all(".milo-report" in s for s in selectors if s)


def test_markdown_has_every_section_and_the_figures():
    text = render_markdown(example_week(), strict=True)
    assert text.startswith("# Ada’s week\n\n9–15 March 2026\n")
    for title in ("What it means", "Training", "Sleep", "Recovery", "Strength", "Sources used"):
        assert f"\n## {title}\n" in text
    assert "- Load this week: **1,590 AU** (estimated) [4 workouts, 9–15 March 2026" in text
    rows = [line for line in text.splitlines() if line.startswith("| Tue 10 Mar")]
    assert rows[0].startswith("| Tue 10 Mar | Track intervals · Run | 54 min | 9.8 | 158 | 352 |")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_is_short_plain_and_says_what_to_do(language):
    said = render_chat(example_week(), language, strict=True)
    assert len(said) <= MOST_CHARACTERS
    assert not re.search(r"[<>*_#]|https?:", said)
    assert "1. " in said


def test_a_message_too_long_drops_whole_lines_and_keeps_what_to_do_first():
    week = example_week(name="A" * 400)
    lifts = [f"Exercise with a rather long name, number {i}" for i in range(20)]
    safety = Advice(rule="resting_hr_out_of_range", priority=1, colour="red", params={"value": 118.0})
    long = Advice(rule="plateau", priority=4, colour="blue", params={"lifts": lifts, "count": 20})
    said = render_chat(msgspec.structs.replace(week, advice=[safety, long]), strict=True)
    assert len(said) <= MOST_CHARACTERS
    assert "call your local emergency number." in said


def test_nothing_known_is_said_and_no_number_is_made_up():
    empty = example_week(name="Chloé", **empty_views(), ledger=[])
    assert [advice.rule for advice in empty.advice] == ["nothing_known"]
    said = render_chat(empty)
    assert "Chloé" in said
    assert "Start with one file" in said
    page = render_html(empty, strict=True)
    assert 'class="value"' not in page
    assert "<svg class" not in page


def test_an_unknown_reason_never_shows_its_code():
    week = example_week()
    week.body.figures["waist_cm"] = fig("waist_cm", None, reason="brand_new_reason")
    assert "brand_new_reason" not in render_html(week)
