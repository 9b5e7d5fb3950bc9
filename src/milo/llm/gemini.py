"""Google's Gemini, by its own REST protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milo.llm.calling import WITHIN_S, Line
from milo.llm.family import Family

if TYPE_CHECKING:
    from pydantic_ai.models import Model

BASE = "https://generativelanguage.googleapis.com"
VERSION = "/v1beta"


class Provider(Family):
    """One model. base: another address for tests and gateways; the key travels in a header, never in the address."""

    family = "google"
    wants_key = True

    def __init__(self, model: str, base: str = BASE, key: str | None = None, within_s: float = WITHIN_S) -> None:
        super().__init__(model, Line(base.rstrip("/").removesuffix(VERSION), {"x-goog-api-key": key} if key else {}, within_s))

    def make(self, speaking: Any) -> Model:
        made: Model = speaking.google_model(self.model, self.line)
        return made
