"""Where is each action, and who answers for it?"""

import streamlit as st

from components import blocks, chrome, figures, tables
from components.sentences import action_plan as says
from components.sentences import glossary
from components.sentences import ledger as ledger_says
from components.tables import Spec
from data.analysis import actions, groups
from data.analysis.ledger import ledger

FILTERS = {
    "finding": "Finding",
    "theme": "Theme",
    "lead_agency": "Lead agency",
    "delivery": "Status",
}
GROUPS: dict[groups.Field, str] = {
    "finding": "Finding",
    "theme": "Theme",
    "lead_agency": "Lead agency",
}
LATE = Spec(
    {
        "ref": "Ref",
        "days_past_original": "Days past original date",
        "days_past_current": "Days past current date",
        "action": "Action",
        "lead_agency": "Lead agency",
        "lead_officer": "Lead officer",
    },
    alt="Open actions past their original date",
    file="actions-past-original-date",
)
MOVED = Spec(
    {
        "ref": "Ref",
        "moved_days": "Days later",
        "action": "Action",
        "original_text": "Original date",
        "current_text": "Current date",
        "position": "Position",
    },
    alt="Actions whose date moved later",
    file="actions-moved-later",
)
HISTORY = {
    "made_in": "Version",
    "kind": "What changed",
    "then": "From",
    "now": "To",
    "reason": "Recorded reason",
}
MOVES = {
    "ref": "Ref",
    "days": "Days",
    "then": "From",
    "now": "To",
    "made_in": "Version",
    "reason": "Recorded reason",
    "lead_agency": "Lead agency",
}
BY = {"by": "Published by"}
MOST = 10  # date moves in sight before the rest
AGES = Spec(
    {
        "band": "Days past",
        "past_original": "Past original date",
        "past_current": "Past current date",
        "refs": "Actions past original date",
    },
    alt="Open actions past their dates, by how long",
    file="actions-past-dates",
    nothing="None",
)
SOON = Spec(
    {
        "ref": "Ref",
        "current_text": "Current date",
        "action": "Action",
        "lead_agency": "Lead agency",
        "position": "Position",
    },
    alt="Actions due in the next 90 days",
    file="actions-due-soon",
)
LEFT_OUT = Spec(
    {"reason": "Reason", "count": "Actions", "refs": "Refs"},
    alt="Actions left out of the count",
    file="actions-left-out",
    wide=False,
)

with chrome.enter("action_plan") as view:
    chrome.heading(view, view.work(says.heading))
    chrome.lead(view.work(says.lead))
    chrome.acronyms(view.work(glossary.on_page, ("findings", "actions")))
    if not view.plan.shown.actions:
        chrome.say(view.work(says.missing))
        st.stop()

    figures.cards(view, view.work(says.cards, view.edition.number))

    chrome.section("Which are late, and who answers for them")
    chrome.subsection(view.work(says.late_headline))
    tables.show(view, view.work(says.late), LATE)
    chrome.subsection(view.work(says.ages_headline))
    tables.show(view, view.work(actions.ages), AGES)

    chrome.section("Who has what still to finish")
    field = st.segmented_control(
        "Show by",
        list(GROUPS),
        format_func=GROUPS.__getitem__,
        default="lead_agency",
        required=True,
        key="action_plan_by",
        bind="query-params",
    )
    blocks.progress_by(view, field, view.work(says.groups_headline, field))
    chrome.say(view.work(says.joint, field))

    chrome.section("Every action")
    columns = st.columns(len(FILTERS))
    filters = tuple(
        (
            field,
            column.selectbox(
                label,
                view.work(says.choices, field).shown,
                key=f"action_plan_{field}",
                bind="query-params",
            )
            or says.EVERY,
        )
        for column, (field, label) in zip(columns, FILTERS.items(), strict=True)
    )
    chrome.strong(view.work(says.found, filters))
    shown = view.work(says.chosen, filters)
    listed = shown.map(says.columns, shown.role).shown
    tables.show(view, shown, Spec(listed, alt="Actions", file="actions"))

    chrome.section("One action", anchor="one-action")
    book = view.history.work(ledger)
    by = BY if book.map(ledger_says.publishers_told).shown else {}
    gone = book.map(ledger_says.gone).shown
    refs = [*(str(ref) for ref in shown.shown["ref"]), *gone]
    if refs:
        ref = st.selectbox(
            "Action",
            refs,
            key="action_plan_ref",
            bind="query-params",
            width=320,
        )
        tables.show(
            view,
            view.work(says.one, ref),
            Spec(
                {
                    "field": "Field",
                    "understood": "As understood",
                    "written": "As written in the workbook",
                },
                alt=f"Action {ref}, field by field",
                file=f"action-{ref}",
                cells=True,
            ),
            download=False,
        )
        chrome.subsection(book.map(ledger_says.headline, ref))
        chrome.say(book.map(ledger_says.lead, ref))
        tables.show(
            view,
            book.map(ledger_says.history, ref),
            Spec(
                {**HISTORY, **by},
                alt=f"Action {ref}, version by version",
                file="action-history",
                nothing="None",
                stacked=True,
            ),
        )

    chrome.section("Dates: original against current")
    chrome.subsection(view.work(says.moved_headline))
    tables.show(view, view.work(says.moved), MOVED)
    chrome.subsection(book.map(ledger_says.moves_headline))
    tables.first(
        view,
        book.map(ledger_says.moves),
        Spec(
            {**MOVES, **by},
            alt="Every date move, by version",
            file="date-moves",
            stacked=True,
        ),
        MOST,
        label="See every date move",
    )
    chrome.subsection(view.work(says.soon_headline))
    tables.show(view, view.work(actions.due_soon), SOON)

    chrome.section("What is left out of the count, and why")
    chrome.say(view.work(says.left_out))
    tables.show(view, view.work(actions.left_out), LEFT_OUT)
