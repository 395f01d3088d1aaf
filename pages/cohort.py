"""How many children are at risk, and why did the number move?"""

from components import blocks, chrome, figures, tables
from components.sentences import cohort as says
from components.tables import Spec
from data.analysis import cohort as stocks

with chrome.enter("cohort") as view:
    chrome.heading(view, view.work(says.heading))
    chrome.lead(view.work(says.lead))

    if view.work(says.counts_children).shown:
        figures.cards(view, view.work(says.cards, view.edition.number))
        blocks.cohort_trend(view)
        blocks.cohort_bridge(view)

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
