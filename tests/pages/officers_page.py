"""An officer at the Publish page: what they press, and what they then read."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from data.publications import Store, VersionRecord
from tests.pages import app
from tests.pages.books import JULY, JUNE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAN = "westmere-jtai-action-plan"
NAME = "Westmere JTAI action plan"
OFFICER, TITLE = "A. Officer", "QA lead"
FIGURES = "Headline figures, before and after"
RECORD = "The record, newest first"
EVERYTHING = "Everything, newest first"


def at_desk(name: str = OFFICER, **query: str) -> AppTest:
    """A new session at the page, its officer's name given."""
    page = app.opened("publish", **query)
    page.text_input(key="publish_who_name").input(name)
    page.text_input(key="publish_who_title").input(TITLE)
    return press(page, "Continue")


def press(page: AppTest, label: str) -> AppTest:
    """Press the one button whose label begins so."""
    (button,) = (one for one in page.button if plain(one.label).startswith(label))
    button.click().run()
    assert not page.exception
    return page


def plain(label: str) -> str:
    return app.plain(label.removeprefix(":primary[").removesuffix("]"))


def offered(page: AppTest) -> list[str]:
    """The buttons there are."""
    return [plain(one.label) for one in page.button]


def fill(page: AppTest, **texts: str) -> AppTest:
    """Type into boxes, by their keys without ``publish_``."""
    for key, text in texts.items():
        page.text_input(key=f"publish_{key}").input(text)
    return page


def upload(page: AppTest, content: bytes, name: str = "westmere.xlsx") -> AppTest:
    (control,) = page.file_uploader
    control.set_value((name, content, XLSX))
    page.run()
    assert not page.exception
    return page


def title(page: AppTest) -> str:
    (one,) = page.title
    return app.plain(one.value)


def text(page: AppTest) -> str:
    return app.shown(page).text


def table(page: AppTest, alt: str) -> list[dict[str, str]]:
    """A table by its accessible name, its cells as they are read."""
    found = next(one for one in app.tables(page) if one.name == alt)
    return [
        {app.plain(name): app.plain(value) for name, value in row.items()}
        for row in found.records()
    ]


def tables(page: AppTest) -> list[str]:
    return [one.name for one in app.tables(page)]


def errors(page: AppTest) -> str:
    return " ".join(app.plain(one.value) for one in page.error)


def resumed(page: AppTest) -> AppTest:
    """The same draft in another session, by its address."""
    return at_desk("B. Colleague", draft=page.query_params["draft"])


def sent(page: AppTest) -> AppTest:
    return press(page, "Send for checking")


def cleared(page: AppTest) -> AppTest:
    if any(one.key == "publish_clear_why" for one in page.text_input):
        fill(page, clear_why="Checked by the data protection officer")
    return press(page, "Clear as version")


def drafted(content: bytes = JULY.read_bytes(), name: str = OFFICER) -> AppTest:
    """A draft that has been sent for checking."""
    return sent(upload(at_desk(name), content))


def published(content: bytes = JUNE.read_bytes()) -> AppTest:
    """A version that has been drafted, checked, cleared and opened."""
    return press(cleared(drafted(content)), "Open now")


def numbered(record: Store) -> tuple[VersionRecord, ...]:
    """Every version with a number, by plan."""
    return tuple(one for plan in record.plans() for one in record.versions(plan.key))
