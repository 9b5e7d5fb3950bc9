"""The family of report sections: one file each in sections/, a class named Section, found by scanning the folder.

A section from outside registers a module with such a class under the entry point group `milo.sections`.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import ClassVar, Protocol

from milo.insight.views import Week
from milo.report import sections
from milo.report.blocks import Block
from milo.report.speech import Words


class ReportSection(Protocol):
    """What a Section class has. name: its code, and the key of its title in the catalogues; order: where it stands."""

    name: ClassVar[str]
    order: ClassVar[int]

    def title(self, words: Words) -> str:
        """The heading."""
        ...

    def blocks(self, week: Week, words: Words) -> list[Block]:
        """What it shows of a week; never empty: what is missing is said."""
        ...


@cache
def find_sections() -> tuple[ReportSection, ...]:
    """Every section there is, in the order of the page."""
    modules = [import_module(f"{sections.__name__}.{found.name}") for found in pkgutil.iter_modules(sections.__path__)]
    modules += [entry.load() for entry in entry_points(group="milo.sections")]
    found: list[ReportSection] = [module.Section() for module in modules]
    return tuple(sorted(found, key=lambda section: (section.order, section.name)))
