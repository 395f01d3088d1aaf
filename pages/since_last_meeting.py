"""What finished, moved, was reopened or re-worded, or is no longer listed?"""

import streamlit as st

from components import chrome, comparing, session
from components.sentences import protection, review
from components.sentences import since as says
from components.sentences import since_groups as groups
from components.session import NOW, THEN

CHOOSERS = {THEN: "From", NOW: "To"}

with chrome.enter("since_last_meeting") as view:
    history = view.history
    compared = history.asked()
    if compared is None:
        chrome.heading(view, says.FIRST_HEADING)
        chrome.lead(says.FIRST)
        st.stop()

    if chrome.begun("since_last_meeting"):
        chrome.present(comparing.screens(view, compared))
        st.stop()

    chrome.heading(view, compared.work(says.heading))
    named = {one.key: one.label for one in history.choices()}
    ends = {THEN: compared.chosen.then.key, NOW: compared.chosen.now.key}
    for column, (end, label) in zip(st.columns(2), CHOOSERS.items(), strict=True):
        st.session_state[f"since_last_meeting_{end}"] = ends[end]
        column.selectbox(
            label,
            list(named),
            format_func=named.__getitem__,
            key=f"since_last_meeting_{end}",
            filter_mode=None,
            on_change=lambda end=end: session.choose_end(
                end, st.session_state[f"since_last_meeting_{end}"]
            ),
        )
    chrome.lead(compared.work(says.lead))
    chrome.say(says.unread(history.unread))
    comparing.cards(view, compared)
    chrome.opener()

    held = compared.work(groups.groups).shown
    for group in comparing.MAIN:
        if group in held:
            chrome.section(compared.work(groups.group_heading, group), divided=False)
            comparing.group(view, compared, group)
    if set(held) - set(comparing.MAIN):
        chrome.section("Other changes", divided=False)
        comparing.other(compared)
        with st.expander("See the other changes row by row", type="compact"):
            comparing.other_in_full(view, compared)
    chrome.say(compared.work(groups.nothing_in))
    chrome.say(compared.work(groups.doubts))
    comparing.dates_moved(view, compared)

    chrome.section("Headline figures, then and now")
    chrome.say(compared.work(review.note))
    chrome.say(compared.work(protection.of_comparison))
    comparing.headline(view, compared)
    if compared.work(review.names).shown:
        chrome.section("Finding by finding, then and now", divided=False)
        comparing.findings(view, compared)

    chrome.section("Dates given to the committee")
    comparing.dates_given(view, compared)
    if view.plan.shown.recommendations:
        chrome.subsection("What the committee was recommended to agree")
        comparing.recommendations(view, compared)
