"""The words about kept work."""

from __future__ import annotations

KEPT_PAGE = "What you enter is kept in this browser and is sent nowhere."
KEPT_PAGE_REFUSED = (
    "This browser keeps nothing for this site (a private window, or storage is full or switched off). What you enter lasts until "
    "you close the page: press “Save my work as a file” before you go."
)
KEPT_FILE = "What you enter is kept in the file {path} on this machine."
KEPT_FILE_REFUSED = (
    "The file {path} could not be written ({reason}). What you enter lasts as long as the kernel runs: free some space or choose another "
    "folder, or save your work as a file before you stop."
)
KEPT_BROWSER = (
    "What you enter is kept in this browser, in the file “crossborder-work.json” at the top of JupyterLite's list of files, and is sent "
    "nowhere."
)
KEPT_KERNEL = (
    "JupyterLite keeps no answers here, because this page did not come over https. What you enter lasts until you close or reload it. The "
    "exercise's own page, outside JupyterLite, can keep it."
)
KEPT_MEMORY = "What you enter lasts as long as Python runs."

DAMAGED_SET_ASIDE = "The file {path} could not be read: {reason} It was kept as {aside}, and a new one was begun."

NOT_TEXT = "This file holds no text that can be read (expected: UTF-8). Choose the file that “Save my work” gave you."
NOT_JSON = (
    "This file cannot be read from line {line}, column {column} on. It may be cut off or changed, or be a file of another kind. Nothing was "
    "taken from it. Choose the file that “Save my work” gave you, or another copy of it."
)
NOT_READ = (
    "This file cannot be read: {reason}. Nothing was taken from it. Choose the file that “Save my work” gave you."
)
DOUBLED = "In this file the name “{name}” stands twice in one place; the last one was read."
SHAPE_ONE = "The part “{name}” of this file is damaged and was left out; the others were read."
TOO_LONG = "The answer “{field}” is longer than {most} characters and was left out; it is still in the file."
FOREIGN = (
    "This file holds no work of this course: {found}. Nothing was taken from it. Choose the file that “Save my work” gave you; its name "
    "begins with “{name}”."
)
FOREIGN_SAYS = "it says that it is “{format}”"
FOREIGN_SILENT = "nothing in it says that it comes from “Save my work”"
NEWER = (
    "This file was made by a newer version of the course (its form is {found}, this course reads up to {known}). Nothing was taken from it. "
    "Open it on the site it comes from, or ask for this site to be brought up to date."
)
SHAPE = "This file is damaged: its part {entry} should hold {expected}. Nothing was taken from it; choose another copy of the file."
CHANGED = (
    "This file was changed after it was saved: its check sum does not fit its contents. It can still be read; look whether everything is "
    "there before you go on."
)
NO_CHECKSUM = "This file has no check sum, so nobody can tell whether it is whole."
TOO_LARGE = (
    "This file is larger than {most} megabytes; a file of this course is far smaller. Nothing was taken from it."
)

EMPTY = "Nothing has been entered yet."
PRESET_UNKNOWN = "This address asks for “{name}”, which this exercise does not know. It knows: {known}."
PRESET_WRONG = "This address sets “{name}” to “{value}”, which does not fit: {reason}"

CLASS_DOUBLED = "The same work as in {name}, which counts."
CLASS_OLDER = "An older version of the work in {name}, which counts."
CLASS_CHANGED = "The file {name}, from the same person, is as it was saved, so that one counts. To count this one, choose the files without {name}."
CLASS_SHARED = "Several people used this device, or a name was changed in a file: from it come files of {names}. Each counts for itself."
CLASS_COPIED = "The same work and the same device as {name}, which counts, but a name that was changed after the file was saved. Ask whose it is."
CLASS_NAMED = "The name comes from {name}, an older file from the same device."
CLASS_NO_NAME = "nobody named"
CLASS_TWO_DEVICES = "{name} is on {count} files from different devices: one person with two devices, or two people of one name. Both count."
