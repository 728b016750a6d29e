"""The words of the exercise on preservation."""

from __future__ import annotations

TITLE = "Keep the data first: dual criminality and preservation"
OUTCOME = "You can tell for which request, of which state, on which day dual criminality may be a reason not to preserve data, and name the provision."
WELCOME = (
    "Data are to be kept in another state until a formal request for them arrives. May that state say no because the act is no offence "
    "under its own law? First you say what you expect. Then you change the request and the reservation and watch the rules answer."
)
TIME = "The core path takes 20 minutes: prediction 3, time machine 6, two tasks 6, debrief 5. The rest is for homework or a longer class."

# --- (a) facts and prediction
FACTS_TITLE = "The request"
FACTS = (
    (
        "On 1 March 2020 somebody in the United States uses an account at a provider in Austria (mail.example.org) for an act that the United States "
        "punishes. On 11 March 2020 the United States asks Austria to preserve the log of the account. Both are Parties to the Budapest Convention."
    ),
    "The act is made up, and this exercise says nothing about whether real Austrian law punishes it. The treaty, the days and the reservation are real.",
)
PREDICTION_INTRO = "Answer the three questions before you go on. “I don't know yet” is an answer. Your answers are kept and compared at the end."
PREDICTIONS = {
    "inside": (
        "The act is spreading malware (Articles 2 to 11). May Austria make preservation depend on dual criminality?",
        "This needs a provision that lets a Party ask for dual criminality before it preserves data on such an offence.",
        "This needs a provision that forbids the condition for such an offence, or limits who may ask for it.",
        "You would have to read Article 29, one number at a time.",
    ),
    "outside": (
        "The act is an offence outside Articles 2 to 11. Has Austria kept a right to refuse preservation if dual criminality will fail when the data are to be handed over?",
        "This needs a reservation of Austria that was in force on 11 March 2020.",
        "This needs a list of Austria's reservations that shows none.",
        "You would have to look at what Austria declared when it joined.",
    ),
    "silent": (
        "A Party has made no reservation. May it use Article 29(4) all the same, because the article stands in the Convention?",
        "This would need an article that gives the right by itself.",
        "This would need an article that gives the right only to a Party that reserved it.",
        "You would have to find out what a reservation does.",
    ),
}

SHEET = (
    "On 1 March 2020 somebody in the United States uses an account at a provider in Austria for an act that the United States punishes. On 11 March 2020 the United States asks "
    "Austria to preserve the log of the account. Both are Parties to the Budapest Convention. The act is made up; the treaty, the days and the reservation are real."
)

# --- (b) time machine
MACHINE_TITLE = "Part 2. The time machine"
MACHINE_INTRO = (
    "Change one thing at a time: the conduct, the requested state, the day of the request, the measure. With the last field you can suppose that the "
    "requested state has, or has not, made the reservation to Article 29(4). A supposition is marked as one."
)
MACHINE_LABELS = {
    "committed_on": "Day of the act",
    "requested_on": "Day of the request",
    "requesting": "Requesting state",
    "requested": "Requested state",
    "measure": "Measure",
    "conduct": "Conduct",
}
RESERVATION_LABEL = "Reservation to Article 29(4)"
RESERVATIONS = {
    "data": ("as the data hold it", "What somebody looked up; where nobody looked, the data does not know."),
    "made": ("suppose that the requested state made it", "A supposition, to see what the reservation changes."),
    "none": ("suppose that it made none", "A supposition, to see what holds without it."),
}
SUPPOSED_MADE = "{state} is supposed here to have made the reservation; this is no fact."
SUPPOSED_NONE = "{state} is supposed here to have made no reservation; this is no fact."
SUPPOSED_SOURCE = "a supposition of this exercise"
SUPPOSED_NOTE = "You suppose something about {state}'s reservation. The answer is what the rules would say then. It is not what the data hold."
MACHINE_STATIC = "The time machine at work: five settings and what the rules say"
NAMED_DAYS = (
    ("2012-09-30", "the day before the Convention binds Austria"),
    ("2012-10-01", "the Convention binds Austria"),
    ("2018-10-01", "the Convention binds Argentina"),
    ("2020-03-11", "the request of this exercise"),
)
MACHINE_SAMPLES: tuple[tuple[str, dict[str, str]], ...] = (
    ("As it stands: an offence outside Articles 2 to 11, asked of Austria", {}),
    ("The act is malware", {"conduct": "malware"}),
    ("Suppose that Austria made no reservation", {"reservation": "none"}),
    ("The request comes on 30 September 2012", {"committed_on": "2012-09-01", "requested_on": "2012-09-30"}),
    ("The same data, but to be searched and handed over", {"measure": "search_seizure"}),
)

# --- (c) tasks
TASKS_TITLE = "Part 3. Tasks"
TASKS_INTRO = "The rules check your answers; no answer is stored. Tasks 1 and 2 belong to the core path."

WHO_TITLE = "Task 1. Who kept the right?"
WHO_PROMPT = (
    "It is 11 March 2020. Tick the states for which a reservation to Article 29(4) of the Budapest Convention was in force. For a state where nobody "
    "looked, you are not marked: a missing record is not a “no”."
)
WHO_LABEL = "States with the reservation"
WHO_STATE = "{state}"
WHO_WHY = "Its declarations under the Convention tell. Has somebody looked?"
WHO_MADE = "{state} made the reservation: {text}"
WHO_NONE = "{state} made none: {text}"
WHO_NOT_LOOKED = "Nobody of this project has looked at every reservation of {state}. You are not marked on it."
WHO_HINTS = (
    "A reservation is a state's own declaration. It stands in the list of the depositary, not in the Convention.",
    "More than one of these states made it, and they are not all in Europe.",
)

WHICH_TITLE = "Task 2. Which provision stands against the refusal?"
WHICH_PROMPT = (
    "The request concerns malware. Suppose that Austria answers: “The act is no offence here, so we do not preserve the data.” Which provision says that this "
    "reason does not count?"
)
WHICH_LABEL = "The provision"
WHICH_ANSWER = "Does Austria's reservation help it here?"
WHICH_YES, WHICH_NO = "Yes, it does", "No, it does not"
WHICH_YES_WHY = "A reservation gives a right to refuse. Ask for which offences."
WHICH_NO_WHY = "Article 29(4) allows it for offences other than those of Articles 2 to 11. Ask where malware belongs."
WHICH_RIGHT = "Malware lies inside Articles 2 to 11, where the reservation is not allowed; for these offences the rules find no obstacle."
WHICH_WRONG = "Compare the offences for which Article 29(4) allows a reservation with the offence of this request."
WHICH_UNGRADED = "What decides here is not confirmed."
WHICH_HINTS = (
    "The answer stands in the article on preservation, not in the general articles on assistance.",
    "One number of the article forbids a condition; the next one opens a narrow door. You need the first.",
)

FIRST_TITLE = "Task 3. The first day"
FIRST_PROMPT = "On which day could the United States for the first time ask Austria for preservation under Article 29?"
FIRST_LABEL = "First day"
FIRST_HINTS = (
    "Both have to be bound. The later of the two days decides.",
    "Austria deposited its instrument on 13 June 2012. Article 36(4): first day of the month after three months.",
)

OTHER_TITLE = "Task 4. Another reason to refuse"
OTHER_PROMPT = "Austria considers the offence a political one. The data are to be preserved, nothing is handed over yet. Which provision lets it refuse?"
OTHER_LABEL = "The provision"
OTHER_HINTS = (
    "The grounds for refusing preservation stand in the article on preservation.",
    "There are two grounds, with two letters. The general article on assistance has a ground that reads almost the same; it is not the one.",
)

LONG_TITLE = "Task 5. For how long?"
LONG_PROMPT = "Austria preserves the log on 12 March 2020. For how long at least does the Convention keep it, before any request for assistance has come?"
LONG_LABEL = "At least"
LONG_OPTIONS = {
    "1": ("1 day", "This is the time in which some contact points answer; it is not the time for which data are kept."),
    "30": ("30 days", "Some national laws have such a period. Look for the period in the Convention."),
    "60": ("60 days", "Look whether a number of the article on preservation has this period."),
    "90": (
        "90 days",
        "Article 16(2) has this number, as the most that a domestic order may last before it is renewed.",
    ),
}
LONG_RIGHT = (
    "This is what the Convention asks for; afterwards the data are kept until the request for assistance is decided."
)
LONG_WRONG = "This is not the period of the Convention for another Party's request. Look at the last number of the article on preservation."
LONG_UNGRADED = "The period is not confirmed."
LONG_HINTS = (
    "Article 29 has seven numbers. The period stands in the last one.",
    "It gives the requesting Party time to send the request for search, seizure or disclosure.",
)

# --- (d) debrief
DEBRIEF_TITLE = "Part 4. Debrief"
DEBRIEF_NAME = "the debrief"
DEBRIEF_COMPARE = "Your prediction and the rules"
DEBRIEF_NO_PREDICTION = "You have not kept a prediction yet. The rules say:"
RULING_INSIDE = "for malware, preservation may not depend on dual criminality."
RULING_OUTSIDE_MADE = "{text} It was in force on 11 March 2020."
RULING_OUTSIDE_NONE = "no reservation of Austria was in force on 11 March 2020."
RULING_OUTSIDE_UNKNOWN = "nobody has looked."
RULING_SILENT = "without a reservation, the route by way of the Convention is “{outcome}”. Article 29(4) gives a right only to a Party that reserved it."
DEBRIEF_STEPS_TITLE = "Four steps in one article"
DEBRIEF_STEPS: tuple[tuple[str, str], ...] = (
    (
        "29(3)",
        "The duty: data are preserved, and dual criminality may not be made a condition. There is no list of offences.",
    ),
    (
        "29(4)",
        "The exception: a Party that asks for dual criminality before it discloses data may reserve a right to refuse preservation.",
    ),
    (
        "29(4)",
        "The exception to the exception: never for the offences of Articles 2 to 11, and only with reason to believe that the condition will fail at disclosure.",
    ),
    (
        "29(5)",
        "Beside it, two grounds only: a political offence, and essential interests such as sovereignty or security.",
    ),
)
DEBRIEF_WHY_TITLE = "Why preserve without dual criminality?"
DEBRIEF_WHY = (
    "Nothing is handed over yet. Whether the act is an offence in both states can be examined later, when the request for disclosure comes. If the data are "
    "gone by then, the examination is of no use. So the Convention separates two questions that extradition asks at once."
)
DEBRIEF_SOURCE_TITLE = "Check the source: how far does Article 29(3) reach?"
DEBRIEF_SOURCE = (
    (
        "The teaching text on which this course is built says that Article 29(3) drops dual criminality for the offences of Articles 2 to 11, and that Article "
        "29(4) gives states a right to refuse for other offences."
    ),
    (
        "The Convention says something else. Article 29(3) has no list of offences. Articles 2 to 11 appear only in Article 29(4), as the place where the "
        "reservation is not allowed. And Article 29(4) gives a right only to a Party that made the reservation."
    ),
)
DEBRIEF_ARGENTINA_TITLE = "Did you know? A reservation that reads strangely"
DEBRIEF_DISCUSS_TITLE = "To discuss"
DEBRIEF_DISCUSS = (
    "A Party without the reservation is asked to preserve data on an act that it protects as free speech. Which provision, if any, helps it?",
    "Who is harmed when data are preserved that are never handed over? Is a limit of time enough to protect them?",
    "Why would a state make the reservation, and why would another not make it?",
)

# --- (e) transfer
TRANSFER_TITLE = "Part 5. A new case, without hints"
TRANSFER_FACTS = (
    (
        "State Hill asks State Lake on 5 June to preserve the messages of an account (account 4711 at chat.example.org). The act is an insult of a public "
        "officer, an offence in Hill and not in Lake. Both are Parties to the Budapest Convention. Lake requires dual criminality before it discloses data. It made "
        "no reservation when it joined."
    ),
    (
        "The provider deletes messages after 30 days. A lawyer in Lake's ministry proposes to answer: “We refuse to preserve, because we could not disclose the "
        "messages later anyway.”"
    ),
)
TRANSFER_QUESTION = "What do you advise Lake?"
TRANSFER_DECISIONS = {
    "refuse": (
        "Refuse to preserve, because disclosure will fail",
        "Disclosure may well fail. But the right to refuse preservation for that reason has to be reserved.",
    ),
    "preserve": (
        "Preserve the messages now, and examine dual criminality when disclosure is asked for",
        "The Convention separates the two questions.",
    ),
    "reserve": (
        "Make the reservation now, and refuse then",
        "A reservation can be made at the time of signature or of the deposit (Article 42). Ask whether that time has passed.",
    ),
}
TRANSFER_KEY_POINTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Preservation may not depend on dual criminality, whatever the offence is. Lake has no reservation, so its rule on disclosure is no reason to refuse preservation.",
        ("29(3)", "29(4)"),
    ),
    (
        "The reservation is closed to Lake now: it belongs to the time of signature or of the deposit.",
        ("42",),
    ),
    (
        (
            "Whether Lake may refuse because the offence is political, or because of its essential interests, is another question. Nothing in the facts says that an insult of an officer is a political offence; "
            "whoever relies on it has to say why."
        ),
        ("29(5)(a)", "29(5)(b)"),
    ),
    (
        "Lake keeps the messages for at least sixty days. Hill uses the time to send its request for disclosure; there Lake may apply its own law on dual criminality.",
        ("29(7)", "25(4)"),
    ),
)

ROLES = (
    "The prosecutor of the requesting state: says what is asked for, and by which article.",
    "The contact point of the requested state: looks for a reason to refuse, and names its provision.",
    "The registrar: finds out what each state declared, and since when.",
    "The clerk: writes down outcome and provision, and announces them to the class.",
)
COMMON_ERRORS = (
    "Reading Articles 2 to 11 into Article 29(3). They stand in Article 29(4), as a limit of the reservation.",
    "Taking “nobody looked” for “no reservation”.",
    "Taking preservation for disclosure: nothing is handed over.",
    "Citing Article 27(4) for the refusal of preservation. Article 29(5) has its own two grounds.",
)
