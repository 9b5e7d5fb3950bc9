"""A local server that speaks the Bot API: what Telegram would do, as far as Milo's bot can tell. Bodies come as chunked multipart.

Nothing of Milo is in it. Each call is kept as it came, so that tests see the very bytes of a photo.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "123456789:AAexampleexampleexampleexampleexample"
WITHIN_S = 20.0


@dataclass
class Call:
    """One call of a method. fields: text parts; files: name -> bytes, of file parts."""

    method: str
    fields: dict[str, str]
    files: dict[str, bytes]
    at: float

    @property
    def chat(self) -> int:
        return int(self.fields.get("chat_id", 0))

    @property
    def text(self) -> str:
        return self.fields.get("text", self.fields.get("caption", ""))

    @property
    def buttons(self) -> dict[str, str]:
        """Label -> what it carries."""
        markup = json.loads(self.fields.get("reply_markup", "{}"))
        return {b["text"]: b.get("callback_data", b.get("url", "")) for row in markup.get("inline_keyboard", []) for b in row}

    @property
    def photo(self) -> bytes:
        return next(iter(self.files.values()))


@dataclass
class BotApi:
    """The server and its people. refuse: called with each Call before it is answered; a dict is answered instead."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    refuse: Callable[[Call], dict[str, Any] | None] = lambda call: None
    webhook: dict[str, str] = field(default_factory=dict)
    _updates: list[dict[str, Any]] = field(default_factory=list)
    _next_update: int = 700_000_000
    _next_message: int = 1
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _stop: Callable[[], None] = lambda: None
    _thread: threading.Thread | None = None

    # --- what people do ---------------------------------------------------------------------------------------------------

    def update(self, **body: Any) -> dict[str, Any]:
        """Queue an update."""
        with self._lock:
            made = {"update_id": self._next_update, **body}
            self._next_update += 1
            self._updates.append(made)
            return made

    def message(self, chat: int, text: str | None, *, kind: str = "private", name: str = "Ada", **more: Any) -> dict[str, Any]:
        """Somebody writes."""
        person = {"id": abs(chat), "is_bot": False, "first_name": name, "language_code": more.pop("language", "en")}
        place = {"id": chat, "type": kind, **({"title": "A group"} if kind != "private" else {"first_name": name})}
        body = {"message_id": self._number(), "date": int(time.time()), "chat": place, "from": person, **more}
        return self.update(message=body if text is None else {**body, "text": text})

    def press(self, call: Call, label: str, name: str = "Ada") -> dict[str, Any]:
        """Somebody presses a button of a message the bot sent; label is the beginning of its words."""
        data = next(d for words, d in call.buttons.items() if words.startswith(label))
        return self.press_data(call.chat, data, call.fields.get("message_id", call.fields["_message_id"]), name)

    def press_data(self, chat: int, data: str, message_id: object = 1, name: str = "Ada") -> dict[str, Any]:
        """Somebody sends what a button carries, or says so."""
        person = {"id": chat, "is_bot": False, "first_name": name, "language_code": "en"}
        where = {"message_id": int(str(message_id)), "date": int(time.time()), "chat": {"id": chat, "type": "private"}}
        return self.update(
            callback_query={"id": str(self._number()), "from": person, "chat_instance": "1", "message": where, "data": data}
        )

    def _number(self) -> int:
        with self._lock:
            self._next_message += 1
            return self._next_message

    # --- what the bot did -------------------------------------------------------------------------------------------------

    def shown(self, chat: int | None = None) -> list[Call]:
        """Everything that people can see, in order."""
        methods = {"sendMessage", "sendPhoto", "sendDocument", "editMessageText"}
        with self._lock:
            return [c for c in self.calls if c.method in methods and (chat is None or c.chat == chat)]

    def until(self, wanted: Callable[[Call], bool], chat: int | None = None, after: int = 0, within_s: float = WITHIN_S) -> Call:
        """The first message shown after so many that is wanted; fails, telling what came, when none comes in time."""
        end = time.monotonic() + within_s
        while True:
            found = next((c for c in self.shown(chat)[after:] if wanted(c)), None)
            if found is not None:
                return found
            assert time.monotonic() < end, "\n---\n".join(f"{c.method}: {c.text} {c.buttons}" for c in self.shown(chat)[after:])
            time.sleep(0.01)

    def settled(self, within_s: float = WITHIN_S) -> None:
        """Wait until every update was fetched and confirmed by a later request."""
        end = time.monotonic() + within_s
        while self._updates:
            assert time.monotonic() < end, f"{len(self._updates)} updates wait"
            time.sleep(0.01)

    # --- the server -------------------------------------------------------------------------------------------------------

    def start(self) -> BotApi:
        """Serve on a free port in a thread of its own."""
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(ready)))
        self._thread.start()
        assert ready.wait(WITHIN_S)
        return self

    def close(self) -> None:
        self._stop()
        assert self._thread is not None
        self._thread.join(WITHIN_S)

    async def _serve(self, ready: threading.Event) -> None:
        loop, stopping = asyncio.get_running_loop(), asyncio.Event()
        self._stop = lambda: loop.call_soon_threadsafe(stopping.set)
        app = web.Application(client_max_size=60_000_000)
        app.router.add_post("/bot{token}/{method}", self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        assert site._server is not None
        self.url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        ready.set()
        await stopping.wait()
        await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        fields: dict[str, str] = {}
        files: dict[str, bytes] = {}
        if request.content_type == "multipart/form-data":
            async for part in await request.multipart():
                body = await part.read(decode=True)
                if part.filename is None:
                    fields[part.name] = body.decode()
                else:
                    files[part.name] = bytes(body)
        else:
            fields = {name: str(value) for name, value in (await request.post()).items()}
        if request.match_info["token"] != TOKEN:
            return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)
        call = Call(request.match_info["method"], fields, files, time.monotonic())
        refused = self.refuse(call)
        if refused is not None:
            return web.json_response({"ok": False, **refused}, status=refused["error_code"])
        result = await self._updates_for(call) if call.method == "getUpdates" else self._done(call)
        return web.json_response({"ok": True, "result": result})

    async def _updates_for(self, call: Call) -> list[dict[str, Any]]:
        offset = int(call.fields.get("offset", 0))
        with self._lock:
            self._updates = [u for u in self._updates if u["update_id"] >= offset]
        # Telegram holds the request open; here shortly, so that a stopped bot leaves nothing hanging.
        for _ in range(100):
            if self._updates:
                break
            await asyncio.sleep(0.01)
        return list(self._updates)

    def _done(self, call: Call) -> Any:
        with self._lock:
            if call.method == "getMe":
                return {"id": 123456789, "is_bot": True, "first_name": "Milo", "username": "milo_test_bot"}
            if call.method == "setWebhook":
                self.webhook = dict(call.fields)
            if call.method in {"sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageReplyMarkup"}:
                number = int(call.fields.get("message_id", 0)) or self._number()
                call.fields["_message_id"] = str(number)
                self.calls.append(call)
                chat = {"id": call.chat, "type": "private", "first_name": "Ada"}
                return {"message_id": number, "date": int(time.time()), "chat": chat, "text": call.text}
            self.calls.append(call)
            return True
