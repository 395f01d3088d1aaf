"""How many children are at risk, and why did the number move?"""

from components import blocks, chrome, figures, tables
from components.sentences import cohort as says
from components.sentences import glossary, protection
from components.tables import Spec
from data.analysis import cohort as stocks
from data.analysis import cohort_reasons

REASONS = Spec(
    {
        "reason": "If this were the reason",
        "shown": "Does the record show it?",
        "expected": "One would expect to see",
        "record": "What the record shows",
    },
    alt="What the record shows about the change",
    file="reasons-for-the-change",
)

with chrome.enter("cohort") as view:
    chrome.heading(view, view.work(says.heading))
    chrome.lead(view.work(says.lead))
    chrome.say(view.work(protection.of_cohort))
    chrome.acronyms(view.work(glossary.on_page, ("cohort",)))

    if view.work(says.counts_children).shown:
        figures.cards(view, view.work(says.cards, view.edition.number))
        blocks.cohort_trend(view, limits=True)
        blocks.cohort_bridge(view)

        reasons = view.work(cohort_reasons.frame)
        if len(reasons.shown):
            chrome.section(says.REASONS)
            chrome.say(view.work(says.reasons_note))
            tables.show(view, reasons, REASONS)

        chrome.section("By group")
        chrome.caption(view.work(says.groups_caption))
        groups = view.work(says.groups).shown
        tables.show(
            view,
            view.work(stocks.by_group),
            Spec(groups, alt="Children by group", file="cohort-by-group", wide=False),
        )
    episodes = view.work(says.episodes)
    if episodes.shown:
        chrome.section("Episodes, counted apart")
        chrome.say(episodes)
