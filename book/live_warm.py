"""Run before the picture of Python's memory is taken, so that a live page starts with all of this done.

It runs once more, apart and by another name, to show what pages call.
"""

from datetime import date

from IPython.display import display

import crossborder as cb
from crossborder.exercises.practice.case import read_starts
from crossborder.request.identifiers import read_identifier
from crossborder.work.preset import read_preset

# Reads and checks the facts, and loads the widgets; later calls find both in memory. These views are thrown away, so they keep no work and hear
# no address.
cb.exercises.LoveBug(keep_work=False)
cb.exercises.TimeMachine(keep_work=False)
cb.exercises.RequestDrafter(keep_work=False)
cb.exercises.LauriLove(keep_work=False)
cb.exercises.RaceTheClock(keep_work=False)
cb.exercises.CentralAuthority(keep_work=False)
cb.exercises.TreatyExplorer(keep_work=False)
cb.exercises.YourWork()
# Imported, not drawn: their cases fill the rules' memory with days that nobody may ask for, or few readers open them.
for name in ("Practice", "FrontQuestion", "WhoCanAskWhom", "ClassReportPage", "DataQuestion"):
    getattr(cb.exercises, name)
read_starts()
# Every step has an address, and a request may name one.
read_preset("step=case")
read_identifier("url", "https://www.example.org/a")

# The first question builds the look-up tables of the facts; after it they are in memory too.
cb.exercises.show(
    cb.assess(
        cb.CooperationRequest(
            requesting="GBR",
            requested="PHL",
            measure="preservation",
            conduct="malware",
            committed_on=date(2018, 12, 1),
            requested_on=date(2019, 1, 15),
        )
    )
)

# The treaty explorer's shapes are read, and one of its answers is ready.
cb.exercises.explore()

if __name__ == "live_rehearsal":  # what the pages' cells draw; the code that is called here comes with the picture
    for name in (
        *(each.name for each in cb.exercises.EXERCISES),
        "FrontQuestion",
        "Practice",
        "WhoCanAskWhom",
        "YourWork",
    ):
        display(getattr(cb.exercises, name)())
    question = cb.CooperationRequest(
        requesting="USA",
        requested="GBR",
        measure="extradition",
        conduct="illegal_access",
        committed_on=date(2012, 10, 31),
        requested_on=date(2015, 7, 15),
        death_penalty=True,
        assurances=("no_death_penalty",),
    )
    display(cb.exercises.show(cb.assess(question)))
    display(cb.exercises.explore(view="compare", instruments="budapest_185,arab_2010", topic="preservation"))
