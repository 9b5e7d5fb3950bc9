"""`milo listen`: one session from the terminal, with what it says in one line that is written over again."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from pathlib import Path
from typing import Any

import msgspec

from milo.app.console import say
from milo.vocabulary.errors import BadValue, NotEnoughData, UnknownName

LINE = (
    ("heart_rate_bpm", "bpm"),
    ("spo2_pct", "% SpO2"),
    ("respiration_rate", "breaths/min"),
    ("ve_l_min", "L/min"),
    ("room_co2_ppm", "ppm"),
)


def listen_alone(
    athlete: str,
    protocol: str,
    *,
    port: str | None,
    playback: Path | None,
    synthetic: bool,
    bluetooth: str | None,
    sensor_name: str | None,
    speed: float,
    seconds: float | None,
    answers: list[str],
) -> dict[str, Any]:
    """Run a session until it ends; the session as JSON. Raises BadValue, Shut and what the lab raises."""
    if sum([port is not None, playback is not None, synthetic, bluetooth is not None]) != 1:
        raise BadValue("one of --port, --playback, --synthetic and --bluetooth", "none or several")
    from milo.app.build import build, check_durable

    house = build(consumer="listen")
    try:
        check_durable(house.log)
        # Sessions that still wait on the stream count too when it is asked who may start.
        house.writer.drain()
        lab = house.lab
        if playback is not None:
            if not playback.is_file():
                raise BadValue("a capture that can be read", str(playback), "check the path")
            opened = lab.capture(playback, sensor_name, speed)
        elif port is not None:
            opened = lab.open("serial", f"{sensor_name or 'mask_board'}@{port}")
        elif bluetooth is not None:
            opened = lab.open("bluetooth", bluetooth)
        else:
            opened = lab.simulated(speed)
        told = _answers(answers, protocol)

        async def run() -> dict[str, Any]:
            session = await lab.listen(athlete, opened, protocol, told)
            viewer = lab.hub.join(athlete, waves=False)
            talking = asyncio.create_task(_talk(viewer))
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, lambda: asyncio.ensure_future(lab.control(athlete, {"do": "stop"})))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await session.closed()
            if not session.ended:
                await session.control({"do": "stop"})
                await session.closed()
            talking.cancel()
            if session.unkept:
                say(f"milo: {session.unkept} records could not be stored; is the stream there? see milo doctor")
            if session.final is None or not (session.final.counts or {}).get("ok"):
                raise NotEnoughData("readings of the sensor", "not one", "is it the right --sensor, and the right port or file?")
            say("recorded; milo up or milo write --drain carries it from the stream into the store")
            return dict(msgspec.to_builtins(session.final))

        return asyncio.run(run())
    finally:
        house.close()


def _answers(given: list[str], protocol: str) -> dict[str, Any]:
    """QUESTION=yes|no|WORD as the lab takes them. Raises BadValue, UnknownName for a question the protocol does not ask."""
    from milo.app.lab_start import questions

    asked = [question["id"] for question in questions(protocol, "en")]
    told: dict[str, Any] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise BadValue("an answer such as symptoms=no", repr(one))
        if name.strip() not in asked:
            raise UnknownName("question", name.strip(), asked)
        told[name.strip()] = (
            {"yes": True, "no": False}.get(value.strip().lower(), value.strip()) if name != "panic" else value.strip()
        )
    return told


async def _talk(viewer: Any) -> None:
    """Say what happens: figures in one line where there is a terminal, everything that matters in lines of their own."""
    terminal = sys.stderr.isatty()
    while True:
        for raw in await viewer.take():
            message = msgspec.json.decode(raw)
            kind = message["t"]
            if kind == "figures" and terminal:
                sys.stderr.write("\r\x1b[K" + _line(message["figures"]))
                sys.stderr.flush()
            elif kind == "alert":
                say(f"\n{message['title']} [{message['rule']}]: {message['text']}")
            elif kind == "link" and message["state"] != "ended":
                say(f"link: {message['state']} {message['text']}".rstrip())
            elif kind == "device":
                absent = [part for part, answers in message["parts"].items() if not answers]
                say(f"no answer from: {', '.join(absent)}" if absent else "all parts of the board answer")
            elif kind == "ended":
                say(f"ended: {message['reason']}")


def _line(figures: dict[str, Any]) -> str:
    """All figures that have a place in the line; a dash where there is no valid reading."""
    parts = []
    for name, unit in LINE:
        if name in figures:
            value = figures[name]["value"]
            parts.append(f"{'-' if value is None else f'{value:.0f}'} {unit}")
    return "   ".join(parts) or "no valid reading"
