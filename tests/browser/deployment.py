"""Two instances against one PostgreSQL, behind nginx: what deploy/ describes.

nginx runs with ``deploy/nginx.conf`` itself; only the addresses, the certificate
and the folder for what it sets aside are put in place. The instances start at
the same moment, on an empty database, with the settings of ``deploy/app.env``.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path
from tempfile import TemporaryDirectory

import pgserver
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from tests.browser.server import (
    MACHINE,
    ROOT,
    START_SECONDS,
    Server,
    end,
    environment,
    free_port,
    wait_until_healthy,
)

DEPLOY = ROOT / "deploy"
CONFIGURATION = DEPLOY / "nginx.conf"
SETTINGS = DEPLOY / "app.env"
HOST = "dashboard.example.gov.uk"
HERE = "localhost"  # the name that takes its place: TLS is given to a name only
NAMES = ("one", "two")


def nginx() -> str:
    """The path of nginx; a test that lacks it is skipped, but not in CI."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found:
        return found
    why = "nginx is not installed, so nothing can stand before two instances."
    if os.environ.get("CI") == "true":
        raise RuntimeError(why)
    pytest.skip(why)


@dataclass
class Instance:
    """One instance of the application, and how to start it again."""

    name: str
    port: int
    secrets: Path
    log: Path
    process: subprocess.Popen[bytes] | None = None
    complaints = Server.complaints  # it reads this log as any server's

    def start(self) -> None:
        """Start it, with the settings it has in a deployment."""
        command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
        command += ["--secrets.files", str(self.secrets)]
        command += ["--server.port", str(self.port), "--server.address", MACHINE]
        surroundings = environment("") | settings()
        del surroundings["SCRUTINY_STORE"]  # the secrets say where the record is
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=surroundings,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        """Wait until it answers."""
        assert self.process is not None
        wait_until_healthy(self.process, self.port, self.log)

    def stop(self) -> None:
        """End this process and no other."""
        if self.process is not None:
            end(self.process)
            self.process = None


@dataclass
class Deployment:
    """A running deployment: its one public address and what stands behind it."""

    url: str
    plain: int
    store: str
    instances: dict[str, Instance]
    log: Path
    trusted: ssl.SSLContext = field(repr=False)

    def address(self, page: str = "", query: str = "") -> str:
        """A page's address; the Overview's where none is named."""
        return f"{self.url}/{page}{'?' if query else ''}{query}"

    def asked(self) -> list[tuple[str, str]]:
        """Each request an instance has answered: its path, and which it was."""
        lines = self.log.read_text("utf-8").splitlines()
        parts = [line.split('"') for line in lines if line.count('"') == 2]
        return [
            (request.split()[1], after.split()[-1])
            for _, request, after in parts
            if len(after.split()) == 4
        ]

    def get(
        self, path: str, *, body: bytes | None = None, **headers: str
    ) -> tuple[int, Message]:
        """The status and headers of one request; underscores stand for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"{self.url}{path}", body, named)  # noqa: S310
        try:
            with self.opener().open(request, timeout=10) as answer:
                return answer.status, answer.headers
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.headers

    def unfollowed(self, path: str) -> tuple[int, Message]:
        """The status and headers of the answer without TLS, not followed."""
        connection = http.client.HTTPConnection(MACHINE, self.plain, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": HERE})
            answer = connection.getresponse()
            return answer.status, answer.headers
        finally:
            connection.close()

    def opener(self) -> urllib.request.OpenerDirector:
        return urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=self.trusted),
        )


def settings() -> dict[str, str]:
    """What deploy/app.env sets for each instance, for this machine's name."""
    lines = SETTINGS.read_text("utf-8").splitlines()
    pairs = [line.split("=", 1) for line in lines if line and not line.startswith("#")]
    return {name: value.replace("${SCRUTINY_HOST}", HERE) for name, value in pairs}


def configured(folder: Path, ports: Sequence[int], plain: int, secure: int) -> str:
    """deploy/nginx.conf with the places of this test; nothing else is changed."""
    text = CONFIGURATION.read_text("utf-8")
    for wanted, put in (
        ("172.31.84.11:8501", f"{MACHINE}:{ports[0]}"),
        ("172.31.84.12:8501", f"{MACHINE}:{ports[1]}"),
        (r"172\.31\.84\.11:8501", rf"127\.0\.0\.1:{ports[0]}"),
        (r"172\.31\.84\.12:8501", rf"127\.0\.0\.1:{ports[1]}"),
        (HOST, HERE),
        ("listen 80", f"listen {MACHINE}:{plain}"),
        ("listen 443", f"listen {MACHINE}:{secure}"),
        ("/etc/nginx/certificates", str(folder)),
        ("/var/cache/nginx", str(folder)),
    ):
        assert wanted in text, f"{CONFIGURATION.name} no longer says {wanted}"
        text = text.replace(wanted, put)
    return text


def certificate(folder: Path) -> None:
    """A certificate for the name above, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HERE)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName(HERE)]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(signed.public_bytes(Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )


def command(folder: Path, *more: str) -> list[str]:
    """nginx with the configuration in this folder, keeping to this folder."""
    user = "user root; " if os.geteuid() == 0 else ""
    directives = f"{user}pid {folder / 'nginx.pid'}; "
    start = [nginx(), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    return [*start, "-g", directives + "".join(more)]


@contextmanager
def proxy(folder: Path, conf: str, port: int) -> Iterator[Path]:
    """nginx with this configuration; the file it writes its log to."""
    certificate(folder)
    (folder / "nginx.conf").write_text(conf, "utf-8")
    log = folder / "nginx.log"
    with (
        log.open("ab") as out,
        subprocess.Popen(
            command(folder, "daemon off; "),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            wait_for_port(process, port, log)
            yield log
        finally:
            end(process)


def wait_for_port(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection((MACHINE, port), timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    message = f"nginx did not start:\n{log.read_text('utf-8')}"
    raise RuntimeError(message)


@contextmanager
def database() -> Iterator[str]:
    """The URL of a fresh PostgreSQL of this test's own."""
    # Not under pytest's folder, which the user PostgreSQL runs as cannot enter.
    with TemporaryDirectory(prefix="scrutiny-") as folder:
        server = pgserver.get_server(folder)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def running(folder: Path, signing_in: str = "") -> Iterator[Deployment]:
    """The whole deployment, fresh; each part of it alone is ended after.

    ``signing_in`` is what the secrets say of signing in; {url} in it becomes the
    address that readers reach.
    """
    nginx()  # before anything is started for nothing
    ports, plain, secure = (free_port(), free_port()), free_port(), free_port()
    with ExitStack() as after:
        url = after.enter_context(database())
        secrets = folder / "secrets.toml"
        public = f"https://{HERE}:{secure}"
        secrets.write_text(
            f'[connections.publications]\nurl = "{url}"\n'
            + signing_in.replace("{url}", public),
            "utf-8",
        )
        instances = {
            name: Instance(name, port, secrets, folder / f"{name}.log")
            for name, port in zip(NAMES, ports, strict=True)
        }
        for instance in instances.values():
            after.callback(instance.stop)
            instance.start()
        for instance in instances.values():
            instance.wait()
        conf = configured(folder, ports, plain, secure)
        log = after.enter_context(proxy(folder, conf, plain))
        yield Deployment(
            url=public,
            plain=plain,
            store=url,
            instances=instances,
            log=log,
            trusted=ssl.create_default_context(cafile=folder / "fullchain.pem"),
        )
