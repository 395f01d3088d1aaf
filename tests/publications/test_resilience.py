"""Killed, raced, out of room or cut off: nothing is lost, nothing half is shown.

Each is done for 6 rounds or 20; the long run does 200 and writes results.md anew.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import event

from data.publications import StoreUnavailable, open_store
from data.publications.reading import utc_now
from tests.publications.conftest import DATABASES
from tests.publications.officers import (
    PATIENCE,
    PROCESSES,
    check_whole,
    clear_when_told,
    content_of,
    publish_for_ever,
)
from tests.publications.steps import BEN, KEY, clear, draft
from tests.publications.wire import Wire

RESULTS = Path(__file__).parent / "results.md"
FEW, MANY = 6, 200
LONG = pytest.param(MANY, marks=pytest.mark.long)
ROUNDS = [FEW, LONG]
KILLED, RACED = "Killed while clearing and opening", "Two officers clear at once"
FULL, CUT = "No room left on the disk", "Cut off from the database"
EXPECTED = {
    *((KILLED, one) for one in DATABASES),
    *((RACED, one) for one in DATABASES),
    (FULL, "sqlite"),
    (CUT, "postgresql"),
}
NO_ROOM = "There is no room left on the disk, so nothing was saved"
HEADING = """\
# What was tried on the record, and what became of it

Written by the last long run (`make test-long`), which ended on {day}.
In every round what had been said to be done was there, whole, and what was live
could be read.

| What was tried | Store | Rounds | Outcome | Seconds |
|---|---|---|---|---|
"""


@dataclass
class Results:
    """What the long run came to, a row for each thing tried."""

    rows: dict[tuple[str, str], str] = field(default_factory=dict)

    @contextmanager
    def of(self, tried: str, store: str, rounds: int) -> Iterator[Counter[str]]:
        """Count outcomes within; they are kept when nothing failed."""
        outcomes: Counter[str] = Counter()
        start = time.monotonic()
        yield outcomes
        seconds = time.monotonic() - start
        told = ", ".join(f"{name} {count}" for name, count in sorted(outcomes.items()))
        if rounds == MANY:
            self.rows[tried, store] = (
                f"| {tried} | {store} | {rounds} | {told} | {seconds:.0f} |"
            )


@pytest.fixture(scope="module")
def results() -> Iterator[Results]:
    found = Results()
    yield found
    if set(found.rows) == EXPECTED:
        day = datetime.now(UTC).strftime("%-d %B %Y, %H:%M UTC")
        rows = "\n".join(found.rows[one] for one in sorted(EXPECTED))
        RESULTS.write_text(HEADING.format(day=day) + f"{rows}\n", "utf-8")


def test_the_committed_results_are_of_200_rounds_of_each():
    rows = re.findall(
        r"^\| (.+) \| (\w+) \| 200 \| (.+) \| \d+ \|$",
        RESULTS.read_text("utf-8"),
        re.MULTILINE,
    )
    assert {(tried, store) for tried, store, _ in rows} == EXPECTED
    for tried, store, told in rows:
        counts = dict(re.findall(r"([a-z ]+?) (\d+)(?:, |$)", told))
        assert sum(map(int, counts.values())) == 200, (tried, store)


def chance_of(seed: int) -> random.Random:
    """The same moments in every run of as many rounds."""
    return random.Random(seed)  # noqa: S311 - it picks a moment, not a secret


# --- killed ------------------------------------------------------------------


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_process_killed_while_clearing_or_opening_loses_and_halves_nothing(
    kept_place, rounds, results
):
    chance = chance_of(rounds)
    store = kept_place.open(utc_now)
    said: dict[str, set[int]] = {"cleared": set(), "opened": set()}
    with results.of(KILLED, kept_place.kind, rounds) as outcomes:
        for number in range(rounds):
            last = killed_at_work(kept_place.url, 1000 * number, said, chance)
            outcomes[f"while {last}" if last.endswith("ing") else "in between"] += 1
            check_whole(store, said)
        again = kept_place.open(utc_now)
        check_whole(again, said, every_byte=True)
        assert clear(again, draft(again, b"after all that")).number is not None
    met = {"while clearing", "while opening"} & set(outcomes)
    assert len(met) == 2 or (rounds == FEW and met)  # a few may miss one of them


def killed_at_work(
    url: str, first: int, said: dict[str, set[int]], chance: random.Random
) -> str:
    """Kill an officer a moment after some step; the last thing that it had said."""
    told, tell = PROCESSES.Pipe(duplex=False)
    officer = PROCESSES.Process(target=publish_for_ever, args=(url, first, tell))
    officer.start()
    tell.close()
    last = ""
    try:
        for _ in range(chance.randint(2, 9)):
            assert told.poll(PATIENCE), "the officer does nothing more"
            last = heard(told, said)
        time.sleep(chance.uniform(0.0, 0.03))
    finally:
        officer.kill()
        officer.join()
    while told.poll():
        try:
            last = heard(told, said)
        except EOFError:
            break
    return last


def heard(told: Connection, said: dict[str, set[int]]) -> str:
    step, name = told.recv()
    said.setdefault(step, set()).add(name)
    return step


# --- two at once -------------------------------------------------------------


@pytest.mark.parametrize("rounds", ROUNDS)
def test_of_two_processes_that_clear_at_once_one_wins_and_one_is_told(
    kept_place, rounds, results
):
    store = kept_place.open(utc_now)
    with (
        two_officers(kept_place.url) as pipes,
        results.of(RACED, kept_place.kind, rounds) as outcomes,
    ):
        for number in range(rounds):
            names = (2 * number, 2 * number + 1)
            drafts = [
                draft(store, content_of(name), file_name=f"{name}.xlsx").id
                for name in names
            ]
            basis = store.basis(KEY)
            for pipe, version_id in zip(pipes, drafts, strict=True):
                pipe.send((version_id, basis.live, basis.newest))
            answers = [answer(pipe) for pipe in pipes]
            kinds = [kind for kind, _ in answers]
            assert sorted(kinds) == ["cleared", "refused"], answers
            (refusal,) = (said for kind, said in answers if kind == "refused")
            assert re.fullmatch(
                r"Another version was cleared at \d\d:\d\d by Ben O’Neill\. "
                r"Compare again\.",
                refusal,
            )
            won = kinds.index("cleared")
            assert store.versions(KEY)[-1].id == drafts[won]
            store.open(drafts[won], by=BEN)
            outcomes["one cleared and one refused"] += 1
    assert len(store.versions(KEY)) == len(store.drafts()) == rounds
    check_whole(store, {"cleared": set(), "opened": set()}, every_byte=True)


@contextmanager
def two_officers(url: str) -> Iterator[list]:
    together = PROCESSES.Barrier(2)
    pipes, officers = [], []
    for _ in range(2):
        mine, theirs = PROCESSES.Pipe()
        work = (url, theirs, together)
        officer = PROCESSES.Process(target=clear_when_told, args=work)
        officer.start()
        pipes.append(mine)
        officers.append(officer)
    try:
        yield pipes
        for pipe in pipes:
            pipe.send(None)
        for officer in officers:
            officer.join(PATIENCE)
    finally:
        for officer in officers:
            officer.kill()
            officer.join()


def answer(pipe) -> tuple[str, str]:
    assert pipe.poll(PATIENCE), "an officer never answered"
    return pipe.recv()


# --- no room left ------------------------------------------------------------


@pytest.mark.parametrize("rounds", [20, LONG])  # quick, and left much to chance
def test_a_full_disk_gives_a_sentence_and_leaves_what_was_live(
    url, clock, rounds, results
):
    chance = chance_of(rounds)
    room = [10_000_000]
    store = open_store(url, now=clock)

    @event.listens_for(store.storage.engine, "begin")
    def fill(connection):
        connection.exec_driver_sql(f"PRAGMA max_page_count = {room[0]}")

    live = clear(store, draft(store, content_of(0), file_name="0.xlsx"))
    store.open(live.id, by=BEN)
    said: dict[str, set[int]] = {"cleared": {0}, "opened": {0}}
    with results.of(FULL, "sqlite", rounds) as outcomes:
        for name in range(1, rounds + 1):
            with store.storage.reading() as rows:
                pages = rows._connection.exec_driver_sql("PRAGMA page_count").scalar()
            room[0] = pages + chance.choice([0, 0, 1, 2, 5, 10, 40])
            outcomes[attempt(store, name, said)] += 1
            check_whole(store, said)  # read while there is no room
            room[0] = 10_000_000
        check_whole(store, said, every_byte=True)
    assert outcomes["refused for want of room"] > rounds // 2


def attempt(store, name: int, said: dict[str, set[int]]) -> str:
    """Publish one version as far as there is room."""
    try:
        version = draft(store, content_of(name), file_name=f"{name}.xlsx")
        version = clear(store, version)
        said["cleared"].add(name)
        store.open(version.id, by=BEN)
    except StoreUnavailable as trouble:
        if not str(trouble).startswith(NO_ROOM):
            raise
        return "refused for want of room"
    said["opened"].add(name)
    return "opened in the room left"


def test_a_disk_that_is_really_full_gives_the_same_sentence(tmp_path, clock):
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk):
        store = open_store(f"sqlite:///{disk / 'publications.sqlite3'}", now=clock)
        live = clear(store, draft(store, content_of(0), file_name="0.xlsx"))
        store.open(live.id, by=BEN)
        with pytest.raises(StoreUnavailable, match=f"^{NO_ROOM}"):
            draft(store, b"x" * 3_000_000)
        check_whole(store, {"cleared": {0}, "opened": {0}})
        (disk / "ballast").unlink()
        assert clear(store, draft(store, content_of(1), file_name="1.xlsx")).number == 2
        store.close()


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A disk of 2 MB, half of it taken; only root may make one, on Linux."""
    mount = shutil.which("mount")
    if sys.platform != "linux" or mount is None:
        pytest.skip("only Linux makes a disk in memory")
    command = [mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603
        pytest.skip("only root may make a disk")
    try:
        (folder / "ballast").write_bytes(b"x" * 1_000_000)
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S603, S607


# --- cut off -----------------------------------------------------------------


@pytest.fixture
def wire(postgresql: str) -> Iterator[Wire]:
    folder = re.search(r"host=([^&]+)", postgresql)
    assert folder is not None
    made = Wire(f"{folder.group(1)}/.s.PGSQL.5432")
    yield made
    made.cut()


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_database_that_is_cut_off_gives_a_sentence_and_loses_nothing(
    new_database, wire, clock, rounds, results
):
    chance = chance_of(rounds)
    here = open_store(new_database, now=clock)
    path, _, query = new_database.partition("?")
    options = query.partition("options=")[2]
    address = path.replace("@/", f"@127.0.0.1:{wire.port}/")
    store = open_store(f"{address}?options={options}", now=clock)
    said: dict[str, set[int]] = {"cleared": set(), "opened": set()}
    with results.of(CUT, "postgresql", rounds) as outcomes:
        for name in range(rounds):
            outcomes[cut_off(store, wire, name, said, chance.uniform(0, 0.03))] += 1
            with pytest.raises(StoreUnavailable, match="cannot be reached"):
                store.live(KEY)
            check_whole(here, said)  # the record itself, meanwhile
            wire.mend()
            check_whole(store, said)
    assert len(outcomes) > 1, outcomes
    store.close()
    here.close()


def cut_off(
    store, wire: Wire, name: int, said: dict[str, set[int]], after: float
) -> str:
    """Publish while the wire is cut; what was said to be done before that."""
    cutting = Timer(after, wire.cut)
    cutting.start()
    done = "before anything was said"
    try:
        version = draft(store, content_of(name), file_name=f"{name}.xlsx")
        done = "after the draft"
        version = clear(store, version)
        said["cleared"].add(name)
        done = "after the clearing"
        store.open(version.id, by=BEN)
        said["opened"].add(name)
        done = "after the opening"
    except StoreUnavailable as trouble:
        if "cannot be reached" not in str(trouble):
            raise
    finally:
        cutting.join()
    return done
