"""The words of the exercise on time."""

from __future__ import annotations

TITLE = "Race the clock: which data survive the channel?"
OUTCOME = "You can order the steps of an investigation abroad so that data survive until the formal request is answered, and name the provision that keeps them."
WELCOME = (
    "Formal requests take months; data last days or weeks. You plan the steps of an investigation, run the plan 100 times in simulated days, and see what "
    "survives. First you say what you expect."
)
TIME = "The core path takes 20 minutes: prediction 3, plan and runs 6, two tasks 6, debrief 5. The rest is for homework or a longer class."
SIMPLER = (
    "The simulation is simpler than life. Each time is drawn between a shortest and a longest number, most often near the usual one. Many of these numbers are assumed for "
    "teaching; the list says which, and you can change all of them. The states are made up; the provisions are real."
)

# --- (a) facts and prediction
FACTS_TITLE = "The case"
FACTS = (
    (
        "On 1 September 2026 somebody enters a company's servers in State Dale, a Member State of the European Union, and has money paid out at a cash machine. The traces lead to two other "
        "states. In State Ridge, outside the Union, are a rented server, a cloud account and the cash machine's camera. In State Vale, another Member State, are the provider of the "
        "Internet access and the provider of a mail account. All three are Parties to the Budapest Convention. Vale applies the Regulation on European Production Orders."
    ),
    "The company notices on day 3. You plan for the prosecutor in Dale.",
)
ITEMS_CAPTION = "The evidence, and how long it lives"
ITEMS_HEADS = ("Evidence", "Where", "How long it lives, if nobody asks for it")
ITEMS = {
    "memory": ("Memory of the rented server while it runs", "Ridge"),
    "log": ("Access log of the cloud account", "Ridge"),
    "mail": ("Mail that the user has deleted", "Ridge"),
    "video": ("Video of the cash machine", "Ridge"),
    "address": ("Who had the IP address 192.0.2.17 at 14:05 UTC", "Vale"),
    "subscriber": ("Who holds the mail account", "Vale"),
}
PREDICTION_INTRO = "Answer the three questions before you go on. “I don't know yet” is an answer. Your answers are kept and compared at the end."
PREDICTIONS = {
    "request_only": (
        "You send a formal request to Ridge at once, and nothing else. Is the access log still there when Ridge carries the request out, in most of 100 runs?",
        "This needs a log that lives longer than the request takes.",
        "This needs a request that takes longer than the log lives.",
        "You would have to compare two spreads, not two numbers.",
    ),
    "preserve_first": (
        "You ask for preservation through the contact points first, and send the formal request afterwards. Is the access log still there in most runs?",
        "This needs a quick channel, and a rule that keeps the data until the request is decided.",
        "This would mean that preservation comes too late, or ends too early.",
        "You would have to know for how long preserved data are held.",
    ),
    "memory": (
        "Does any channel of this page save the memory of the rented server in most runs?",
        "This needs a channel that is quicker than somebody who switches the server off.",
        "This would mean that it is gone, or that preservation does not reach it.",
        "You would have to ask what preservation is about: stored data.",
    ),
}

SHEET = (
    "Somebody enters a company's servers in State Dale and has money paid out at a cash machine. In State Ridge are a rented server (memory), a cloud account (access log, deleted mail) and the "
    "camera of the cash machine (video); in State Vale are the record who had an IP address and the record who holds a mail account. A formal request takes 6 to 24 months (reported to the "
    "Cybercrime Convention Committee, 2014). A log lives for weeks, a video about a month (assumed for teaching)."
)

# --- (b) plan and runs
PLAN_TITLE = "Part 2. Plan and run"
PLAN_INTRO = "Choose the steps in order. Each step is prepared after the one before it has left; then the answers are awaited side by side. Press the button to run the plan 100 times."
STEP = "Step {number}"
ACTIONS: dict[str, tuple[str, str]] = {
    "preserve": (
        "Ask both states for preservation, through the contact points (24/7)",
        "Quick, and nothing is handed over. It reaches stored data.",
    ),
    "inform": (
        "Send information to Ridge without a request",
        "Ridge may open a case of its own and secure the data with its own powers. Or it may not.",
    ),
    "mla": (
        "Send Ridge a formal request for assistance",
        "It reaches the evidence in Ridge. It has to be drafted, translated and sent through the central authorities.",
    ),
    "eio": (
        "Send Vale a European Investigation Order",
        "It reaches the evidence in Vale, through a judicial authority there.",
    ),
    "order": (
        "Send the providers in Vale a European Production Order",
        "It goes to the provider's establishment or representative. Possible since 18 August 2026.",
    ),
    "direct": (
        "Ask the mail provider directly who holds the account",
        "Some providers answer of their own will, some do not.",
    ),
}
RUN = "Run the plan 100 times"
RUN_AGAIN = "Run it with other chance"
RUN_EMPTY = "Choose at least one step, then run the plan."
RUN_CAPTION = "What survives, in 100 runs"
RUN_HEADS = ("Evidence", "Obtained", "Gone", "There, but not obtained", "Middle day of receipt")
RUN_NEVER = "none"
RUN_SENTENCE = "In {gone} of 100 runs the access log was gone; in {obtained} it was obtained."
RUN_SEED = "The draws are fixed: the same plan gives the same result. This is draw number {seed}."
RUN_TWICE = "A step that stands there twice counts once, where it stands first."
STATIC = "The simulation at work: five plans, 100 runs each, with the numbers of this page"
PLANS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The formal request alone", ("mla",)),
    ("The formal request, then preservation", ("mla", "preserve")),
    ("Preservation, then the formal request", ("preserve", "mla")),
    ("Preservation, the production order, then the formal request", ("preserve", "order", "mla")),
    ("Preservation and information, and no request", ("preserve", "inform")),
)

# --- numbers
NUMBERS_TITLE = "The numbers, and how to change them"
NUMBERS_NAME = "the numbers"
NUMBERS_INTRO = "Days: shortest, usual, longest. A source or “assumed for teaching” stands with each. Change a number, then run the plan again. A changed number is no longer the source's."
NUMBERS_CAPTION = "The numbers of this page"
NUMBERS_HEADS = ("Number", "Days: shortest, usual, longest", "From where")
NUMBERS: dict[str, str] = {
    "desk": "Preparing a short message (preservation, information, direct question)",
    "drafting": "Drafting, translating and sending a formal request",
    "drafting_order": "Preparing a European order",
    "preserve": "Preservation through the contact points",
    "inform": "Information without a request, until Ridge has acted",
    "mla": "Answer to a formal request",
    "eio": "European Investigation Order, from receipt to evidence",
    "order": "European Production Order",
    "direct": "Direct question to a provider",
    "memory": "Life of the memory of a running machine",
    "log": "Life of the access log",
    "mail": "Life of deleted mail",
    "video": "Life of the video",
    "address": "Life of the record who had an address",
    "subscriber": "Life of the record who holds the account",
}
ONLY_LIMIT = "Only the limit of {days} days is the source's; the times within it are assumed for teaching."
TWO_SOURCES = "Shortest and longest are those of the first source, the usual one is that of the second."
ASSUMED = "assumed for teaching"
CHANGED = "changed by you"
START = "Day on which the investigation begins"
CHANCE_INFORM = "Ridge acts on the information: in how many of 100 cases (assumed for teaching)"
CHANCE_DIRECT = "The provider answers a direct question: in how many of 100 cases (assumed for teaching)"
SPREAD_WRONG = "“{what}”: {text} cannot be read. Write three numbers of days, from the shortest to the longest, with commas, such as 7, 30, 365. Until then the number of this page counts."
COUNT_WRONG = "“{what}”: {text} is no whole number from 0 to {most}. Until then the number of this page counts."
HELD_60 = "Preserved data are held for at least 60 days, and after a request that came in time until it is decided (Budapest Convention, Article 29(7))."
HELD_90 = "Ridge's own order is counted with 90 days, the most that Article 16(2) allows before it is renewed."

# --- (c) tasks
TASKS_TITLE = "Part 3. Tasks"
TASKS_INTRO = "The simulation, the rules and the records check your answers; no answer is stored. Tasks 1 and 2 belong to the core path."

SAVE_TITLE = "Task 1. Save the video"
SAVE_PROMPT = "Choose three steps so that the video of the cash machine is obtained in at least 80 of 100 runs, with the numbers of this page as they came."
SAVE_LABEL = "The video"
SAVE_RIGHT = "With the numbers of this page it is obtained in {obtained} of 100 runs."
SAVE_WRONG = "With the numbers of this page it is obtained in {obtained} of 100 runs and gone in {gone}. What keeps the video until the request is answered, and what obtains it?"
SAVE_HINTS = (
    "Two different steps are needed: one that keeps, one that obtains. The order decides.",
    "While a formal request is drafted, days pass. What leaves the desk in a day goes first.",
    "Keeping alone does not hand anything over: a request has to follow.",
)

HOLD_TITLE = "Task 2. What holds the data?"
HOLD_PROMPT = "The data are preserved on day 6. The formal request reaches Ridge on day 40 and is answered on day 300. Which provision says that the data are still there on day 300?"
HOLD_LABEL = "The provision"
HOLD_HINTS = (
    "Sixty days from day 6 end on day 66. Something must carry the data from there to day 300.",
    "The provision has two halves: a period, and what happens when a request has been received.",
)

LIMIT_TITLE = "Task 3. The first day of a quicker way"
LIMIT_PROMPT = (
    "On which day could Dale for the first time send a European Production Order to a provider in another Member State?"
)
LIMIT_LABEL = "First day"
LIMIT_HINTS = (
    "Adopted, in force and applied are three days. The Regulation was adopted in July 2023.",
    "Look at Article 34(2) of the Regulation.",
)

WHENCE_TITLE = "Task 4. Whose number is it?"
WHENCE_PROMPT = (
    "Tick the numbers that rest on a source. The others are assumed for teaching, and nobody should quote them."
)
WHENCE_LABEL = "Numbers with a source"
WHENCE_WHY = "The list of the numbers says from where it comes."
WHENCE_SOURCE = "It rests on a source: {stated}."
WHENCE_ASSUMED = "It is assumed for teaching."
WHENCE_UNGRADED = "It has a source that nobody of this project has read, so you are not marked."
WHENCE_HINTS = (
    "Open the list of the numbers and read the last column.",
    "A legal limit and an average can both have a source; a guess at how long a provider keeps a log has none.",
)

# --- (d) debrief
DEBRIEF_TITLE = "Part 4. Debrief"
DEBRIEF_NAME = "the debrief"
DEBRIEF_COMPARE = "Your prediction and the simulation"
DEBRIEF_NO_PREDICTION = "You have not kept a prediction yet. The simulation says:"
RULING_REQUEST = "with the request alone, the access log is obtained in {obtained} of 100 runs and gone in {gone}."
RULING_PRESERVE = "with preservation first, the access log is obtained in {obtained} of 100 runs and gone in {gone}."
RULING_MEMORY = "with every step of this page the memory is obtained in {obtained} of 100 runs. Preservation is about stored data, and no channel is quicker than the switch."
DEBRIEF_WHY_TITLE = "Why preserve first?"
DEBRIEF_WHY: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "A request for assistance has a name for haste, and no number of days: a Party answers quickly where data are in danger.",
        ("25(3)", "31(3)"),
    ),
    ("Preservation separates keeping from handing over. The contact point can start it at any hour.", ("29(1)", "35")),
    (
        "It holds for at least sixty days. A request that arrives in that time carries it on until the request is decided; one that arrives later finds nothing that is kept.",
        ("29(7)",),
    ),
    ("Keeping without a request obtains nothing. The plan needs both.", ("29(1)", "31(1)")),
)
DEBRIEF_SOURCE_TITLE = "Check the source: a figure ages"
DEBRIEF_SOURCE = (
    "The teaching text on which this course is built shows a factsheet of the European Commission of 2018: ten months for assistance, and for a new European order ten days, or six hours in emergencies. Six "
    "hours stood in the proposal. The Regulation that was adopted in 2023 says eight hours, and it applies only since 18 August 2026. The figure is a picture of 2018."
)
DEBRIEF_DISCUSS_TITLE = "To discuss"
DEBRIEF_DISCUSS = (
    "Which number of this page would you have to find out first in a real case, and whom would you ask?",
    "Preservation without dual criminality and without a judge abroad: what protects the person whose data are kept?",
    "A production order skips the other state's authorities. What is lost, and what is won?",
)

# --- (e) transfer
TRANSFER_TITLE = "Part 5. A new case, without hints"
TRANSFER_FACTS = (
    (
        "State Moor investigates a fraud with a false web shop (shop.example.org). The shop ran on a server in State Fell; the provider deletes its logs after 45 days. The fraud became known on day 20. "
        "Both states are Parties to the Budapest Convention and have no treaty on assistance with each other."
    ),
    (
        "Moor's ministry needs about 25 days to draft and translate a request. A colleague proposes to wait until the request is ready and to put the wish for preservation into it, “so that Fell gets "
        "everything in one letter”."
    ),
)
TRANSFER_QUESTION = "What do you advise to do first?"
TRANSFER_DECISIONS = {
    "one_letter": ("One letter with everything, on day 45", "One letter saves work. Count the days."),
    "preserve": (
        "Ask for preservation today through the contact point, and send the request within the time that this gives",
        "Two letters, in this order.",
    ),
    "provider": (
        "Write to the provider in Fell and ask it to keep the logs",
        "A provider may be willing. Ask what obliges it.",
    ),
}
TRANSFER_KEY_POINTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "On day 45 the first logs are deleted. A letter that leaves on day 45 and still has to be carried out comes too late for them.",
        ("29(1)",),
    ),
    (
        "A request for preservation is short: six points. It can be sent today, by the contact point, at any hour.",
        ("29(2)", "35"),
    ),
    (
        "Preserved data are held for at least sixty days; the request has to reach Fell within them, and then the data are held until it is decided.",
        ("29(7)",),
    ),
    (
        "Without an assistance treaty, the Convention's own rules on assistance apply between the two, so the later request has a legal basis.",
        ("27(1)",),
    ),
)

ROLES = (
    "The prosecutor of Dale: decides the order of the steps.",
    "The contact point in Ridge: says what it can do in a day, and by which article.",
    "The provider: says when its data are deleted.",
    "The clerk: keeps the days, and announces what is gone.",
)
COMMON_ERRORS = (
    "Taking the average for a promise. Ten months is an average; a single request may take two years.",
    "Preserving and then forgetting the request. After sixty days nothing holds the data.",
    "Quoting a number of this page that is assumed for teaching.",
    "Six hours for the European Production Order in emergencies: that was the proposal; the Regulation says eight.",
)
