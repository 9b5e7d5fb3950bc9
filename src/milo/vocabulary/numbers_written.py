"""Numbers as the sentences of a language write them: the one place that knows which sign parts the decimals."""

from __future__ import annotations


def in_manner(digits: str, language: str) -> str:
    """Digits as Python writes them, "12,345.6", with the signs of a language: 12.345,6 in Spanish, "en" as they are.

    Spanish writes four digits without a separator (RAE, Ortografía de la lengua española, 2010).

    >>> in_manner("12,345.6", "es"), in_manner("1,234.5", "es"), in_manner("18.5", "en")
    ('12.345,6', '1234,5', '18.5')
    """
    if language != "es":
        return digits
    whole = digits.partition(".")[0]
    if sum(c.isdigit() for c in whole) <= 4:
        digits = digits.replace(",", "")
    return digits.translate(str.maketrans(",.", ".,"))


def number_written(value: float, language: str, decimals: int = 0) -> str:
    """A number with separators of thousands and at most so many decimals, none that say nothing.

    >>> number_written(12345.6, "en", 1), number_written(60.0, "es", 2), number_written(-0.001, "es", 1)
    ('12,345.6', '60', '0')
    """
    text = f"{value:,.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    if not text.strip("-0.,"):
        text = text.lstrip("-")
    return in_manner(text, language)


def shortest_written(value: float, language: str) -> str:
    """A number in at most six digits, without separators of thousands, for sentences that tell old -> new.

    >>> shortest_written(18.5, "es"), shortest_written(2500.0, "en")
    ('18,5', '2500')
    """
    return in_manner(f"{value:g}", language)
