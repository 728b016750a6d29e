"""Run once before the picture of Python's memory is taken, so that a live page starts with all of this done."""

from datetime import date

import crossborder as cb
from crossborder.exercises.practice.case import read_starts
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
# Imported, not drawn: their cases fill the rules' memory with days that nobody may ask for.
cb.exercises.Practice  # noqa: B018 - the name imports it
cb.exercises.FrontQuestion  # noqa: B018 - as above
read_starts()
# Every step has an address.
read_preset("step=case")

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
