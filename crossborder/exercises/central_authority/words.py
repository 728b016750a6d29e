"""The words of the exercise on the other side of the desk."""

from __future__ import annotations

TITLE = "Change sides: a request comes in"
OUTCOME = "You can decide on a request from abroad: grant it, ask back, postpone, grant it in part or refuse it, name the provision, and say what your decision does to the data meanwhile."
WELCOME = (
    "You are the central authority of the requested state. Requests lie on your desk; some have faults, some meet a ground of refusal, some are in order. You decide on each, and name the "
    "provision. While you think and write, days pass, and logs are deleted."
)
TIME = "The core path takes 20 minutes: prediction 3, two requests 12, debrief 5. The rest is for homework or a longer class."
DAYS_NOTE = "The days that a decision costs are assumed for teaching. The requests are made up; the treaties are real."

# --- (a) prediction
PREDICTION_INTRO = "Answer the three questions before you go on. “I don't know yet” is an answer. Your answers are kept and compared at the end."
PREDICTIONS = {
    "must_refuse": (
        "A treaty says that a state may refuse if it considers the offence political. Must it refuse then?",
        "This would need a provision that requires refusal.",
        "This needs a provision that only permits refusal.",
        "You would have to look for “shall” or “may”.",
    ),
    "fault_refuse": (
        "A request for preservation under the Budapest Convention lacks an identifier. Is that a ground to refuse it?",
        "This would need a ground of refusal for faults of form.",
        "This needs a closed list of grounds in which faults of form do not stand.",
        "You would have to read the grounds of refusal for preservation.",
    ),
    "own_case": (
        "Handing over data would harm an investigation of your own. Does the Budapest Convention let you wait?",
        "This needs a provision on postponement that applies between the two states.",
        "This would mean that you can only grant or refuse.",
        "You would have to find out whether another assistance treaty is in force.",
    ),
}

# --- (b) requests
DESK_TITLE = "Part 2. The requests on your desk"
DESK_INTRO = "Read each request as it came in, with what you know beside it. Decide, name the provision, and say whether the provider is to keep the data meanwhile. The rules check it."
LETTER = "The request as it came in"
KNOWN = "What you know beside it"
CLOCK = "The clock"
CLOCK_TEXT = "The request is dated {asked}. The data are deleted on {lost}, {days} days later."
CLOCK_NONE = "No day is stated on which the data are deleted."
DECISION = "Your decision"
DECISIONS: dict[str, tuple[str, str]] = {
    "grant": (
        "Grant it",
        "Everything that is needed is there, and nothing stands against it, or you do not use a ground that only permits refusal.",
    ),
    "ask_back": ("Ask back", "Something that the basis requires is missing or cannot be used."),
    "postpone": ("Postpone it", "The measure would harm a case of your own."),
    "partial": ("Grant it in part or on conditions", "A ground concerns a part, or a condition meets it."),
    "refuse": ("Refuse it", "A ground requires or permits it."),
}
PROVISION = "On which provision?"
NO_PROVISION = "on no special provision: I grant it as the basis obliges me"
NO_PROVISION_WHY = "A decision to grant rests on the basis itself."
POINTS = "What do you ask for? (only if you ask back)"
POINT_WHY = "It is one of the parts of a request. Look whether it is there and can be used."
KEEP = "Is the provider to keep the data while you decide?"
KEEP_YES, KEEP_NO = "Yes, by an order of our own at once", "No, I decide first"
KEEP_YES_WHY = "A state has the domestic power to order preservation (Article 16(1)); it hands nothing over."
KEEP_NO_WHY = "An order costs a little work. Count the days."
DAYS = {"grant": 2, "ask_back": 21, "postpone": 90, "partial": 7, "refuse": 3}

SAYS_RIGHT = "{reason}"
SAYS_WRONG = "{reason} What else could be decided here: {others}."
SAYS_NOTHING = "nothing that the rules know"
PROVISION_NONE_RIGHT = "To grant a request you need no more than its basis."
POINTS_RIGHT = "These are the points that are missing or cannot be used."
POINTS_MISSED = "You missed: {missed}."
POINTS_EXTRA = "In order as it is: {extra}."
POINTS_NOTHING = "There is nothing to ask for."
TIME_LABEL = "The data"
TIME_KEPT = "Your order keeps the data. Your decision takes about {cost} days (assumed for teaching); the data would have been deleted after {left}."
TIME_THERE = "Your decision takes about {cost} days (assumed for teaching); the data are there for {left} days."
TIME_GONE = "Your decision takes about {cost} days (assumed for teaching); the data are deleted after {left}. Whatever you decide then, there is nothing left to hand over."
HINTS = (
    "Go in order: is a basis in force? Is everything there that it requires? Was a ground raised, and does it require or permit refusal?",
    "Look at what you know beside the request: does it name a ground, a case of your own, or nothing?",
    "Then count the days between your decision and the deletion of the data.",
)

INCOMING: dict[str, tuple[str, str, str]] = {
    "in_order": (
        "Request 1. Twenty days",
        "Brazil asks Nigeria to preserve records of access to an account. You are Nigeria's contact point.",
        "Nothing that stands against it.",
    ),
    "faults": (
        "Request 2. In a hurry",
        "Germany asks Chile who used an address. You are Chile's central authority.",
        "Nothing that stands against it. The provider says that it cannot find a customer from what is written.",
    ),
    "political": (
        "Request 3. A minister's view",
        "Brazil asks Nigeria to preserve records of access to an account. You are Nigeria's contact point.",
        "Your minister considers the offence a political one and has told you so in writing.",
    ),
    "own_case": (
        "Request 4. Our own case",
        "Brazil asks Nigeria for stored traffic data of an account. You are Nigeria's central authority.",
        "Your police watch the same account in a case of their own. Handing the data over now would warn the suspects. You have found no assistance treaty with Brazil.",
    ),
    "in_part": (
        "Request 5. Two accounts",
        "Brazil asks Nigeria for stored traffic data of two accounts. You are Nigeria's central authority.",
        "The second account is the official one of a member of your government; handing over its data would harm essential interests of your state. Nothing stands against the first. You have found no assistance treaty with Brazil.",
    ),
}
SECOND_ACCOUNT = "minister@example.org"
SECOND_LINK = "Three messages were exchanged between this account and the first one on 20 February."

# --- (c) a classmate's request
MATE_TITLE = "Part 3. A classmate's request"
MATE_NAME = "a classmate's request"
MATE_INTRO = "Read a file that a classmate saved in the exercise on drafting a request. Decide on it as on the others. You can also say what you know beside it; then the rules see it too."
MATE_READ = "Choose a file with a draft"
MATE_NONE = "No draft has been read yet."
MATE_DONE = "Read {name}. The request stands below."
MATE_WRONG = "{name} cannot be read as a draft: {problems} Your present work is as it was."
MATE_KNOW = "What you know beside it"
MATE_FACTS = {
    "political_offence": ("The offence is considered political", "Then a ground may permit refusal."),
    "essential_interests_at_risk": (
        "Help would harm essential interests of the state",
        "Then a ground may permit refusal.",
    ),
    "own_proceedings": ("The measure would harm a case of our own", "Then a provision may let you wait."),
}
MATE_CHECK = "Check my decision"
MATE_MISSING = "Read a draft, choose a decision, a provision and whether the data are kept."

# --- rubric
RUBRIC_TITLE = "The rubric"
RUBRIC_NAME = "the rubric"
RUBRIC_INTRO = "Points for each part of a decision. A lecturer can change them; what is not confirmed is not counted. The reason in words is marked by a person."
RUBRIC_HEADS = ("Part", "Points")
RUBRIC_PARTS = {"decision": (DECISION, 3), "provision": (PROVISION, 2), "points": (POINTS, 3), "time": (TIME_LABEL, 2)}
RUBRIC_SCORE = "By this rubric: {got} of {of} points over the requests that you have checked."
RUBRIC_NOTHING = "Check at least one request; then your points stand here."
RUBRIC_WRONG = "“{what}”: {text} is no whole number from 0 to 100. Until then {first} counts."

# --- (d) debrief
DEBRIEF_TITLE = "Part 4. Debrief"
DEBRIEF_NAME = "the debrief"
DEBRIEF_COMPARE = "Your prediction and the rules"
DEBRIEF_NO_PREDICTION = "You have not kept a prediction yet. The rules say:"
RULING_POLITICAL = "the ground permits refusal and does not require it; the rules call the request “{outcome}”."
RULING_FAULT = "preservation may be refused on two grounds only, and a missing identifier is neither. It is asked for."
RULING_OWN = "where no assistance treaty is in force, Article 27(5) lets the requested state postpone."
DEBRIEF_POINTS_TITLE = "What the other side looks at"
DEBRIEF_POINTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Refusal is the exception, and each ground stands in an article. For preservation there are two.",
        ("29(5)(a)", "29(5)(b)"),
    ),
    ("Before refusing or postponing, help in part or on conditions is weighed.", ("27(6)",)),
    ("Whoever refuses gives reasons, and says when help is not possible or delayed.", ("27(7)",)),
    (
        "The grounds of Article 27 are for states that have no assistance treaty with each other; with one, its own grounds count.",
        ("27(1)", "25(4)"),
    ),
)
DEBRIEF_SOURCE_TITLE = "Check the source: the wrong article"
DEBRIEF_SOURCE = (
    "The teaching text on which this course is built cites Article 25(4) for refusal because of sovereignty, security or a political offence. These grounds stand in Article 27(4), and for preservation in Article 29(5). Article "
    "25(4) sends you to the requested state's law and to the treaties in force."
)
DEBRIEF_DISCUSS_TITLE = "To discuss"
DEBRIEF_DISCUSS = (
    "A ground permits refusal. Who should decide whether to use it: a judge, a ministry, a minister?",
    "Keeping data costs the provider and touches the customer. When would you not order it while you think?",
    "Compare your reasons for request 3 with a neighbour's. Could both decisions be right?",
)

# --- (e) transfer
TRANSFER_TITLE = "Part 5. A new case, without hints"
TRANSFER_FACTS = (
    (
        "State Brook asks State Stone on 4 May to preserve, and later to hand over, the records of two accounts at social.example.org. Both are Parties to the Budapest Convention and have no assistance treaty. The "
        "offence is intrusion into a ministry's servers. One account is that of a newspaper's editor; Stone's constitution protects the sources of the press."
    ),
    "The request for preservation is complete. The provider deletes its records on 20 May. A colleague proposes to refuse everything, “because the press is an essential interest of ours”.",
)
TRANSFER_QUESTION = "What do you advise Stone to do first?"
TRANSFER_DECISIONS = {
    "refuse_all": (
        "Refuse the whole request because of essential interests",
        "The ground exists. Ask what it touches now, while nothing is handed over.",
    ),
    "preserve_all": (
        "Preserve both records, and weigh the ground when disclosure is asked for",
        "Preservation hands nothing over.",
    ),
    "preserve_one": (
        "Preserve the one record, refuse the other now",
        "The ground may concern one account only. Ask what is lost if it is refused now.",
    ),
}
TRANSFER_KEY_POINTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Essential interests are a ground for preservation too; but keeping is not handing over, and the harm that is feared comes with disclosure.",
        ("29(5)(b)", "29(1)"),
    ),
    ("If Stone refuses now, the records are gone on 20 May, and every later decision is empty.", ("29(7)",)),
    (
        "When disclosure is asked for, Stone weighs the ground for the editor's account, and whether help in part or on conditions is possible.",
        ("27(4)(b)", "27(6)"),
    ),
    ("Stone gives reasons for what it refuses.", ("27(7)",)),
)

ROLES = (
    "The central authority: decides and signs.",
    "The ministry's lawyer: looks for grounds, and says whether each requires or permits refusal.",
    "The provider: says when the data are deleted.",
    "The requesting state: answers questions, and asks what happened to its request.",
)
COMMON_ERRORS = (
    "Refusing because of a missing part. Ask back; some instruments know faults of form as a ground, others do not.",
    "Reading “may refuse” as “must refuse”.",
    "Citing Article 25(4) or 27(4) for the refusal of preservation. Article 29(5) has its own two grounds.",
    "Deciding well and too late: the data were deleted meanwhile.",
)
SHEET = (
    "You are the central authority of the requested state. Brazil asks Nigeria on 2 March 2026 to preserve records of access to an account; the provider deletes the first of them on 17 March. The request is complete. Nigeria's "
    "minister considers the offence political. You can grant, ask back, postpone, grant in part or refuse, and you can have the provider keep the data while you think."
)
