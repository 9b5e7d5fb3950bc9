"""How hard an hour in each of the five zones is, CR-10: once to weigh a week, once to hold what was felt against."""

from __future__ import annotations

COUNTED = {1: 2.0, 2: 3.0, 3: 5.0, 4: 7.0, 5: 8.0}
"""What a minute counts for in AU; training.md 2.7: one hour at threshold is about 420-450 AU."""
FELT = {**COUNTED, 2: 3.5, 3: 5.5}
"""What a session is expected to feel like: half a point more in the middle, since told efforts are coarse (our choice)."""
