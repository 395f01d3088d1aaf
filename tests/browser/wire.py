"""A client without a browser: it speaks to the server as one would, but at will."""

from __future__ import annotations

import json
import re
import socket
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.util import calc_hash
from streamlit.web.server.starlette.starlette_app_utils import (
    generate_xsrf_token_string,
)
from websockets.sync.client import ClientConnection, connect

from tests.browser import provider
from tests.browser.server import MACHINE, Server

SECONDS = 60
WIDGET = re.compile(rb"\$\$ID-[0-9a-f]+-[\w.-]+")


@dataclass
class Wire:
    """One connection, which is one session of the server's."""

    server: Server
    connection: ClientConnection
    xsrf: str
    session: str = ""
    sent: bytes = b""
    messages: list[ForwardMsg] = field(default_factory=list)

    def run(
        self, page: str = "", query: str = "", widgets: Iterable[WidgetState] = ()
    ) -> bytes:
        """Run a page with these widget states; all that the server sends for it."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = calc_hash(page)
        asked.rerun_script.query_string = query
        asked.rerun_script.widget_states.widgets.extend(widgets)
        asked.rerun_script.context_info.timezone = "Europe/London"
        self.connection.send(asked.SerializeToString())
        self.messages, self.sent = [], b""
        while not self._finished(self._next()):
            pass
        return self.sent

    def _next(self) -> ForwardMsg:
        received = self.connection.recv(timeout=SECONDS)
        assert isinstance(received, bytes)
        message = ForwardMsg.FromString(received)
        self.sent += received
        self.messages.append(message)
        if message.WhichOneof("type") == "new_session":
            self.session = message.new_session.initialize.session_id
        return message

    def _finished(self, message: ForwardMsg) -> bool:
        """Whether the run is over; one that begins again is not."""
        over = message.WhichOneof("type") == "script_finished"
        return over and message.script_finished == (ForwardMsg.FINISHED_SUCCESSFULLY)

    def widgets(self) -> set[bytes]:
        """The names of the widgets that this run sent."""
        return set(WIDGET.findall(self.sent))

    def downloads(self) -> dict[str, str]:
        """Each download's label, and what the server is asked for at a press."""
        found: dict[str, str] = {}
        for message in self.messages:
            for one in _of_kind(message, "DownloadButton"):
                found[one.label] = one.deferred_file_id
        return found

    def press(self, deferred: str) -> str:
        """Press a download; the address it is given, "" where it is refused."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = uuid.uuid4().hex
        asked.backend_operation_request.session_id = self.session
        asked.backend_operation_request.deferred_file.file_id = deferred
        self.connection.send(asked.SerializeToString())
        message = self._next()
        while message.WhichOneof("type") != "backend_operation_response":
            message = self._next()
        answer = message.backend_operation_response
        assert bool(answer.error_msg) is not bool(answer.deferred_file.url)
        return answer.deferred_file.url

    def upload(self, name: str, content: bytes) -> Any:
        """Give the server a file, as an upload control does; what it calls it."""
        asked = BackMsg()
        asked.file_urls_request.request_id = uuid.uuid4().hex
        asked.file_urls_request.session_id = self.session
        asked.file_urls_request.file_names.append(name)
        self.connection.send(asked.SerializeToString())
        message = self._next()
        while message.WhichOneof("type") != "file_urls_response":
            message = self._next()
        (given,) = message.file_urls_response.file_urls
        answer = httpx.put(
            f"{self.server.url}{given.upload_url}",
            files={"file": (name, content)},
            headers={"X-Xsrftoken": self.xsrf},
            cookies={"_streamlit_xsrf": self.xsrf},
            trust_env=False,
        )
        assert answer.status_code == 204
        return given


@contextmanager
def connected(
    server: Server,
    claims: dict[str, object] | None = None,
    *,
    secret: str = "",
    host: str = MACHINE,
) -> Iterator[Wire]:
    """A session of the server's, signed in with these claims, else of nobody's.

    The claims are signed with this secret; by itself, with the server's own.
    ``host`` is the name by which the server is called.
    """
    xsrf = generate_xsrf_token_string()
    port = urlsplit(server.url).port
    origin = f"http://{host}:{port}"
    cookies = {"_streamlit_xsrf": xsrf}
    if claims is not None:
        held = {"origin": origin, "is_logged_in": True, "provider": "default"}
        cookies["_streamlit_user"] = provider.signed(
            "_streamlit_user", held | claims, secret or provider.COOKIE_SECRET
        )
    with connect(
        f"ws://{host}:{port}/_stcore/stream",
        sock=socket.create_connection((MACHINE, port)),
        origin=origin,  # type: ignore[arg-type]
        subprotocols=["streamlit", xsrf],  # type: ignore[list-item]
        additional_headers={
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())
        },
        max_size=None,
        proxy=None,
    ) as connection:
        yield Wire(server, connection, xsrf)


def _of_kind(message: Message, kind: str) -> Iterator[Any]:
    """Every message of a kind within a message."""
    if message.DESCRIPTOR.name == kind:
        yield message
    for one, held in message.ListFields():
        if one.type == one.TYPE_MESSAGE:
            for each in held if one.is_repeated else [held]:
                if isinstance(each, Message):
                    yield from _of_kind(each, kind)


def forged(names: Iterable[bytes], *, upload: Any = None) -> list[WidgetState]:
    """Each of these widgets as if it had been pressed, chosen, and given a file."""
    states = []
    for name in sorted(names):
        pressed, chosen = WidgetState(id=name), WidgetState(id=name)
        pressed.trigger_value = True
        chosen.string_value = "Officer"
        states += [pressed, chosen]
        if upload is not None:
            given = WidgetState(id=name)
            file = given.file_uploader_state_value.uploaded_file_info.add()
            file.file_id, file.name, file.size = upload.file_id, "plan.xlsx", 1
            file.file_urls.CopyFrom(upload)
            states.append(given)
    return states


def told(sent: bytes) -> str:
    """What was sent, as text to look for words in."""
    return json.dumps(sent.decode("utf-8", "replace"))
