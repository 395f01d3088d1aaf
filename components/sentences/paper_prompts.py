"""What must a person write in a committee paper, and who?

No record bears these parts, so nothing is drafted for them: each is a prompt that
says who is asked for what. A table, so that no heading is left without one.

One case: under "Rural Communities" the report author is asked whether the plan or
what is recommended bears on them differently, and how.
"""

from __future__ import annotations

from dataclasses import dataclass

AUTHOR = "Report author"
CLERK = "Democratic Services"
MONITORING = "Monitoring Officer"

# Part 1 of Schedule 12A to the Local Government Act 1972, as it applies in England:
# https://www.legislation.gov.uk/ukpga/1972/70/schedule/12A
EXEMPT = {
    1: "information relating to any individual",
    2: "information which is likely to reveal the identity of an individual",
    3: "information relating to the financial or business affairs of any particular "
    "person (including the authority holding that information)",
    4: "information relating to any consultations or negotiations, or contemplated "
    "consultations or negotiations, in connection with any labour relations matter",
    5: "information in respect of which a claim to legal professional privilege could "
    "be maintained in legal proceedings",
    6: "information which reveals that the authority proposes to give a notice, or "
    "make an order or direction, under any enactment",
    7: "information relating to any action taken or to be taken in connection with "
    "the prevention, investigation or prosecution of crime",
}


@dataclass(frozen=True)
class Prompt:
    """What is asked of whom."""

    who: str
    asks: str


@dataclass(frozen=True)
class Heading(Prompt):
    """A heading under which somebody is asked to write."""

    key: str
    title: str


PARAGRAPH = Prompt(
    MONITORING,
    "name the paragraph of Part 1 of Schedule 12A to the Local Government Act 1972 "
    "under which this is exempt, in its words, and say why the public interest in "
    "keeping it exempt outweighs that in publishing it",
)
PARAGRAPH_WHY = Prompt(
    MONITORING,
    "confirm the paragraph, and say why the public interest in keeping this exempt "
    "outweighs that in publishing it",
)
DATE = Prompt(CLERK, "give the date of the meeting")
COMMITTEE = Prompt(CLERK, "give the committee's name")
REPORT_OF = Prompt(AUTHOR, "give the name and post of the director who reports")
REFERENCE = Prompt(CLERK, "give the report's reference number")
WARDS = Prompt(AUTHOR, "name the wards affected, or write All")
RECOMMENDATIONS = Prompt(
    AUTHOR,
    "check these against what the meeting is asked to decide; they stand as the "
    "workbook has them",
)
NO_RECOMMENDATIONS = Prompt(
    AUTHOR,
    "the workbook records no recommendation for this meeting: say what the committee "
    "is asked to agree",
)
CONTEXT = Prompt(
    AUTHOR,
    "say what the partnership did and why, what it learned, and what it does next "
    "where actions are past their dates: the record holds positions, not reasons",
)
TRAINING = Prompt(
    AUTHOR,
    "say how many people took part in training, from which agencies, and what they "
    "did differently afterwards",
)
CONSULTATION = Prompt(
    AUTHOR,
    "say who was consulted, on what and when, partners, practitioners, children and "
    "families, and what they said",
)
REASONS = Prompt(
    AUTHOR,
    "say why this is recommended, and which priority of the corporate plan it serves",
)
OPTIONS = Prompt(AUTHOR, "check that these are still the options that were considered")
NO_OPTIONS = Prompt(
    AUTHOR,
    "the workbook records no other option: say what else was considered, doing "
    "nothing among it, with its impact and its risk",
)
RISK = Prompt(
    AUTHOR,
    "say how the risks are managed, and whether they stand on the corporate risk "
    "register",
)
CHILDREN = Prompt(
    AUTHOR,
    "say what this means for cared for children, care leavers, and children with "
    "special educational needs and disabilities, and what children and families said",
)
CONTACT = Prompt(AUTHOR, "give the contact officer's name, post and address")
BACKGROUND_PAPERS = Prompt(
    AUTHOR, "list the background papers with where each can be read"
)
DATES = Prompt(
    AUTHOR,
    "give the present position on each date with no update recorded, or say that "
    "there is none",
)

LEGAL = Heading(
    MONITORING,
    "write the legal implications, naming the duties under which this is done",
    "legal",
    "Monitoring Officer/Legal",
)
FINANCE = Heading(
    "Section 151 Officer",
    "write the financial implications, with the budget they fall on; the workbook "
    "holds no money",
    "finance",
    "Section 151 Officer/Finance",
)
POLICY = Heading(
    AUTHOR,
    "say which policy and which priority of the corporate plan this bears on",
    "policy",
    "Policy",
)
EQUALITY = Heading(
    "Equalities lead",
    "write the implications, and whether an equality impact assessment was made",
    "equality",
    "Equality, Diversity and Inclusion",
)
PEOPLE = Heading(
    "Human Resources",
    "write the implications for staff, recruitment and retention among them",
    "people",
    "Human Resources",
)
RURAL = Heading(
    AUTHOR,
    "say whether this bears differently on rural communities, and how",
    "rural",
    "Rural Communities",
)
HEALTH = Heading(
    "Public Health",
    "write the implications for public health",
    "health",
    "Public Health",
)
CLIMATE = Heading(
    AUTHOR,
    "write the implications for climate change, or that there are none",
    "climate",
    "Climate Change",
)
