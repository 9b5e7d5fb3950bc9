"""The expressions that the rooms of safety read from their files: each is valid, each part is there, none lies unused."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.notation import compiled


@pytest.mark.parametrize("room", ["everyday", "figures", "prose", "text"])
def test_every_expression_of_a_room_is_valid_and_belongs_to_a_module(room: str) -> None:
    folder = files(f"milo.coach.safety.{room}")
    tables = tomllib.loads((folder / "expressions.toml").read_text(encoding="utf-8"))
    for module, held in tables.items():
        source = (folder / f"{module}.py").read_text(encoding="utf-8")
        written = Expressions(room, module)
        for name in held:
            whole = written.text(name)
            assert not re.search(r"<[A-Z][A-Z0-9_]*>", whole), (module, name)
            if f'.late("{name}")' in source:
                re.compile(whole)
            elif f'.compiled("{name}")' in source:
                compiled(whole).search("")
            else:
                part = any(f"<{name}>" in "".join(other) for other in held.values())
                assert part or f'.text("{name}")' in source, (module, name)


def test_a_part_is_put_in_where_it_is_named() -> None:
    written = Expressions("prose", "meals")
    assert "breakfasts?" in written.text("LEFT_OUT")
    assert written.late("ON_WATER").search("only water on friday") is not None
