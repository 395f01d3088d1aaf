"""What is the committee asked to decide, and what bears on it?"""

from __future__ import annotations

from collections.abc import Iterator

from components.exports.paper.content import Part, Section
from components.exports.paper.subject import Subject, paragraph, table, to_write
from components.sentences import impact
from components.sentences import measure as measure_says
from components.sentences import options as options_says
from components.sentences import paper as says
from components.sentences import paper_prompts as prompts
from components.sentences import risks as risks_says
from data.analysis import given, risk
from data.plan import Shows

_EARLIER = {
    "on": ("Date", 3),
    "text": ("Recommendation", 5),
    "status": ("Status", 2),
    "response": ("Response", 3),
}
_OPTIONS = {"option": ("Option", 2), "impact": ("Impact", 4), "risk": ("Risk", 4)}
_RISKS = {
    "ref": ("Ref", 2),
    "risk": ("Risk", 8),
    "current_text": ("Current score", 4),
    "target_text": ("Target", 4),
    "controls": ("Controls", 8),
    "owner": ("Owner", 7),
}


def consultation(subject: Subject) -> Section:
    """No record holds it: a person writes it."""
    del subject
    asked = to_write(prompts.CONSULTATION)
    return Section("consultation", "Consultation and Engagement", (asked,))


def reasons(subject: Subject) -> Section:
    """What was agreed before, and a prompt for why this is recommended."""
    plan, meeting = subject.plan, subject.facts.meeting
    before = says.earlier(plan, meeting)
    rows = given.recommendations(plan)
    parts: list[Part] = [paragraph(says.last_recommended(plan, meeting))]
    if before:
        held = rows[rows["on"].isin(before)]
        parts.append(
            table(
                held,
                _EARLIER,
                "Recommended to earlier meetings.",
                nothing="Nothing recorded",
            )
        )
    return Section(
        "reasons",
        "Reasons for Recommendations",
        (*parts, to_write(prompts.REASONS)),
    )


def options(subject: Subject) -> Section:
    """The alternatives, what they point at put in, and what was tested of them."""
    plan = subject.plan
    heading = "Other Options Considered"
    if not plan.options:
        told = (paragraph(says.options(plan)), to_write(prompts.NO_OPTIONS))
        return Section("options", heading, told)
    rows = options_says.alternatives(plan)
    parts: list[Part] = [
        paragraph(says.options(plan)),
        table(rows, _OPTIONS, f"{options_says.JUDGEMENT}."),
    ]
    if subject.tested:
        parts.append(paragraph(*subject.tested))
    return Section("options", heading, (*parts, to_write(prompts.OPTIONS)))


# --- implications ------------------------------------------------------------------


def implications(subject: Subject) -> Iterator[Section]:
    """Every heading of the report, in its order."""
    yield Section("implications", "Implications and Comments", ())
    yield from map(_asked, (prompts.LEGAL, prompts.FINANCE, prompts.POLICY))
    yield from map(_asked, (prompts.EQUALITY, prompts.PEOPLE))
    yield _risk(subject)
    yield _asked(prompts.RURAL)
    yield _children(subject)
    yield from map(_asked, (prompts.HEALTH, prompts.CLIMATE))


def _asked(heading: prompts.Heading) -> Section:
    return Section(heading.key, heading.title, (to_write(heading),), level=2)


def _risk(subject: Subject) -> Section:
    plan = subject.plan
    parts: list[Part] = []
    if plan.risks:
        told = f"{risks_says.heading(plan)}."
        parts = [
            paragraph(subject.stating(told, "risks_high"), risks_says.scale_note(plan)),
            table(
                risk.register(plan), _RISKS, "Risks, the highest current score first."
            ),
        ]
    else:
        parts = [paragraph(risks_says.missing(plan))]
    return Section("risk", "Risk Management", (*parts, to_write(prompts.RISK)), level=2)


def _children(subject: Subject) -> Section:
    """What the measures of outcomes and of voice show, or that there is none."""
    plan = subject.plan
    kinds = (Shows.OUTCOME, Shows.VOICE)
    told = [
        subject.measured(one.ref)
        for one in plan.measures
        if one.shows in kinds and len(measure_says.results(plan, one.ref))
    ]
    return Section(
        "children",
        "Children and Young People including Cared for Children, care leavers and "
        "Children with special educational needs and disabilities (SEND)",
        (paragraph(impact.shown(plan), *told), to_write(prompts.CHILDREN)),
        level=2,
        short="Children and Young People",
    )


def access(subject: Subject, appendices: tuple[Section, ...]) -> Section:
    """Whom to ask, what is appended, and the papers behind it."""
    plan = subject.plan
    contact = f"Contact officer: {plan.contact}." if plan.contact else ""
    listed = says.contents([one.heading for one in appendices])
    named = says.reports(plan)
    parts: list[Part] = [
        *([paragraph(contact)] if contact else ()),
        to_write(prompts.CONTACT),
        paragraph(f"Appendices: {listed}."),
        *([paragraph(f"Background papers. {named}")] if named else ()),
        to_write(prompts.BACKGROUND_PAPERS),
    ]
    return Section("access", "Access to Information", tuple(parts))
