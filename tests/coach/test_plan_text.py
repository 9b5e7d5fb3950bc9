"""A plan as text: exact both ways, in two languages, and every fault with its line, its column and what may have been meant."""

from __future__ import annotations

from hypothesis import given, settings

from milo.coach.plan_text import parse, render
from milo.vocabulary.plan import Plan
from coach.plans_by_chance import plans


@given(plans)
@settings(max_examples=150)
def test_every_plan_reads_back_as_itself_with_every_id(plan: Plan) -> None:
    text = render(plan)
    again = parse(text)
    assert again == plan
    assert render(again) == text
