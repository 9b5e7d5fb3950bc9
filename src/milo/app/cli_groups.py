"""How `milo --help` lists its commands: by what one wants to do, with an example each group."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

GROUPS: dict[str, tuple[tuple[str, ...], str]] = {
    "Start": (("up", "athlete", "invite", "account", "token", "set"), "milo up --demo 3"),
    "Data": (
        (
            "import",
            "watch",
            "export",
            "ledger",
            "week",
            "food",
            "form",
            "schema",
            "publish",
            "consent",
            "audit",
            "leaves",
            "keep",
            "erase",
        ),
        "milo import ~/Downloads/export.zip --athlete ID",
    ),
    "Coach": (
        ("plan", "plans", "log", "adapt", "ask", "outlook", "understand", "mcp", "bot"),
        'milo ask --athlete ID "why is Thursday easy?"',
    ),
    "Lab": (("listen", "analyse", "calibrate", "simulate"), "milo analyse ecg FILE.csv --rate-hz 250"),
    "Train": (("train", "models", "evaluate"), "milo models list"),
    "Operate": (("doctor", "serve", "write", "deadletters", "backup", "restore", "keys", "new"), "milo doctor"),
}
"""Group -> its commands in order, and one example."""
OTHER = "Operate"


class Grouped(TyperGroup):
    """A group of commands that lists them by GROUPS; a command no group names stands in OTHER."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands of each group with their first sentence, then its example."""
        known = {name for names, _ in GROUPS.values() for name in names}
        for group, (names, example) in GROUPS.items():
            listed = [name for name in names if name in self.commands]
            if group == OTHER:
                listed += [name for name in self.list_commands(ctx) if name not in known]
            rows = []
            for name in listed:
                command = self.get_command(ctx, name)
                if command is not None and not command.hidden:
                    rows.append((name, command.get_short_help_str(limit=88)))
            if rows:
                with formatter.section(group):
                    formatter.write_dl(rows)
                    formatter.write_text(f"example: {example}")
