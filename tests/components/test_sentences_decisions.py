"""Options and risk, Publish and About: what each says of little and of much."""

from datetime import date

import pytest

from components.sentences import about, options, risks
from data.plan import Band, Claim, Option, Plan, Recommendation, Risk, Score

JUNE, JULY = date(2023, 6, 30), date(2023, 7, 10)
DO_NOTHING = Option("Do nothing", "Progress is not seen", "As above")


def plan(**sheets: object) -> Plan:
    return Plan("Westmere", "Westmere", JUNE, **sheets)


def recommended(*texts: str, on: date = JULY) -> tuple[Recommendation, ...]:
    return tuple(Recommendation(on, text) for text in texts)


# --- options -----------------------------------------------------------------


def test_without_options_or_recommendations_the_page_says_so():
    assert options.heading(plan()) == (
        "This workbook records no options or recommendations"
    )
    assert options.lead(plan()) == (
        "The workbook records no recommendation. It records no other option considered."
    )


@pytest.mark.parametrize(
    ("number", "said"), [(1, "one other option."), (2, "two other options.")]
)
def test_alternatives_are_counted(number, said):
    found = options.lead(plan(options=(DO_NOTHING,) * number))
    assert found.endswith(f"It considered {said}")


def test_recommendations_are_those_of_the_latest_meeting():
    one = plan(recommendations=recommended("Note the report"))
    assert options.recommendations_headline(one) == (
        "1 recommendation to the committee of 10 July 2023"
    )
    two = (*recommended("Receive it", on=JUNE), *recommended("Note it"))
    assert options.recommendations_headline(plan(recommendations=two)) == (
        "1 recommendation to the committee of 10 July 2023"
    )


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([], "No risk scores to show"),
        ([(4, 5)], "One of one risk is rated high"),
        ([(1, 1)], "None of one risk are rated high"),
        ([(4, 5), (5, 5), (1, 1)], "Two of three risks are rated high"),
    ],
)
def test_risks_are_counted_on_the_plans_own_scale(scores, said):
    bands = (Band(1, 9, "Low"), Band(10, 25, "High"))
    held = tuple(
        Risk(f"R{number}", "Staff leave", current=Score(*score))
        for number, score in enumerate(scores)
    )
    found = plan(risks=held, risk_bands=bands, risk_scale=5)
    assert risks.heading(found) == said


# --- about -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (Claim("Most are done"), "No figure given"),
        (Claim("82% done", figure=82.0, unit="%"), "82%, base not given"),
        (Claim("14 done", figure=14.0, unit="actions"), "14 actions"),
    ],
)
def test_a_claim_is_told_as_it_was_reported(claim, said):
    (row,) = about.claims(plan(claims=(claim,))).to_dict("records")
    assert row["said"] == said
    shown = about.claims(plan(claims=(claim,)), figures_only=True)
    assert len(shown) == (claim.figure is not None)


def test_whom_to_ask_is_given_or_said_not_to_be():
    assert about.contact(plan()) == (
        "Contact: The workbook names no contact. No next update is given."
    )
    known = plan(contact="QA team", next_update_due=JULY)
    assert about.contact(known) == "Contact: QA team. Next update due: 10 July 2023."


def test_every_sheet_of_the_contract_is_listed_present_or_not():
    found = about.quality(plan(columns={"actions": frozenset({"ref"})}))
    present = found.set_index("sheet")["present"]
    assert present["Actions"] == "Present"
    assert present["Cohort"] == "Not in it"
