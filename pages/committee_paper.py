"""What do I take into the meeting?"""

from functools import partial

import streamlit as st

from components import chrome, everything, packs, papers, preview, session
from components.sentences import pack as pack_says
from components.sentences import paper as says
from data.release.audience import Role

with chrome.enter("committee_paper") as view:
    top = st.container()

    meeting, since, audience = st.columns((2, 3, 2))
    dates = says.meeting_choices(view.plan.shown)
    on = meeting.selectbox(
        "For the meeting of",
        list(dates),
        key="committee_paper_meeting",
        bind="query-params",
        filter_mode=None,
    )
    with top:  # before the versions are read, which may take a while
        chrome.heading(view, says.heading(dates[on]))
    usual = papers.usual_audience(view)
    eyes = Role(
        audience.selectbox(
            "Drafted for",
            [role.value for role in view.audiences],
            index=view.audiences.index(usual),
            key="committee_paper_audience",
            bind="query-params",
            filter_mode=None,
        )
    )
    seen = view.through(eyes)
    before = {one.label: one.key for one in papers.earlier(seen)}
    then = since.selectbox(
        "Since",
        list(before) or [says.FIRST_VERSION],
        disabled=not before,
        key="committee_paper_since",
        bind="query-params",
        filter_mode=None,
    )
    draft = partial(papers.drafted, seen, since=before.get(then, ""), meeting=dates[on])
    paper = draft()
    if not paper.shown.is_open:
        named = says.exempt_choices()
        exempt = st.selectbox(
            "Exempt under", list(named), key="committee_paper_exempt", filter_mode=None
        )
        paper = draft(exempt=named[exempt])

    with top:
        chrome.lead(says.lead(len(paper.shown.to_write)))
    chrome.say(says.drafted_for(eyes))
    session.offer_from(
        view.edition,
        "Download the paper (Word)",
        papers.file(seen, paper),
        key="committee_paper_file",
    )
    session.offer_from(
        view.edition,
        "Download the review pack (HTML)",
        packs.file(seen, since=before.get(then, "")),
        key="committee_paper_pack",
    )
    everything.offer(seen)
    chrome.caption(says.BUILDING)
    chrome.caption(pack_says.WHAT)

    chrome.section("Still to write")
    preview.still_to_write(paper)

    chrome.section("Figures it will state")
    preview.stated(paper)

    chrome.section("The paper, as it will be written")
    chrome.can_copy()
    preview.sections(paper, (paper.shown.summary,))
    preview.head(paper)
    preview.sections(paper, paper.shown.body)
    for one in paper.shown.appendices:
        with st.expander(chrome.safe(one.heading)):
            preview.sections(paper, (one,))
    with st.expander(says.NOTES):
        preview.notes(paper)
