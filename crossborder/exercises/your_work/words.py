"""The words of the page “Your work”."""

from __future__ import annotations

WELCOME = (
    "Here you see what is kept, save it as one small file, read such a file back (on another device, or after a private window was closed), and clear "
    "everything."
)
KEPT_TITLE = "What is kept"
KEPT_CAPTION = "Work that is kept, by exercise"
KEPT_HEADS = ("Exercise", "Prediction", "Tasks checked", "Also worked on", "New case")
# What a learner works on beside tasks, by the first part of its place in the state.
WORKED = {
    "machine": "time machine",
    "explorer": "explorer",
    "own": "a case of your own",
    "draft": "draft",
    "mate": "a classmate's request",
    "judge": "the judge's questions",
    "plan": "plan",
    "number": "numbers",
    "count": "numbers",
    "again": "second vote",
}
KEPT_NOTHING = "Nothing has been entered yet. Open an exercise, answer its prediction, and come back."
PREDICTION = {True: "kept", False: "not kept yet"}
NONE = "has none"
NOTHING_ELSE = "nothing else"
COMPARED = {True: "compared", False: "not yet"}
REVIEW = "Review questions: {chapter}"
OLD_EXERCISE = "{name} (not in this version of the course; it stays in your file)"

SAVE_TITLE = "Save"
SAVE = "Save my work as a file"
SAVE_NOTE = (
    "The file is text that you can read. It holds your answers, the name or code that you type here, a random number that tells your files from those of "
    "others, and a check sum. It holds nothing else about you or your device."
)
NAME = "Your name or code (you can leave it empty)"
NAME_EXAMPLE = "as your lecturer asked for it"

READ_TITLE = "Read a file back"
READ = "Choose a file of work"
READ_NOTE = "Exercises in the file take the place of the same exercises kept here; the others stay. A button then puts back what was here before."
READ_DONE = "Read {name}: {exercises}. Open an exercise to see it."
READ_EMPTY = "Read {name}: it holds no work yet."
READ_UNDO = "Put back what was here before the file"
READ_UNDONE = "What was here before the file is back."

CLEAR_TITLE = "Clear"
CLEAR = "Clear all my work"
CLEAR_SURE = "Yes, clear all my work on this device"
CLEAR_NO = "No, keep it"
CLEAR_KEPT = "Nothing was cleared."
CLEAR_ASK = "This clears your work in every exercise on this device. Save it as a file first if you may want it again. Two buttons have appeared: one clears it, the other keeps it."
CLEARED = "Your work is cleared, also in other tabs. Until you leave this page you can put it back."
CLEAR_UNDO = "Put back what was cleared"
CLEAR_UNDONE = "What was cleared is back."

BUTTON = "In the live page there is a button here: {name}."
KEPT_STATIC = "The live page shows a table of the exercises here, with what is kept of each."
STATIC = (
    "This page works when scripts run: in the live page, or in JupyterLab. Without scripts nothing is kept, so there is nothing to save or to clear; the exercises can be read "
    "and worked on paper."
)
