"""The words of the explorer's prediction, tasks, debrief and new case."""

from __future__ import annotations

# --- (a) prediction
PREDICTION_INTRO = "Answer the three questions before you look anything up. “I don't know yet” is an answer. Your answers are kept and compared at the end."
COUNT_QUESTION = (
    "On 1 January 2024, with how many of the other states in this data did the Philippines share a treaty that obliges the "
    "requested state to preserve data quickly? (The data names nearly 200.)"
)
COUNT_OPTIONS = {
    "few": ("Fewer than 20", "It expects that only neighbours or close partners have such treaties."),
    "some": ("20 to 120", "It expects one treaty with many parties, and many states outside it."),
    "most": ("More than 120", "It expects that a treaty open to all states deals with preservation."),
}
COUNT_UNKNOWN = "You would have to find the treaties that deal with preservation, and their parties on that day."
COUNT_BOUNDS = {"few": (0, 19), "some": (20, 120), "most": (121, 400)}
ENOUGH_QUESTION = (
    "Two states have both joined the United Nations Convention against Transnational Organized Crime (UNTOC). One person, alone, spreads malware from one to the "
    "other. Does UNTOC oblige the first state to hand over stored traffic data?"
)
ENOUGH_OPTIONS = (
    "This needs a Convention whose scope covers every serious crime across borders.",
    "This is so when the Convention covers only some crimes, such as those of an organised group.",
    "You would have to read what the Convention says about its scope.",
)
SILENCE_QUESTION = "The data records no deposit of a state under a treaty. Does that show that the state is not bound?"
SILENCE_OPTIONS = {
    "yes": ("Yes", "A list of parties is complete, one expects, so who is not in it is not bound."),
    "depends": (
        "It depends on how far the list of parties was seen",
        "A list that was seen whole for the day shows it; a list that ends earlier shows nothing about later days.",
    ),
    "unknown": (
        "I don't know yet",
        "You would have to ask who keeps the list and for which day somebody saw it whole.",
    ),
}
COUNT_REASON = "On 1 January 2024 an instrument obliged {sure} states on confirmed facts, and at most {most} states."
ENOUGH_REASON = "Between {first} and {second}, by way of {title}, it turns on this: {questions} {answer}"
SILENCE_REASON = (
    "For {on}, the data answers “not bound” for {denied} of the entries without a recorded first day (state and instrument), because the list was seen whole, the instrument was not in force or the state "
    "cannot join. For {open} it answers “not known”."
)

# --- (c) tasks
TASKS_TITLE = "Part 3. Tasks"
TASKS_INTRO = (
    "The rules check your answers; no answer is stored. Use the explorer above. Tasks 1 and 2 belong to the core path; with the chapter "
    "on the cybercrime treaties, take task 5 instead of one of them."
)

FIRST_TITLE = "Task 1. The first day"
FIRST_PROMPT = (
    "Brazil and Nigeria: on which day did they first share an instrument of this course that obliges a state to preserve data for the other? Give the day and a provision "
    "that obliges. Take the view “Who is bound with whom” with Brazil, and compare two days."
)
FIRST_DAY = "First day on which both are bound"
FIRST_PROVISION = "A provision on preservation for another state"
FIRST_HINTS = (
    "Each of the two joined on its own day. The later first day counts.",
    "A deposit does not bind at once. Look at the first day in force, in the view “Who is bound by one instrument”.",
    "Brazil deposited its accession on 30 November 2022. The Convention then counts three months and goes to the first day of the next month.",
)
FIRST_SAMPLES = ("2022-11-01", "2022-11-30", "2023-02-28", "2023-03-01")

UNKNOWN_TITLE = "Task 2. Find an “unknown”, and say why it is not “no”"
UNKNOWN_PROMPT = (
    "Find a state, an instrument and a day for which the data does not know whether the state is bound. Then say why that is not the same as “not bound”. The view “Who is "
    "bound by one instrument” helps: look for the question marks."
)
UNKNOWN_STATE = "State (unknown)"
UNKNOWN_INSTRUMENT = "Instrument (unknown)"
UNKNOWN_DAY = "Day (unknown)"
UNKNOWN_WHY = "Why is it not “no”?"
UNKNOWN_REASONS = {
    "list_end": (
        "The list of parties was seen whole only up to an earlier day, or for no day",
        "The state could have joined after that day, and nobody would see it here.",
    ),
    "no_first_day": (
        "A deposit is recorded, but not the day from which it binds",
        "The state has done its part; from which day it is bound is missing.",
    ),
    "part_of_date": (
        "The first or last day is known only as a month or a year",
        "A day inside that month or year is neither before nor after it.",
    ),
    "not_listed": (
        "The state does not stand in the list, so it is not bound",
        "It looks like a safe conclusion; it is one only where the list was seen whole.",
    ),
}
UNKNOWN_RIGHT = "The data does not know it: {reason}."
UNKNOWN_WRONG = "The data has an answer here: {reason}. Look for a question mark."
UNKNOWN_UNGRADED = "The data has an answer here, but it is not confirmed: {reason}."
UNKNOWN_WHY_RIGHT = "That is why the answer stays open."
UNKNOWN_WHY_WRONG = "Read what the data says about this state and this list: {reason}."
UNKNOWN_WHY_NOTHING = "There is nothing to explain yet: the data has an answer for this state and day."
UNKNOWN_HINTS = (
    "Every instrument says up to which day its list of parties was seen whole. The view “Who is bound by one instrument” shows that day.",
    "Take a day after that one, and a state without a deposit.",
    "The lists of some instruments were seen whole for no day: any state that could be a party and has no recorded first day is then not known.",
)
UNKNOWN_SAMPLE = "{state}, {instrument}, {day}"

REGION_TITLE = "Task 3. Which region gains most?"
REGION_PROMPT = (
    "Suppose that India had been bound by the Budapest Convention since 1 January 2020. On 1 July 2020 it asks about preservation of data after malware. With the states of which region does it gain "
    "most, and what kind of basis is it? Take the view “What if a state had joined”."
)
REGION_FIELD = "Region that gains most"
REGION_KIND = "Kind of basis gained"
REGION_WHYS = {
    "Africa": "Many states of Africa lie outside the Convention in 2020, and some had joined.",
    "Americas": "The United States, Canada and several others had joined by 2020.",
    "Asia": "India's neighbours lie there; a treaty helps only with those that are bound by it.",
    "Europe": "The Convention was made in the Council of Europe.",
    "Oceania": "Few states, of which some had joined.",
}
KIND_WHYS = {
    "operative": "It would oblige the requested state without a further condition.",
    "conditional": "It would oblige only in a case that meets a condition.",
    "optional": "A state could rely on it and would not have to.",
    "framework": "It would be an undertaking without a procedure.",
}
REGION_RIGHT = "By the rules the gains are: {gains}."
REGION_WRONG = "Compare the table “Gains by region” for the same question."
REGION_UNGRADED = "What is confirmed does not decide between the regions."
KIND_RIGHT = "That is the kind the rules find for the states that gain."
KIND_WRONG = "Look at one of the states that gain: from what to what does it change?"
KIND_UNGRADED = "What this turns on is not confirmed."
REGION_HINTS = (
    "Set the view, the state, the instrument, the year, the measure and the day as in the task.",
    "A state gains only with states that were bound on that day.",
    "Count by region in the table “Gains by region”.",
)

RESIDUAL_TITLE = "Task 4. Where does Article 27 stand back?"
RESIDUAL_PROMPT = (
    "Article 27 of the Budapest Convention is residual: it applies only where no treaty on mutual assistance is in force between the two. For a request for mutual assistance on 1 January 2024, "
    "find two states between which it stands back, and two between which it applies because a search found no such treaty."
)
BACK_FIRST, BACK_SECOND = "Stands back: first state", "Stands back: second state"
APPLIES_FIRST, APPLIES_SECOND = "Applies: first state", "Applies: second state"
BACK_LABEL, APPLIES_LABEL = "Article 27 stands back", "Article 27 applies"
PAIR_WHY = "Look at what stands between it and the other state."
BACK_RIGHT = "Between {first} and {second} another treaty on assistance is in force, so Article 27 stands back."
BACK_WRONG = (
    "Between {first} and {second} the rules find no treaty on assistance in force before which Article 27 stands back."
)
APPLIES_RIGHT = "Between {first} and {second} a search found no treaty on assistance, and the Convention binds both: Article 27 applies."
APPLIES_WRONG = "Between {first} and {second} Article 27 stands back."
NOT_BOTH = "The Convention does not bind both {first} and {second} on this day."
APPLIES_OPEN = "Between {first} and {second} the Convention is in force, but nobody has searched for a treaty on assistance between the two alone. So nobody can say that Article 27 applies, and you are not marked."
RESIDUAL_UNGRADED = "What this turns on is not confirmed, or not known."
RESIDUAL_SAME = "The two states are the same; cooperation needs two."
RESIDUAL_HINTS = (
    "An old convention of the Council of Europe on mutual assistance binds many states that also joined the Budapest Convention.",
    "In the view “Who is bound with whom” choose a second state: the residual basis stands there as “set aside”, or with a condition.",
    "Searches are rare in this data. One concerns Japan and the Philippines.",
)
RESIDUAL_SAMPLES = (
    ("France and Italy; Japan and the Philippines", ("FRA", "ITA", "JPN", "PHL")),
    ("Japan and the Philippines; Brazil and Nigeria", ("JPN", "PHL", "BRA", "NGA")),
)

POLITICAL_TITLE = "Task 5. Political offence: must or may?"
POLITICAL_PROMPT = (
    "Many instruments know the political offence as a ground of refusal. Some say that the requested state must refuse, others that it may. Take the view “Instruments compared” with the topic “Grounds of refusal”, "
    "and say for each of the four what it says."
)
POLITICAL_OPTIONS = {
    "requires_refusal": ("Must refuse", "The words leave no choice: extradition or help shall not be granted."),
    "permits_refusal": ("May refuse", "The words leave the choice to the requested state."),
    "forbids_refusal": (
        "May not refuse on this ground",
        "Some instruments take a ground away, as many do for fiscal offences.",
    ),
}
POLITICAL_INSTRUMENTS = ("budapest_185", "ece_24", "ecmacm_30", "uk_us_2003")
POLITICAL_RIGHT = "So it stands in the provision."
POLITICAL_WRONG = "Read the provision: does it say “shall” or “may”?"
POLITICAL_UNGRADED = "The text of this provision was not read, so it is not marked."
POLITICAL_HINTS = (
    "Two of the four deal with extradition and two with assistance.",
    "Compare Article 3(1) of the European Convention on Extradition with Article 2(a) of the European Convention on Mutual Assistance.",
    "Look for the words “Must refuse” and “May refuse” in the comparison.",
)

# --- (d) debrief
DEBRIEF_TITLE = "Part 4. Debrief"
DEBRIEF_NAME = "the debrief"
DEBRIEF_COMPARE = "Your prediction and the rules"
DEBRIEF_NO_PREDICTION = "You have not kept a prediction yet. The rules say:"
DEBRIEF_LISTS = "Deposited, bound, not known: three lists"
DEBRIEF_LISTS_TEXT = (
    "“How many parties does the treaty have?” has no answer without a day, and two answers on most days. The table counts deposits and states bound apart, and says for how many "
    "states of this data the answer is not known."
)
DEBRIEF_LISTS_CAPTION = "Instruments on {day}: three lists"
DEBRIEF_LISTS_HEADS = ("Instrument", "Deposits", "Bound", "Not known", "List seen whole up to")
NEVER = "no day"
COMPLETE = "complete"
DEBRIEF_LATER = "Check the source: what the original teaching text of 2018 could not know"
DEBRIEF_LATER_TEXT = (
    "The UNODC module on which this course builds compares treaties as they stood when it was written. A comparison ages. These instruments of the course entered into force after 2018, apply only since then, or are "
    "recorded here without a day in force:"
)
DEBRIEF_LATER_FROM = "{title}: in force {day}"
DEBRIEF_LATER_NONE = "{title}: no day in force is recorded"
DEBRIEF_SEEN = "For each comparison, write the day beside it, and where you read it."
DEBRIEF_DISCUSS_TITLE = "To talk about"
DEBRIEF_DISCUSS = (
    "A ministry has money for one accession. Does it gain more from an instrument with many parties, or from one with few parties and more precise duties?",
    "Your map shows a question mark for a state that you must ask tomorrow. Whom do you ask, and what do you write in the meantime?",
    "UNTOC covers nearly the whole map with stripes. When does a stripe help a prosecutor, and when does it only look good?",
)

# --- (e) transfer
TRANSFER_TITLE = "Part 5. A new case, without hints"
TRANSFER_FACTS = (
    (
        "State East and State West have both been bound by UNTOC for years. State West is also bound by the Budapest Convention. "
        "State East, which is not a member of the Council of Europe, was invited and deposited its accession to the Budapest "
        "Convention on 10 January; its government announced on the radio that it “is now a party”."
    ),
    (
        "On 1 March one person, alone, encrypts the files of a school in State East with a program sent from a server in State "
        "West (192.0.2.44). The provider of that server, at host.example.org, deletes its logs after 45 days. The act carries up "
        "to three years in both states."
    ),
    (
        "A list of treaties in the ministry of State East names no treaty on mutual assistance with State West. Nobody knows when "
        "the list was made."
    ),
    "It is 20 March. You advise the central authority of State East.",
)
TRANSFER_QUESTION = "What do you advise to do today?"
TRANSFER_DECISIONS = {
    "budapest": (
        "Ask State West for preservation under the Budapest Convention, as a party",
        "The deposit is made. From which day it binds is another question.",
    ),
    "untoc": (
        "Ask State West for the logs under UNTOC, because it binds both",
        "It binds both. What it asks of a case is another question.",
    ),
    "ask_now": (
        "Ask today without claiming a duty, have somebody search for a treaty, and ask under the Convention from its first day",
        "It asks early and claims only what is certain.",
    ),
    "wait": (
        "Wait for the first day of the Budapest Convention, then ask",
        "A duty is stronger than a wish. Logs have a last day too.",
    ),
}
TRANSFER_KEY_POINTS = (
    (
        "A deposit is not a first day. A state that accedes is bound from the first day of the month after three months from its deposit: 10 January gives 1 May. On 20 March the Convention does not oblige State West towards State East.",
        (("budapest_185", "37(2)"),),
    ),
    (
        "UNTOC binds both, but this case lies outside it: three years are below its “serious crime” of at least four, and one person is no organised group.",
        (("untoc_2000", "2(b)"), ("untoc_2000", "2(a)"), ("untoc_2000", "3(1)")),
    ),
    (
        "A list without a day is no proof that there is no treaty. It is “not known” and not “no”: somebody has to search.",
        (("budapest_185", "27(1)"), ("untoc_2000", "18(7)")),
    ),
    (
        (
            "The logs of 1 March are deleted after 45 days, on 15 April, before 1 May. So ask now, and say openly that you claim no duty. "
            "State West has to have a power to preserve data for its own cases; whether it uses its powers for a state that is not yet "
            "a party is for its own law to say."
        ),
        (("budapest_185", "16(1)"),),
    ),
    (
        "From 1 May ask again under the Convention: preservation without dual criminality, kept for at least 60 days.",
        (("budapest_185", "29(1)"), ("budapest_185", "29(3)"), ("budapest_185", "29(7)")),
    ),
)

# --- for the registry and the printed sheet
SHEET = (
    "A state is bound from its first day in force, not from its signature or deposit. A state that accedes to the Budapest Convention is bound from the first day of the month "
    "after three months from its deposit (Article 37(2)). It binds Nigeria since 1 November 2022; Brazil deposited its accession on 30 November 2022. UNTOC covers serious crime across borders that "
    "involves an organised criminal group (Article 3(1))."
)
ROLES = (
    "Foreign ministry: says which instruments bind the two states, and since when",
    "Prosecutor: says what is needed, and in which kind of case",
    "Sceptic: asks of every “no” and every “yes” on which day it was seen, and by whom",
    "Clerk: works the device, reads the table aloud by region",
)
COMMON_ERRORS = (
    "Counting deposits and calling them parties bound.",
    "Reading a state without a row as “not bound”.",
    "Taking a treaty with many parties for a duty in every case: UNTOC asks for a serious crime and an organised group.",
    "Overlooking that a residual article stands back as soon as a treaty on assistance is in force.",
    "Reading the supposed accession as a fact.",
    "Taking the map for a statement on borders or territories.",
)
