"""The words of the page “Your work”."""

from __future__ import annotations

WELCOME = (
    "Everything you enter in the exercises is kept where you work and is sent nowhere. Here you see what is kept, save it as one small file, read such a "
    "file back (on another device, or after a private window was closed), and clear everything."
)
KEPT_TITLE = "What is kept"
KEPT_CAPTION = "Work that is kept, by exercise"
KEPT_HEADS = ("Exercise", "Prediction", "Tasks checked", "New case")
KEPT_NOTHING = "Nothing has been entered yet. Open an exercise, answer its prediction, and come back."
PREDICTION = {True: "kept", False: "not kept yet"}
COMPARED = {True: "compared", False: "not yet"}
OLD_EXERCISE = "{name} (not in this version of the course; it stays in your file)"

SAVE_TITLE = "Save"
SAVE = "Save my work as a file"
SAVE_NOTE = (
    "The file is text that you can read. It holds your answers and a check sum, and nothing about you or your device."
)
SAVED = "Saved as {where}."
SAVED_NOT = "The file could not be written: {reason}. Your work is as it was. Free some space or choose another folder, and try again."
NOTHING_TO_SAVE = "There is nothing to save yet."

READ_TITLE = "Read a file back"
READ = "Choose a file of work"
READ_NOTE = (
    "Exercises in the file take the place of the same exercises kept here; the others stay. You can take it back."
)
READ_DONE = "Read {name}: {exercises}. Open an exercise to see it."
READ_EMPTY = "Read {name}: it holds no work yet."
READ_UNDO = "Put back what was here before the file"
READ_UNDONE = "What was here before the file is back."

CLEAR_TITLE = "Clear"
CLEAR = "Clear all my work"
CLEAR_SURE = "Yes, clear all my work on this device"
CLEAR_ASK = "This clears your work in every exercise on this device. Save it as a file first if you may want it again. Press the button that has appeared to clear it."
CLEARED = "Your work is cleared."
CLEAR_UNDO = "Put back what was just cleared"
CLEAR_UNDONE = "What was cleared is back."

CLASS_TITLE = "For a lecturer: a class report"
CLASS_NOTE = (
    "Choose the files of a class. They are read on this device only. The report counts what was done and shows how the class predicted; it marks nobody, because a reason "
    "in free text is not marked by a program."
)
CLASS_READ = "Choose the files of a class"
CLASS_CAPTION = "The class, by exercise and file"
CLASS_COUNT = "{lines} records of work from {files} files."
CLASS_UNREADABLE = "Files that could not be read"
CLASS_DOUBTS = "Files to look at again"
CLASS_PREDICTIONS = "How the class predicted: {exercise}"
CLASS_ANSWERS = ("Question", "Answer", "Learners")
CLASS_SAVE = "Save the report as a table (CSV)"
CLASS_FILE = "class-report.csv"
BUTTON = "In the live page there is a button here: {name}."
KEPT_STATIC = "The live page shows a table of the exercises here, with what is kept of each."
STATIC = (
    "This page works when scripts run: in the live page, or in JupyterLab. Without scripts nothing is kept, so there is nothing to save or to clear; the exercises can be read "
    "and worked on paper."
)
