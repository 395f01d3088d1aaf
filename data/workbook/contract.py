"""Which sheets, columns and words does the template know?

The one home of the workbook's shape: reading, checking, the template and the
help text all follow these tables. A sheet is one table with its header in row
1; the Plan sheet is a list of labels and values. Every sheet may carry a last
column "Made up" (Yes) for illustrative rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from data import plan


class Kind(Enum):
    """How a cell's content is to be read."""

    TEXT = auto()
    NAMES = auto()  # several, split at ";" or a line break
    DATE = auto()  # one day
    DUE = auto()  # one day, or a month meaning its last day
    WHOLE = auto()  # 0, 1, 2 …
    NUMBER = auto()
    PERCENT = auto()  # 0 to 100
    YES_NO = auto()
    WORD = auto()  # one of a closed list
    PERIOD = auto()  # "Q1 2022/23", "June 2023", "2022/23"
    BANDS = auto()  # "1-3 Low, 4-6 Medium …"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the record's field, its heading, and how it is read."""

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    required: bool = False
    words: type[plan.Wording] | None = None
    help: str = ""
    example: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The words a drop-down offers; empty where any text may stand."""
        if self.kind is Kind.YES_NO:
            return ("Yes", "No")
        if self.words is None:
            return ()
        return tuple(str(word) for word in self.words if word.name != "UNKNOWN")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its key in the plan, its title, and its columns."""

    key: str
    title: str
    holds: str
    columns: tuple[Column, ...]
    labelled: bool = False  # labels down column A, values in column B
    required: bool = False

    def column(self, key: str) -> Column:
        """The column of this key; KeyError where there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


MADE_UP = Column(
    "made_up",
    "Made up",
    Kind.YES_NO,
    help="Yes marks an illustrative row; it is labelled wherever it is shown.",
)
EXAMPLE_MARK = "Example"  # in the Made up column of the template's example rows
INSTRUCTIONS = "Instructions"  # the template's first sheet, for people only

_D, _DUE, _W, _N = Kind.DATE, Kind.DUE, Kind.WHOLE, Kind.NUMBER

PLAN = Sheet(
    "plan",
    "Plan",
    "What the plan is, one label and value a row",
    (
        Column("name", "Plan", required=True, help="The plan's name."),
        Column("partnership", "Partnership", required=True),
        Column(
            "as_at",
            "Position as at",
            _D,
            required=True,
            help="The day the whole workbook describes.",
        ),
        Column("inspected", "What was inspected", help="Two sentences."),
        Column("inspection_date", "Inspection date", _DUE),
        Column("submitted", "Plan submitted", _D),
        Column("sign_off_due", "Sign-off due", _DUE, required=True),
        Column("committee", "Committee"),
        Column(
            "classification",
            "Classification",
            Kind.WORD,
            words=plan.Classification,
            help="Open or Restricted. Blank is read as Restricted.",
        ),
        Column("risk_scale", "Risk scale", _W, help="4 or 5."),
        Column(
            "risk_bands",
            "Risk bands",
            Kind.BANDS,
            help="Scores and words, such as: 1-3 Low, 4-6 Medium, 8-9 High.",
        ),
        Column("next_update_due", "Next update due", _D),
        Column("contact", "Contact"),
    ),
    labelled=True,
    required=True,
)
MEETINGS = Sheet(
    "meetings",
    "Meetings",
    "The committee's meetings, past and to come",
    (
        Column("on", "Date", _D, required=True, example="16 January 2023"),
        Column("name", "Meeting", required=True, example="Scrutiny committee"),
        Column("papers_published", "Papers published", _D, example="6 January 2023"),
        Column("asked_to_decide", "What it was asked to decide", example="Note it"),
    ),
)
FINDINGS = Sheet(
    "findings",
    "Findings",
    "What inspectors found",
    (
        Column(
            "name",
            "Finding",
            required=True,
            help="A short name; other sheets refer to it.",
            example="Front door",
        ),
        Column(
            "kind",
            "Kind",
            Kind.WORD,
            required=True,
            words=plan.FindingKind,
            example="Priority action",
        ),
        Column(
            "found",
            "What inspectors found",
            required=True,
            example="Referrals were not always looked at together.",
        ),
        Column("lead_agency", "Lead agency", example="The council"),
        Column("agreed_on", "Agreed as addressed on", _D, example="3 May 2023"),
        Column("agreed_by", "Agreed by", example="Improvement Board"),
    ),
)
ACTIONS = Sheet(
    "actions",
    "Actions",
    "The action plan, one action a row",
    (
        Column("ref", "Ref", required=True, example="1.1"),
        Column("finding", "Finding", example="Front door"),
        Column("theme", "Theme", example="Referral"),
        Column("action", "Action", required=True, example="Hold a daily meeting"),
        Column(
            "lead_agency",
            "Lead agency",
            Kind.NAMES,
            required=True,
            help="Several are parted by a semicolon.",
            example="The council; The police",
        ),
        Column("lead_officer", "Lead officer", Kind.NAMES, example="Head of service"),
        Column("start", "Start", _D, example="3 October 2022"),
        Column(
            "original_due",
            "Original due",
            _DUE,
            required=True,
            help="The first date ever given. A month means its last day.",
            example="31 January 2023",
        ),
        Column(
            "current_due",
            "Current due",
            _DUE,
            help="The latest date. Blank means it has not moved.",
            example="28 February 2023",
        ),
        Column(
            "delivery",
            "Status",
            Kind.WORD,
            required=True,
            words=plan.Delivery,
            help="A word of your own is kept and counted as unknown until the "
            "Ratings sheet says what it means.",
            example="Complete",
        ),
        Column("rating", "Rating", Kind.WORD, words=plan.Rating, example="On track"),
        Column("completed_on", "Completed on", _D, example="20 February 2023"),
        Column(
            "assurance",
            "Assurance",
            Kind.WORD,
            words=plan.Assurance,
            example="Evidenced",
        ),
        Column(
            "evidence",
            "Evidence",
            help="What shows it was done, and where it is kept.",
            example="Minutes of 20 February 2023",
        ),
        Column("impact_rating", "Impact rating", example="Too early to say"),
        Column("update", "Update", example="Meeting now held every morning"),
    ),
)
RATINGS = Sheet(
    "ratings",
    "Ratings",
    "What your own status words mean",
    (
        Column("word", "Word used", required=True, example="Blue"),
        Column(
            "delivery",
            "Delivery",
            Kind.WORD,
            words=plan.Delivery,
            example="Complete",
        ),
        Column("rating", "Rating", Kind.WORD, words=plan.Rating, example=""),
        Column(
            "assurance",
            "Assurance",
            Kind.WORD,
            words=plan.Assurance,
            example="Embedded in practice",
        ),
        Column("note", "Note", example="Agreed by the board in March"),
    ),
)
MEASURES = Sheet(
    "measures",
    "Measures",
    "What is counted or audited to test a finding",
    (
        Column("ref", "Measure", required=True, example="M1"),
        Column("name", "Name", required=True, example="Risk assessment recorded"),
        Column("finding", "Finding", example="Front door"),
        Column("organisation", "Organisation", example="The hospital trust"),
        Column("unit", "Unit", example="cases"),
        Column(
            "better",
            "Better",
            Kind.WORD,
            required=True,
            words=plan.Better,
            example="Higher",
        ),
        Column(
            "shows",
            "What it shows",
            Kind.WORD,
            required=True,
            words=plan.Shows,
            example="Practice",
        ),
        Column("children", "Cases are children", Kind.YES_NO, example="Yes"),
        Column("target", "Target", _N, example="95"),
        Column("counting_rule", "Counting rule", example="Form complete and signed"),
        Column("who_checks", "Who checks", example="Lead agency"),
    ),
)
AUDITS = Sheet(
    "audits",
    "Audits",
    "Results for each measure and period",
    (
        Column("measure", "Measure", required=True, example="M1"),
        Column("period", "Period", Kind.PERIOD, required=True, example="Q1 2022/23"),
        Column(
            "met",
            "Cases meeting",
            _W,
            help="Cases that met the measure; for a plain count, the count itself.",
            example="15",
        ),
        Column("cases", "Cases audited", _W, example="50"),
        Column("percentage", "Percentage reported", Kind.PERCENT, example="30"),
        Column("how_chosen", "How cases were chosen", example="Every tenth case"),
        Column("source", "Source", example="Audit report, May 2022"),
    ),
)
COHORT = Sheet(
    "cohort",
    "Cohort",
    "Children identified as at risk at a date, by group",
    (
        Column("on", "Date", _D, required=True, example="30 June 2022"),
        Column("group", "Group", required=True, example="12 to 14"),
        Column("count", "Count", _W, required=True, example="41"),
        Column("counts", "Counts", Kind.WORD, words=plan.CountOf, example="Children"),
        Column("joined", "Joined", _W, example="6"),
        Column("left", "Left", _W, example="4"),
        Column(
            "definition_changed",
            "Definition changed",
            help="What changed in who is counted, from this date on.",
        ),
        Column("source", "Source", example="Exploitation list"),
    ),
)
EVENTS = Sheet(
    "events",
    "Events",
    "What happened, and dates given to the committee",
    (
        Column("on", "Date", _DUE, required=True, example="3 October 2022"),
        Column("event", "Event", required=True, example="Daily meeting began"),
        Column(
            "kind",
            "Kind",
            help="Expected, for something not yet reported as happened; "
            "otherwise Happened, or a word of your own. Rebase sets a measure's limits "
            "anew from that date: name the measure by its ref and say why, as in "
            "M1: a new form.",
            example="Happened",
        ),
        Column("given", "Date given to committee", _DUE, example="31 October 2022"),
        Column("source", "Source", example="Report of 16 January 2023"),
    ),
)
OPTIONS = Sheet(
    "options",
    "Options",
    "The alternatives the report considered, in its own words",
    (
        Column("option", "Option", required=True, example="Do nothing"),
        Column("impact", "Impact", required=True, example="Progress is not seen"),
        Column("risk", "Risk", required=True, example="Children stay at risk"),
        Column("reports_every", "Reports every (months)", _W, example="12"),
    ),
)
_SCALE = "A whole number from 1 to the plan's risk scale."
RISKS = Sheet(
    "risks",
    "Risks",
    "What could go wrong, on the plan's own scale",
    (
        Column("ref", "Ref", required=True, example="R1"),
        Column("risk", "Risk", required=True, example="Team not in place"),
        Column("cause", "Cause", example="Posts hard to fill"),
        Column("consequence", "Consequence", example="Support comes late"),
        Column("gross_likelihood", "Gross likelihood", _W, help=_SCALE, example="4"),
        Column("gross_impact", "Gross impact", _W, help=_SCALE, example="4"),
        Column(
            "current_likelihood", "Current likelihood", _W, help=_SCALE, example="3"
        ),
        Column("current_impact", "Current impact", _W, help=_SCALE, example="4"),
        Column("target_likelihood", "Target likelihood", _W, help=_SCALE, example="2"),
        Column("target_impact", "Target impact", _W, help=_SCALE, example="3"),
        Column("owner", "Owner", example="The council"),
        Column("controls", "Controls", example="Recruitment campaign"),
        Column("finding", "Finding", example="Front door"),
        Column("actions", "Actions", Kind.NAMES, example="1.1"),
    ),
)
RECOMMENDATIONS = Sheet(
    "recommendations",
    "Recommendations",
    "What the committee was, or is, recommended to agree",
    (
        Column("on", "Date", _D, required=True, example="16 January 2023"),
        Column("text", "Recommendation", required=True, example="Receive a report"),
        Column("status", "Status", example="Agreed"),
        Column("response", "Response", example="On the agenda for July"),
    ),
)
CLAIMS = Sheet(
    "claims",
    "Claims",
    "Figures told to the committee, to be checked against this workbook",
    (
        Column(
            "statement",
            "Statement",
            required=True,
            example="82% of the actions are now complete",
        ),
        Column("figure", "Figure reported", _N, example="82"),
        Column("unit", "Unit", example="%"),
        Column("report", "Report", example="Progress report, July 2023"),
        Column("paragraph", "Paragraph", example="4"),
        Column(
            "checked_against",
            "Checked against",
            help="A figure's name, such as reported_complete.",
            example="reported_complete",
        ),
    ),
)

SHEETS: tuple[Sheet, ...] = (
    PLAN,
    MEETINGS,
    FINDINGS,
    ACTIONS,
    RATINGS,
    MEASURES,
    AUDITS,
    COHORT,
    EVENTS,
    OPTIONS,
    RISKS,
    RECOMMENDATIONS,
    CLAIMS,
)


def sheet(key: str) -> Sheet:
    """The sheet of this key; KeyError where there is none."""
    for one in SHEETS:
        if one.key == key:
            return one
    raise KeyError(key)


def columns(one: Sheet) -> Iterator[Column]:
    """Every column a sheet may have, "Made up" last."""
    yield from one.columns
    yield MADE_UP
