"""A browser in words a person knows again in the list of sessions: "Firefox, Linux"."""

from __future__ import annotations

# In this order: each of the later ones is also named by the earlier ones' user agents.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"))
_MORE = (("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
LONGEST = 60


def device_words(user_agent: str | None) -> str | None:
    """Browser and system of a User-Agent header, or the program's own name; None when nothing was said."""
    said = (user_agent or "").strip()
    if not said:
        return None
    browser = next((name for mark, name in (*_BROWSERS, *_MORE) if mark in said), None)
    system = next((name for mark, name in _SYSTEMS if mark in said), None)
    if browser is None:
        first = said.split("/")[0].split()[0:1]
        browser = "".join(c for c in (first[0] if first else "") if c.isprintable())[:LONGEST] or None
    return ", ".join(part for part in (browser, system) if part) or None
