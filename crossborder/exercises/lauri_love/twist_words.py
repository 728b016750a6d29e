"""The words of the tasks of Part 3."""

from __future__ import annotations

OUTCOME_LABEL = "{letter}: {text}. What does the treaty make of it?"
PROVISION_LABEL = "Which provision decides in {letter}?"
RIGHT = "The rules say the same: “{outcome}”. {answer}"
WRONG = "The rules say otherwise. Read the provision that you think decides: does it require, permit, or say nothing?"
UNGRADED = "Not marked: a provision that this turns on was not read. The rules say “{outcome}”. {answer}"
OUTCOME_WHY = {
    "available": "This is so when the treaty obliges and no ground of the treaty that is stated stands against it.",
    "refusable": "This is so when the treaty obliges, but a ground in it permits refusal.",
    "unavailable": "This is so when a condition of the treaty fails, or a ground in it requires refusal.",
    "open": "This is so when the treaty is silent on what is stated, so that it turns on something else.",
}

# id: title, minutes, prompt, hints
TWISTS = {
    "nationals": (
        "Task 1. A state that does not extradite its nationals",
        3,
        (
            "The same conduct, another passport. In July 2015 Israel asks Finland to extradite a Finnish citizen for access without right, under the European Convention on "
            "Extradition (A). Suppose that Finnish law punishes it with up to two years: by a reservation to Article 2(1) Finland extradites only for more than one year. "
            "And the United States asks the United Kingdom to extradite a British national under the treaty of 2003 (B)."
        ),
        (
            "A treaty can forbid the refusal of nationals, permit it, or stay silent.",
            "In A look at Article 6. A right to refuse is not a duty to refuse.",
            "And what follows if Finland refuses? Read paragraph 2 of the same article: on whose request?",
        ),
    ),
    "warrant": (
        "Task 2. An arrest warrant instead of a request",
        3,
        (
            "In July 2015 the United Kingdom still executes European arrest warrants. A French court issues one for a British national, for access without right. In A he acted in "
            "France; in B he acted from England. Then Germany issues one for a Finnish citizen: without a promise (C), and with the promise that he returns to serve his sentence (D)."
        ),
        (
            "Nationality is no ground for refusing surrender for prosecution; look for what stands in its place.",
            "The place of the act is in Article 4(7): does it require or permit?",
            "For C and D read Article 5(3).",
        ),
    ),
    "threshold": (
        "Task 3. A minimum of two years, or a maximum of one",
        3,
        (
            "State North asks State South for a person accused of access without right. In both states the offence carries from six months to five years. Suppose that the European "
            "Convention on Extradition binds both (A), and suppose that the ECOWAS Convention on Extradition does (B). The text of the second was not read, so that B is not marked."
        ),
        (
            "One of the two asks for the longest sentence that the law allows, the other for the shortest.",
            "Compare five years with at least one year, and six months with at least two years.",
            "Few offences against computers have a minimum of two years. What would that mean for cooperation?",
        ),
    ),
    "death": (
        "Task 4. The death penalty, with and without an assurance",
        2,
        (
            "Suppose that the offence in a request of the United States carries the death penalty. In A no assurance is given. In B the United States assures that the penalty will not "
            "be imposed or not carried out. Say what the treaty of 2003 makes of each. What the Act makes of A is another matter: read section 94 afterwards."
        ),
        (
            "Compare the words “may refuse” in a treaty with the words “must not order” in a statute.",
            "Read Article 7 of the treaty.",
            "In the treaty the United Kingdom may refuse; in the Act its minister must. A statute can take away a choice that a treaty leaves.",
        ),
    ),
    "political": (
        "Task 5. A political offence, a military offence",
        3,
        (
            "Suppose that the authorities of the requested state regard the offence as political (A), or that it is one under military law only (B), both under the treaty of 2003. "
            "Then the military offence under the European Convention on Extradition, between State North and State South (C)."
        ),
        (
            "“Shall not be granted” and “may refuse” are two kinds of ground.",
            "In the treaty of 2003 read Article 4(1) and Article 4(4).",
            "In C the offence lies outside the Convention altogether (Article 4), so that there is no duty at all. And in the Act? Read section 137(7): it goes further than the treaty of B.",
        ),
    ),
    "evidence": (
        "Task 6. Evidence that would not be enough",
        2,
        (
            "Suppose that the papers of a request of the United States would not make a case to answer in an English court. Say what the treaty of 2003 makes of it (A), and whether the "
            "English judge may ask for such a case at all."
        ),
        (
            "A treaty can ask for evidence from one side only. Read Article 8(3): for requests to which state?",
            "For the judge read section 84(7). The United States is a designated territory (S.I. 2003/3334, Article 3).",
            "In other states, such as Botswana, a judge does ask whether the evidence would be enough.",
        ),
    ),
}
EVIDENCE_TEST = "May the English judge ask whether the evidence makes a case to answer?"
EVIDENCE_OPTIONS = {
    "yes": ("Yes, as for any other territory", "This would be section 84(1) without an exception."),
    "no": ("No, not for a designated territory", "This would be an exception to section 84(1)."),
}
EVIDENCE_RIGHT = "Section 84(7): the judge goes on to human rights without asking."
EVIDENCE_WRONG = "Read section 84(7) again."
EVIDENCE_UNGRADED = "Not marked: section 84(7) was not read."

SOURCE_TITLE = "Task 7. Check the source: who can report a judgment?"
SOURCE_PROMPT = (
    "A teaching module of the United Nations says that the extradition of Lauri Love was denied, and cites a newspaper article of 8 September 2017 for it. Tick every document that can show that "
    "extradition was refused; choose the one to cite; and write the day of the refusal."
)
SOURCE_TICK = "Documents that can show the refusal"
SOURCE_BEST = "The one to cite"
SOURCE_DAY = "The day on which extradition was refused"
SOURCE_WHY = "Dated {day}. Compare this day with that of the event."
SOURCE_CAN = "Each of these is as old as the refusal or younger, and reports it: {titles}"
SOURCE_EARLY = "This was written before the refusal and cannot report it: {titles}"
SOURCE_MISSED = "These could show it too: {titles}"
SOURCE_RIGHT_BEST = "The judgment itself. A newspaper or a law firm's note is a second choice."
SOURCE_WRONG_BEST = "Look for the document that decides, and not for one that tells of it."
SOURCE_RIGHT_DAY = "Yes: {day}. Two law firms print 2017 for the year of a judgment whose citation begins with 2018."
SOURCE_WRONG_DAY = "Look at the neutral citation: its first number is a year."
SOURCE_UNGRADED = "Not marked: the event is not confirmed."
SOURCE_PARTS = ("Documents", "The one to cite", "The day")
SOURCE_HINTS = (
    "Put two days beside each document: its own, and that of what it is to show.",
    "In September 2017 the decisions of 2016 stood, and the appeal was still to be heard.",
    "The neutral citation of the judgment is [2018] EWHC 172 (Admin).",
)
SOURCE_NOTHING, SOURCE_EVERYTHING = (
    "No document ticked",
    "All documents ticked, the article cited, and 5 February 2017 as the day",
)

PLACE_TITLE = "Task 8. In the treaty, in the Act, or in both?"
PLACE_PROMPT = "Where does each ground stand: in the treaty of 2003, in the Extradition Act 2003, or in both?"
PLACE_LABEL = "{ground}: where does it stand?"
PLACES = {
    "treaty": (
        "In the treaty only",
        "Then it binds the two states, and an English judge meets it only as far as the Act takes it up.",
    ),
    "act": ("In the Act only", "Then the treaty does not promise it, and still an English judge applies it."),
    "both": ("In both", "Then the two can differ in strength: a treaty that permits, a statute that requires."),
}
GROUNDS = {
    "forum": "Forum",
    "health": "Physical or mental condition",
    "rights": "Human rights in general",
    "death": "Death penalty without an assurance",
    "tried": "An earlier acquittal or conviction",
    "time": "The passage of time",
    "speciality": "Speciality",
}
PLACE_RIGHT = "In the treaty: {treaty}. In the Act: {act}."
PLACE_WRONG = "Look again: at Articles 4 to 7 of the treaty, and at the sections that you read on the path."
PLACE_UNGRADED = "Not marked: one of the two places was not read. In the treaty: {treaty}. In the Act: {act}."
PLACE_NO = "no ground of this kind is recorded"
PLACE_HINTS = (
    "The treaty's grounds stand in its Articles 4 to 7.",
    "The two grounds that decided the case of 2018 stand in one place only.",
    "The treaty does speak of time: it says that limits of time do not matter.",
)
