"""The breath lab: the watch over sensors, the guided protocols, and what they say."""
