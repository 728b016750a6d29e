"""The words of the class report."""

from __future__ import annotations

from crossborder.work import answers, classfiles

TITLE = "Class report"
HEAD = "The report on your class"
WELCOME = (
    "From the files of your students you see what the class chose, what it wrote, and what to teach next. Students save their file on the page “Your work”, "
    "with “Save my work as a file”, and send it to you. The files are read on this device and are sent nowhere. The report marks nobody."
)
EXAMPLE = "Show an example"
EXAMPLE_NOTE = "This is an example: six made-up students and their made-up answers. Your class list is not used in it. Choose the files of your class, and the example goes."
EXAMPLE_KEPT = "The files of your class are still here."
EXAMPLE_BACK, EXAMPLE_END = "Back to my class", "Close the example"
EXAMPLE_STUDENT = "Made-up student {number}"
EXAMPLE_REASONS = (
    "Made-up reason: the act was no offence in one of the two states on that day.",
    "Made-up reason: both states are friendly, so the request should be granted.",
    "Made-up reason: the law came later and does not reach back.",
)
STATIC = (
    "This page works when scripts run: in the live page, or in JupyterLab. Without scripts, or for thousands of files, use the command make class-report, which "
    "writes the same report."
)
BUTTON = "In the live page there is a button here: {name}."
CHOOSE = "Choose the files of a class"
READING = "Reading {count} …"
ONE_FILE, FILES = "1 file", "{count} files"
LIST = "Class list, if you want to know who is missing"
LIST_EXAMPLE = "One name or code a line; a group may follow after a comma"
NAMES = "Show names"
SORT = "Sort the reasons by"
PROJECT, PROJECT_BACK = "Show what can be projected", "Back to the whole report"
SAVE_TITLE = "Save"
SAVES = {
    "answers": ("Answers (CSV)", "class-answers.csv", "text/csv"),
    "lines": ("Who did what (CSV)", "class-lines.csv", "text/csv"),
    "reasons": ("Reasons (CSV)", "class-reasons.csv", "text/csv"),
    "json": ("Everything (JSON)", "class-report.json", "application/json"),
    "project": ("Page to project (HTML)", "class-to-project.html", "text/html"),
}

COUNT = "{counted} of {files} files count, from {people}."
ONE_PERSON, PEOPLE = "1 person", "{count} people"
COUNT_CUT = "Of {total} {what}, the first {shown} are shown; all of them are in {file}."
STATUS = {
    classfiles.COUNTED: "Files that count, but look at them",
    classfiles.DOUBLED: "The same work twice; it counts once",
    classfiles.OLDER: "Other versions of the same work; one counts",
    classfiles.EMPTY: "Files without work",
    classfiles.FOREIGN: "Files of something else",
    classfiles.DAMAGED: "Damaged files",
    classfiles.NEWER: "Files of a newer version of the course",
}
FILE = "{name}: {note}"
MISSING = "Nothing handed in ({count} of {listed} on the list)"
STRANGERS = "Not on the list ({count})"
NO_NAME = "no name or code"
DOUBTS = "Look at these names"
LOOK_AT = "Files and names to look at"

TEACH = "What to teach next"
TEACH_NONE = "No wrong answer is shared by two or more people."
TEACH_ONE = "{learners} of {of} answered “{answer}” to “{question}”"
TEACH_WHERE = "Asked in: {exercise} · {place}"
TEACH_PAGE = "Read again: {chapter}"
CHAPTERS = {
    "dual-criminality": "Dual criminality and safe havens",
    "exceptions": "Exceptions, and human rights",
    "treaties": "The cybercrime treaties compared",
    "mutual-assistance": "Mutual legal assistance",
    "extradition": "Extradition",
}

GROUPS = "The groups"
GROUP_HEADS = (
    "Group", "Handed in", "Missing", "Tasks checked", "Right at the first try", "New cases compared",
)  # fmt: skip

QUESTIONS = "What the class chose"
ANSWER, ALL_ANSWERS = "Answer", "All who answered"
COLUMNS = {
    answers.PREDICTION: "Predicted",
    answers.HANDS: "First vote (hands)",
    answers.SECOND_HANDS: "Second vote (hands)",
    answers.END: "At the end",
    "first try": "First try",
    "later try": "Later tries",
    "after a hint": "After a hint",
    answers.CASE: "New case",
    answers.REVIEW: "Review",
}
MARKS = {"right": "{text} (right)", "wrong": "{text}", "": "{text}"}
DREW = "Wrong answers that drew most: {answers}."
DREW_ONE = "“{text}” ({count})"
NUMBERS = "Numbers: {question}"
NONE_TICKED = "Nothing ticked"
UNKNOWN_PLACE = "Not in this version of the course"
REVIEW_PLACE = "Review question"
CASE_PLACE = "New case “{name}”"
OTHER = "{name} (not an exercise of this version)"

REASONS = "Reasons, side by side"
REASON_HEADS = ("Exercise", "Case", "Decision", "Reason", "Group", "Name or code")
SORTS = {"exercise": "exercise and decision", "name": "name or code", "group": "group", "length": "length"}
LINES = "Who did what"
LINE_HEADS = (
    "Name or code", "File", "Group", "Exercise", "Prediction kept", "Tasks checked", "Tries", "Right at the first try", "Hints shown",
    "New case compared",
)  # fmt: skip
YES_NO = {True: "yes", False: "no"}
ANSWER_HEADS = ("Exercise", "Where", "Question", "Asked", "Try", "Hints shown", "Answer", "The rules say", "People")
VERDICTS = {"right": "right", "wrong": "wrong", "": ""}
