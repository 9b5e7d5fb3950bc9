"""How a message that kills its reader is found: how many messages to take at once, and when to give one up.

A message that kills its reader must not take its neighbours along, and a writer that is merely killed often must not bury
healthy messages. Deliveries grow only for what is handed out. So when the first message left behind was delivered more than
SUSPECT times, ever fewer are taken from the front, until it is alone; only one that was alone ALONE times and never came
through is set aside. A writer that runs takes nothing while the store is away, so that one restarted over and over during an
outage adds no deliveries. With lives of half a second and 5 ms for a message by itself, a healthy one is set aside by chance in
one of 10,000 cases that get so far; its letter can be sent again.
"""

from __future__ import annotations

SUSPECT = 3  # deliveries after which a message may be killing its readers; a writer that is merely restarted causes one or two
SHRINK = 16  # then batches are so many times smaller with every delivery
ALONE = 2  # deliveries of a message by itself before it is set aside


def portion(deliveries: int, most: int) -> tuple[int, bool]:
    """How many to take, of `most` at once, when the first was delivered so often, and whether it has had its chances alone."""
    size, seen = most, SUSPECT
    while size > 1 and seen < deliveries:
        size, seen = max(size // SHRINK, 1), seen + 1
    # The delivery number `seen` + 1 was the first one alone.
    return size, size == 1 and deliveries >= seen + ALONE
