"""A server of the application's own, for one test or one module of tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUARD = Path(__file__).parent / "guard"
SLOWLY = Path(__file__).parent / "slowly.py"
MACHINE = "127.0.0.1"
# The same machine, spelt so that the application does not know it for its own:
# it is then public and read-only, as on any other address without sign-in.
ANY_OTHER = "127.1"
START_SECONDS = 60
CLOSED = "http://127.0.0.1:9"  # a port where nothing answers


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, what it keeps, what it logs, its secrets."""

    url: str
    store: str
    log: Path
    secrets: Path

    def address(self, page: str = "", query: str = "") -> str:
        """A page's address; the Overview's where none is named."""
        return f"{self.url}/{page}{'?' if query else ''}{query}"

    def complaints(self) -> list[str]:
        """The lines of its log that tell of a crash or of a call outside."""
        bad = ("Traceback", "Outside call", "Error:", "Uncaught")
        lines = self.log.read_text("utf-8").splitlines()
        return [line for line in lines if any(word in line for word in bad)]


def environment(store: str) -> dict[str, str]:
    """This process's environment, but with no way out and its own store."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().endswith("_PROXY") and not name.startswith("STREAMLIT_")
    }
    ways_out = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), CLOSED)
    ways_out["NO_PROXY"] = MACHINE  # where the provider of the sign-in tests is
    return kept | ways_out | {"SCRUTINY_STORE": store, "PYTHONPATH": str(GUARD)}


def free_port() -> int:
    with socket.socket() as found:
        found.bind((MACHINE, 0))
        return int(found.getsockname()[1])


@contextmanager
def running(
    folder: Path,
    *,
    address: str = MACHINE,
    slowly: bool = False,
    secrets: str = "",
    options: Sequence[str] = (),
    setting: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A fresh server with its record in ``folder``; it alone is ended after.

    ``slowly`` sends each piece of a page alone, with time between them.
    ``secrets`` is the text of its secrets file; without it there is none.
    ``setting`` is added to its environment.
    """
    port = free_port()
    store = f"sqlite:///{folder / 'publications.sqlite3'}"
    log = folder / "server.log"
    serve = [str(SLOWLY)] if slowly else ["-m", "streamlit"]
    command = [sys.executable, *serve, "run", "streamlit_app.py"]
    command += ["--server.port", str(port), "--server.address", address]
    kept = folder / "secrets.toml"
    if secrets:
        kept.write_text(secrets, "utf-8")
    command += ["--secrets.files", str(kept), *options]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(store) | (setting or {}),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            wait_until_healthy(process, port, log)
            yield Server(f"http://{MACHINE}:{port}", store, log, kept)
        finally:
            end(process)


def wait_until_healthy(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with direct.open(f"http://{MACHINE}:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    message = f"The server did not start:\n{log.read_text('utf-8')}"
    raise RuntimeError(message)


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
