"""Is my spreadsheet right, and what will it change?"""

from components import chrome, desk

with chrome.enter_as_officer("publish") as role, desk.plainly():
    work = desk.draft(role)
    if work is None:
        desk.arrive(role)
    else:
        desk.head(work)
        officer = desk.who_acts(elsewhere=True)
        desk.steps(work, officer)
        desk.record(work, officer)
    desk.what_we_check(role)
    desk.whole_record(role)
