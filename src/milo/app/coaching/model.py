"""The coach's voice: the language model of the settings, metered and remembered for each athlete, asked only with consent."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from milo.app.asking import consented
from milo.app.coaching.desk import Desk
from milo.llm.choosing import choose
from milo.llm.ledger import Ledger, Metered, read_prices
from milo.llm.remembering import Remembering
from milo.vocabulary.talk import Provider

if TYPE_CHECKING:
    from milo.app.config import Settings
    from milo.app.house import House

ANSWERS_EACH = 32  # remembered for one athlete; nothing one is told is ever handed to another (our choice)
VOICES = 500  # athletes whose answers are remembered, the longest silent go first (our choice)
FROM_SETTINGS: Any = object()


class ModelDesk(Desk):
    """Who speaks."""

    def __init__(self, house: House, provider: Provider | None = FROM_SETTINGS) -> None:
        """provider: None for rules alone; left out, that of the settings, made when it is first needed."""
        super().__init__(house)
        self.ledger = Ledger(read_prices(house.settings.llm_prices))
        self._provider: Any = provider
        self._voices: OrderedDict[str, Remembering] = OrderedDict()

    @property
    def provider(self) -> Provider | None:
        """The model behind all athletes. Raises UnknownName or BadConfig for a setting that cannot be used."""
        if self._provider is FROM_SETTINGS:
            self._provider = provider_of(self.house.settings)
        return self._provider  # type: ignore[no-any-return]

    def voice(self, athlete: str) -> tuple[Provider | None, str | None]:
        """The model for one athlete, and why there is none: "no_consent" for one elsewhere that they did not allow."""
        base = self.provider
        if base is None:
            return None, None
        if getattr(base, "external", True) and not consented(self.house, athlete):
            return None, "no_consent"
        if athlete not in self._voices:
            self._voices[athlete] = Remembering(Metered(base, self.ledger, athlete), ANSWERS_EACH)
            while len(self._voices) > VOICES:
                self._voices.popitem(last=False)
        self._voices.move_to_end(athlete)
        return self._voices[athlete], None

    def under_way(self) -> int:
        """How many calls of the model somebody waits for."""
        return sum(voice.under_way for voice in self._voices.values())

    async def aclose(self) -> None:
        """Let go of the model's connections."""
        self._voices.clear()
        close = None if self._provider is FROM_SETTINGS else getattr(self._provider, "close", None)
        if close is not None:
            await close()


def provider_of(settings: Settings, name: str | None = None) -> Provider | None:
    """The provider of the settings, or of another name. Raises UnknownName and BadConfig."""
    keys = {"openai": settings.openai_api_key, "google": settings.gemini_api_key}
    return choose(name or settings.llm, keys=keys, bases={"ollama": settings.ollama_api}, models={"ollama": settings.ollama_model})
