"""A heading has at most twelve words and a lead at most sixty, for every sample."""

import pytest

from components.sentences import (
    about,
    action_plan,
    cohort,
    impact,
    options,
    overview,
)
from data.release import gate
from data.release.audience import Role
from tests.samples.readings import BOOKS, reading

SAYS = (overview, action_plan, impact, cohort, options)


def plans():
    return [
        pytest.param(version, role, id=f"{version.file}, {role.value}")
        for sample, version in BOOKS
        if version in (sample.versions[0], sample.versions[-1])
        for role in (Role.PUBLIC, Role.OFFICER)
    ]


@pytest.mark.parametrize(("version", "role"), plans())
def test_headings_and_leads_can_be_taken_in_at_a_glance(version, role):
    plan = gate.release(reading(version).plan, role).shown
    for page in SAYS:
        heading, lead = page.heading(plan), page.lead(plan)
        assert 0 < len(heading.split()) <= 12, heading
        assert len(lead.split()) <= 60, lead
        assert heading[0].isupper() or heading[0].isdigit()
        assert not lead or lead.endswith((".", "”"))


def test_so_can_the_about_pages():
    assert len(about.HEADING.split()) <= 12
    assert len(about.LEAD.split()) <= 60
