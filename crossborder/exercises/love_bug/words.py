"""All words of the Love Bug exercise. What the law says comes from the data; these are the words around it."""

from __future__ import annotations

TITLE = "The Love Bug, 4 May 2000"
OUTCOME = (
    "Decide whether a state can prosecute, extradite or hand over evidence when its law on malware comes after the act, "
    "and name the provision that decides."
)
WELCOME = (
    "You work on a real case. First you say what you expect. Then you change days, states and measures and watch the rules "
    "answer. You solve tasks, look back at your first expectation, and end with a new case."
)
TIME = "The core path takes 20 minutes: prediction 3, time machine 6, two tasks 6, debrief 5. The rest is for homework or a longer class."

# --- (a) facts and prediction
FACTS_TITLE = "The facts up to 11 May 2000"
FACTS_CAPTION = "What happened up to 11 May 2000"
TIMELINE_HEADS = ("Day", "What happened, and who says so")
FACTS_NOTE = (
    "No conviction is known to us. In all that follows, a person who is said to be the author is “alleged” to be."
)
PREDICTION_INTRO = (
    "It is 11 May 2000. The worm was sent from Manila and reached many states, among them the United States. "
    "Answer the three questions before you go on. “I don't know yet” is an answer. Your answers are kept and compared at the end."
)
PREDICTIONS = {
    "prosecute": (
        "Can the Philippines prosecute somebody for writing and spreading the worm, under an offence made for such acts?",
        "This needs an offence that was in force in the Philippines on the day of the act and that fits the act.",
        "This is so when no offence in force on the day of the act fits, and a later law may not reach back.",
        "You would have to find the Philippine offences in force on 4 May 2000 and compare each with the act.",
    ),
    "extradite": (
        "Could the Philippines extradite a suspect to the United States?",
        "This needs a legal basis and, where the treaty asks for dual criminality, an offence in both states on the day that counts.",
        "This is so when the treaty asks for dual criminality and Philippine law had no matching offence on the day that counts.",
        "You would have to read the treaty's article on extraditable offences and find out which day counts.",
    ),
    "evidence": (
        "Could the Philippines preserve evidence, or hand it over, for the United States?",
        "This needs a legal basis for assistance. Dual criminality is often not asked for here, or only for coercive measures.",
        "This is so when there is no legal basis for assistance, or when it asks for dual criminality and that is missing.",
        "You would have to read the treaty on assistance of 1994 and Philippine law on help without a treaty.",
    ),
}

SHEET = (
    "On 4 May 2000 a worm is sent by e-mail from Manila and reaches many states, among them the United States. On 8 May the Philippine police search a flat. It is 11 May 2000. Between the two states an "
    "extradition treaty is in force; the Budapest Convention does not exist yet. The specific Philippine law, Republic Act No. 8792, is approved on 14 June and in force from 19 June 2000."
)

# --- (b) time machine
MACHINE_TITLE = "Part 2. The time machine"
MACHINE_INTRO = (
    "Change one thing at a time and watch which step changes. A good start: leave all as it is, then move the day of the act to "
    "18 June 2000 and to 19 June 2000; put the day back and move the day of the request; then change the measure."
)
MACHINE_LABELS = {
    "committed_on": "Day of the act",
    "requested_on": "Day of the request",
    "requesting": "Requesting state",
    "requested": "Requested state",
    "measure": "Measure",
    "conduct": "Conduct",
}
MACHINE_STATIC = "The time machine at work: five settings and what the rules say"
NAMED_DAYS = (
    ("2000-05-04", "the worm spreads"),
    ("2000-05-11", "a week after the act"),
    ("2000-06-14", "Republic Act 8792 is approved"),
    ("2000-06-19", "Republic Act 8792 is in force"),
    ("2000-07-01", "a request after the new law"),
    ("2018-07-01", "the Budapest Convention binds the Philippines"),
)
MACHINE_SAMPLES: tuple[tuple[str, dict[str, str]], ...] = (
    ("As it was: act on 4 May, request on 11 May 2000", {}),
    ("The request comes later: 1 July 2000", {"requested_on": "2000-07-01"}),
    ("The act comes later: 19 June 2000", {"committed_on": "2000-06-19", "requested_on": "2000-07-01"}),
    ("Preservation instead of extradition, May 2000", {"measure": "preservation"}),
    ("Preservation, asked for on 1 July 2018", {"measure": "preservation", "requested_on": "2018-07-01"}),
)

# --- (c) tasks
TASKS_TITLE = "Part 3. Tasks"
TASKS_INTRO = (
    "The rules check your answers; no answer is stored. Each task asks for the provision that decides, and not only for the result. "
    "Tasks 1 and 2 belong to the core path."
)

HAVEN_TITLE = "Task 1. Close the haven with one change"
HAVEN_PROMPT = (
    "The United States asks the Philippines on 11 May 2000 to extradite a person for malware spread on 4 May 2000. Dual criminality is "
    "missing: for this act the Philippines is a safe haven. Which one change makes the act an offence in both states, whichever day counts in the Philippines? "
    "You can try each change in the time machine."
)
HAVEN_CHANGE = "The one change"
HAVEN_CHANGES: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    (
        "act_june_14",
        "The act is done on 14 June 2000, the day the new law is approved",
        "A law that is approved looks finished.",
        {"committed_on": "2000-06-14", "requested_on": "2000-07-01"},
    ),
    (
        "act_june_19",
        "The act is done on 19 June 2000",
        "The new law is in force on that day.",
        {"committed_on": "2000-06-19", "requested_on": "2000-07-01"},
    ),
    (
        "request_july",
        "The request arrives on 1 July 2000",
        "The new law is there when the request is read.",
        {"requested_on": "2000-07-01"},
    ),
    (
        "preservation",
        "The United States asks for preservation instead of extradition",
        "Some measures do without dual criminality.",
        {"measure": "preservation"},
    ),
    (
        "access",
        "The person is accused of illegal access instead of malware",
        "Another name for the act may fit another offence.",
        {"conduct": "illegal_access"},
    ),
    (
        "budapest",
        "The request arrives on 1 July 2018, when the Budapest Convention binds both states",
        "A treaty that both states have joined makes both punish such acts.",
        {"requested_on": "2018-07-01"},
    ),
)
HAVEN_RIGHT = "After this change the act is an offence in both states: dual criminality is met. (What else the extradition treaty asks for is not part of this task: its text was not read.)"
HAVEN_WRONG = "After this change Philippine law still has no offence in force for the act on {day}."
HAVEN_OPEN = "After this change the answer depends on which day counts: Philippine law had no offence on the day of the act and had one on the day of the request. The task asks for a change that works on either day."
HAVEN_UNGRADED = "An offence that this turns on is not confirmed, or whether there was one is not known."
HAVEN_HINTS = (
    "Ask two questions of each change: what did Philippine law punish, and on which day?",
    "A treaty or another measure does not add an offence to the law of a state.",
    "Signed, published and in force are three days. Only the last one makes an act an offence.",
    "Move the day of the act in the time machine, one day at a time, around the middle of June 2000.",
)

FIRST_TITLE = "Task 2. The first day"
FIRST_PROMPT = (
    "On which day did the Philippines punish malware for the first time? Give the first day on which writing or spreading a harmful program "
    "was an offence there, and the provision that made it one."
)
FIRST_DAY = "First day on which it was an offence"
FIRST_PROVISION = "The provision that made it one"
FIRST_HINTS = (
    "Look for a law of the year 2000.",
    "The law was approved on one day and applied from another.",
    "Republic Act No. 8792 was approved on 14 June 2000. It applied five days later.",
)
FIRST_SAMPLES = ("2000-06-14", "2000-06-18", "2000-06-19", "2000-06-20")

HAVENS_TITLE = "Task 3. Who was a haven on 4 May 2000?"
HAVENS_PROMPT = (
    "Tick each state that had no specific offence for malware in force on 4 May 2000: neither for making or spreading harmful code nor for "
    "damaging data. Then name one provision that later closed one of these havens. A state is marked only where its answer is confirmed."
)
HAVENS_TICK = "States without a specific offence on 4 May 2000"
HAVENS_PROVISION = "A provision that later closed one of these havens"
HAVENS_RIGHT = "Right for {states}."
HAVENS_WRONG = "{state}: {reason}."
HAVENS_UNGRADED = "Not graded, because the answer is not confirmed: {states}."
HAVENS_OTHERS = "Marked states"
HAVENS_NOT_MARKED = "States that are not marked"
HAVENS_PROVISION_RIGHT = "This provision was not in force on 4 May 2000, and it was the first of its state."
HAVENS_PROVISION_WRONG = (
    "This provision did not close a haven after 4 May 2000: it was in force already, or another one was first."
)
HAVENS_PROVISION_UNGRADED = "The state's answer is not confirmed, so this provision is not marked."
HAVENS_HINTS = (
    "Some states wrote their first computer crime laws in the 1980s.",
    "Enacted is not in force. One law in this list waited almost three years for its first day.",
    "Look at the day in force and not at the year in the name of the law.",
)
HAVENS_ALL, HAVENS_NONE = "All states ticked", "No state ticked"

LATER_TITLE = "Task 4. Why does the law approved on 14 June 2000 not help?"
LATER_PROMPT = (
    "In August 2000 a prosecutor has the worm, a suspect and Republic Act No. 8792. Why can the Act not be used for what happened on "
    "4 May 2000? Choose the reason that holds, and the provision that decides."
)
LATER_REASON = "The reason"
LATER_REASONS = {
    "retroactive": (
        "It was in force only after the act, and a later penal law may not reach back",
        "It compares the day of the act with the day in force, and adds the ban on punishment under later law.",
    ),
    "never": (
        "It was approved, but had still not entered into force in August 2000",
        "It takes approval and entry into force for two days that can be far apart.",
    ),
    "content": (
        "It does not punish writing or spreading harmful programs",
        "It doubts that the words of the Act reach a worm.",
    ),
    "ignored": (
        "It was in force on 4 May 2000, but nobody thought of it",
        "It takes the day of the act to lie after the day in force.",
    ),
}
LATER_RIGHT = "The act was done before the Act was in force, and the ban keeps it from reaching back."
LATER_WRONG = {
    "never": "Ask the rules about a day in August 2000: Philippine law punished malware then.",
    "content": "Read what the section punishes: it names harmful programs or the damage they do.",
    "ignored": "Ask the rules about 4 May 2000: no offence was in force.",
    "retroactive": "The days and the ban in the data do not bear this out.",
}
LATER_UNGRADED = "One of the facts that this reason turns on is not confirmed."
LATER_HINTS = (
    "Put three days in order: the act, the approval, the entry into force.",
    "Between the act and the first day of the Act lie 46 days.",
    "Look into the Bill of Rights of the Philippine Constitution.",
)

SCHOOLS_TITLE = "Task 5. A request of 1 July 2000: two schools, two answers"
SCHOOLS_PROMPT = (
    "The act was done on 4 May 2000. The request reaches the Philippines on 1 July 2000, after the new law is in force. States differ on the "
    "day on which the act has to be an offence in the requested state. Say what each school answers for Philippine law, and name a rule of "
    "each school from the law of another state."
)
SCHOOLS_ACT = "School 1, the day of the act: was it an offence in the Philippines?"
SCHOOLS_REQUEST = "School 2, the day of the request: was it an offence in the Philippines?"
SCHOOLS_ACT_RULE = "A rule of school 1"
SCHOOLS_REQUEST_RULE = "A rule of school 2"
SCHOOLS_YES = (
    "Yes, it was an offence on that day",
    "It needs a Philippine offence in force on the day that this school counts.",
)
SCHOOLS_NO = (
    "No, it was no specific offence on that day",
    "It holds when no specific offence was in force on the day that this school counts.",
)
SCHOOLS_RIGHT = "The rules give the same answer for {day}."
SCHOOLS_WRONG = "Ask the rules about Philippine law on {day}."
SCHOOLS_UNGRADED = "For {day} the data holds no confirmed answer."
SCHOOLS_RULE_RIGHT = "This rule counts that day."
SCHOOLS_RULE_WRONG = "This rule does not count that day. Read what it says."
SCHOOLS_RULE_UNGRADED = "The source of this rule was not read, so it is not marked."
SCHOOLS_HOME = "And the Philippines?"
SCHOOLS_HOME_OPEN = (
    "Which day counts in the Philippines is not known to the data, so the rules test both days. They differ, and the rules leave dual "
    "criminality open. This part is not marked."
)
SCHOOLS_HOME_KNOWN = "The rules say for the Philippines: dual criminality {answer}."
SCHOOLS_HINTS = (
    "The Act of 2000 was in force from 19 June. Compare this with each school's day.",
    "In one state the highest court decided this in a case about a former head of state.",
    "In another state the statute itself says: at the time when the request was received. A third state counts the day of the decision.",
)

PRESERVED_TITLE = "Task 6. What could have been preserved?"
PRESERVED_PROMPT = (
    "Logs and mailboxes do not last. Compare a request of 11 May 2000 with a request of 1 July 2018, for data that a provider in the "
    "Philippines still holds. The question on the assistance treaty of 1994 stays open here: only its headings and Article 1(1) were read, "
    "so you are not marked on it."
)
PRESERVED_THEN = "On 11 May 2000: did the Budapest Convention oblige the Philippines to preserve the data?"
PRESERVED_TREATY = (
    "On 11 May 2000: could the assistance treaty of 1994 have carried a request for the data? (not marked)"
)
PRESERVED_TODAY = "On 1 July 2018: may the Philippines ask for dual criminality before it preserves the data?"
PRESERVED_PROVISION = "The provision that decides on 1 July 2018"
PRESERVED_OPTIONS = {
    "then": (
        ("yes", "Yes", "It would have to bind both states on that day."),
        ("no", "No", "It holds when one of the two was not bound on that day."),
    ),
    "treaty": (
        ("yes", "Yes", "Its Article 1(1) promises assistance in investigations, in general words."),
        ("no", "No", "Its limits, which were not read here, may stand against it."),
        ("unknown", "I don't know yet", "Its list of kinds of help and its limits were not read here."),
    ),
    "today": (
        ("yes", "Yes, it may", "Dual criminality is a common condition of coercive help."),
        ("no", "No, it may not", "A treaty can do without it for a measure that hands nothing over."),
    ),
}
PRESERVED_RIGHT = "The rules say the same."
PRESERVED_WRONG = "The rules say otherwise. Try it in the time machine with the measure “preservation”."
PRESERVED_UNGRADED = "This is not confirmed, so it is not marked."
PRESERVED_TREATY_TEXT = (
    "The rules say “{outcome}”. The treaty was signed on 13 November 1994. Its entry into force and its Articles 1(2) to 20 were not seen, so "
    "nobody can be marked here. To find out, read Articles 1 and 3 of the treaty."
)
PRESERVED_HINTS = (
    "A convention that is not yet open for signature binds nobody.",
    "Preservation keeps data where they are. Nothing is handed over at this step.",
    "Look at the third paragraph of the article on expedited preservation.",
)

MORE_DAYS_TITLE = "Task 7. Two more first days"
MORE_DAYS_PROMPT = (
    "The same question twice more. On which day did Malaysia punish malware, or damage to data, for the first time? And on which day did the Budapest "
    "Convention first bind both the Philippines and the United States?"
)
MORE_DAYS_MALAYSIA = "Malaysia: first day on which it was an offence"
MORE_DAYS_BUDAPEST = "First day on which the Budapest Convention bound both"
MORE_DAYS_PROVISION = "Malaysia: the provision that made it one"
MORE_DAYS_HINTS = (
    "Malaysia's Act carries the year 1997 in its name.",
    "A minister's notification gave Malaysia's Act its first day, in the year 2000.",
    "A state is bound by the Budapest Convention from the first day of the month after three months from its deposit.",
)

# --- (d) debrief
DEBRIEF_TITLE = "Part 4. Debrief"
DEBRIEF_NAME = "the debrief"
DEBRIEF_HAPPENED = "What happened"
DEBRIEF_CAPTION = "What happened after 11 May 2000"
DEBRIEF_COMPARE = "Your prediction and the rules"
DEBRIEF_NO_PREDICTION = "You have not kept a prediction yet. The rules say:"
COMPARE_EXTRADITION_SECOND_HAND = "The treaty's own text was not read: that its Article 2 asks for dual criminality is known from a Philippine law firm's account."
COMPARE_EVIDENCE_UNREAD = (
    "Confirmed is that the assistance treaty was signed on 13 November 1994 and what its Article 1(1) says. Not seen are its Articles 1(2) to 20 "
    "and the day it entered into force, so whether it asks for dual criminality is unknown here."
)
COMPARE_TRIED = (
    "Older offences were tried, and the prosecutors found that they did not fit or could not be proved: {names}."
)
DEBRIEF_LEFT_OUT_TITLE = "Check the source: what the original teaching text leaves out"
DEBRIEF_LEFT_OUT = (
    "The UNODC module on which this lesson builds says, in short, that the author could not be prosecuted because the acts were no crime in his "
    "country. That is too short in four ways."
)
DEBRIEF_LEFT_OUT_POINTS = (
    "A suspect was charged: on 29 June 2000, under older laws (theft, and the law on access devices).",
    (
        "The charges were dismissed; this became known on 21 August 2000, and three reasons were reported: the law on access devices did not fit, "
        "the evidence of theft was not enough, and the new Act could not reach back."
    ),
    (
        "The end was not final: in September 2000 the investigators asked to revive the charges, and in June 2001 a reopening was reported. "
        "No trial is known to us."
    ),
    "“No specific offence” is not “no offence”. Better: no Philippine law in force on 4 May 2000 punished malware as such; older offences were tried and failed.",
)
DEBRIEF_ZOTOB_TITLE = "The mirror: Zotob in Morocco, 2005 and 2006"
DEBRIEF_ZOTOB = (
    "Five years later a worm again crossed borders. This time the state where a suspect was found had offences against computer systems in its "
    "Penal Code (Law 07-03), and it prosecuted at home. The FBI said that it was not seeking extradition for the time being. Put “Morocco” "
    "as requested state and 14 August 2005 as day of the act into the time machine."
)
DEBRIEF_ZOTOB_CAPTION = "Zotob, 2005 to 2006"
DEBRIEF_RULES_ZOTOB = "What the rules say on Morocco on 14 August 2005"
DEBRIEF_DISCUSS_TITLE = "To talk about"
DEBRIEF_DISCUSS = (
    "Which of your three predictions turned on a day, and which on a text that you have not read?",
    "Would a treaty alone have helped the United States in May 2000? Would a Philippine offence alone have helped?",
    "The ban on retroactive punishment protects everybody. Who pays for that protection in this case, and what can a state do in advance?",
)

# --- (e) transfer
TRANSFER_TITLE = "Part 5. A new case, without hints"
TRANSFER_FACTS = (
    (
        "On 3 March a programmer in State North sends out a program that encrypts the files of a hospital in State South. A log at a provider in "
        "State North (mail.example.org) names the address 192.0.2.17. The provider deletes each entry of its log after 60 days."
    ),
    (
        "State North's law on harmful programs was adopted on 1 February, published on 10 March and is in force from 1 April of the same year. "
        "Nothing earlier fits the act. Its constitution forbids punishment under a later law. State South has punished such acts with up to five years for a long time."
    ),
    (
        "A treaty of extradition binds both states. It asks that the act is an offence in both states, with a maximum of at least one year; it "
        "does not say on which day, and the courts of State North have not decided that. Both states are parties to the Budapest Convention; "
        "there is no treaty on mutual assistance between them."
    ),
    "It is 20 April. You advise the central authority of State South.",
)
TRANSFER_QUESTION = "What do you advise to do first?"
TRANSFER_DECISIONS = {
    "extradition": (
        "Ask for extradition now, and for nothing else",
        "The treaty is there, but whether dual criminality is met turns on the day that counts.",
    ),
    "preserve": (
        "Ask for preservation today, then for disclosure and extradition",
        "The log has a last day. Preservation does not wait for the answer on dual criminality.",
    ),
    "prosecute": (
        "Ask State North to prosecute, and wait",
        "Its offence came after the act, and its constitution forbids to apply it.",
    ),
    "nothing": (
        "Close the file: State North is a safe haven",
        "A missing offence on one day does not close every way.",
    ),
}
TRANSFER_KEY_POINTS = (
    (
        (
            "The data first. The oldest entry that matters is deleted 60 days after 3 March, that is on 2 May. Preservation may not be made to depend on dual "
            "criminality, and the data are then kept for at least 60 days."
        ),
        ("29(1)", "29(3)", "29(7)"),
    ),
    (
        (
            "Extradition is open, neither yes nor no. On the day of the act State North had no offence; on the day of the request it had one. The treaty does not say which "
            "day counts. Say so, and argue for the day that helps you. Five years are above the threshold in State South; State North's penalty has to be found."
        ),
        ("24(1)(a)",),
    ),
    ("What counts is the conduct and not the name of the offence.", ("25(5)",)),
    (
        (
            "No treaty on assistance is in force, so the Convention's own rules on requests apply, with their grounds of refusal; whether the law of State North asks for dual "
            "criminality before disclosure has to be found out."
        ),
        ("27(1)", "27(4)", "25(4)", "31(1)"),
    ),
    (
        "Prosecution in State North is not the way: its law was in force from 1 April. Adopted, published and in force are three days.",
        ("22(1)", "24(6)"),
    ),
)

# --- for the registry
ROLES = (
    "Prosecutor of the requesting state: says what is needed and by which day",
    "Central authority of the requested state: says what its law and its treaties allow",
    "Defence: argues the ban on retroactive punishment and the missing offence",
    "Clerk: works the device, reads steps and provisions aloud",
)
COMMON_ERRORS = (
    "“It was no crime”: older offences were tried; better “no specific offence was in force”.",
    "Taking the day of approval (14 June 2000) for the day in force (19 June 2000).",
    "Believing that a new law helps a later request: that depends on the day that counts in the requested state.",
    "Mixing two rules: the ban on retroactive punishment binds prosecution; dual criminality is a rule of cooperation.",
    "Expecting the same condition for all measures: preservation under the Budapest Convention does without dual criminality.",
    "Reading “not known” as “no”.",
)
