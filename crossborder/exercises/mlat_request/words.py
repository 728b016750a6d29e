"""All words of the exercise on the request. What the law says comes from the data; these are the words around it."""

from __future__ import annotations

TITLE = "A request for mutual legal assistance"
OUTCOME = (
    "Choose the legal basis of a request among those in force that day, draft what that basis demands, find the faults of a draft, "
    "name the grounds on which it could be refused, and produce the letter."
)
WELCOME = (
    "You write a request for mutual legal assistance. First you say what you expect. Then you choose a case and its legal basis, mend a trainee's draft while "
    "the rules look on, see what could be refused, and take the letter with you. You look back, and end with a new case."
)
TIME = (
    "The core path takes 20 minutes: prediction 3, case and legal basis 4, draft 8, refusal and letter 2, debrief 3. "
    "One case is enough for it; the others are for homework or a longer class."
)

# --- prediction
PREDICTION_INTRO = "Answer the three questions before you go on. “I don't know yet” is an answer. Your answers are kept and compared at the end."
PREDICTIONS = {
    "list": (
        "A state asks another, under the Budapest Convention, who holds an account. Does the Convention itself list what this request has to contain?",
        "This needs an article with a list for requests that ask for data to be handed over.",
        "This is so when the Convention leaves the contents to other treaties and laws.",
        "You would have to read Articles 25, 27, 29 and 31, and see which of them has a list, and for what.",
    ),
    "form": (
        "A request under UNTOC says nothing about the purpose for which the evidence is wanted, and no other treaty binds the two states. May it be refused for that alone?",
        "This needs a ground of refusal that looks at the form of the request.",
        "This is so when only reasons of substance permit refusal.",
        "You would have to read paragraphs 15 and 21 of Article 18.",
    ),
    "no_treaty": (
        "No treaty binds two states. Can a court of one of them still ask a court of the other for evidence?",
        "This needs a way that rests on something other than a treaty.",
        "This is so when every request needs a treaty.",
        "You would have to find out what courts did before there were treaties on assistance.",
    ),
}
RULING_LIST = (
    "Articles 27 and 31 list nothing: they leave the contents to the assistance treaty or the law that applies. Only Article 29(2), on preservation, "
    "has a list."
)
RULING_FORM = "Paragraph 15(f) asks for the purpose, and paragraph 21(a) permits refusal of a request that is not made as the article says. Before it refuses, the requested state consults (paragraph 26)."
RULING_NO_TREATY = (
    "Letters rogatory go from court to court and rest on the law of the requested state and on reciprocity. "
    "Nobody is obliged to answer them; what the requested state asks for in return differs."
)

# --- the case
CASE_TITLE = "Part 2. The case and its legal basis"
CASE_INTRO = "Choose a case. Each has a draft of its own; going to another case and back loses nothing."
CASE_LABEL = "The case"
OWN_TITLE = "A case of your own"
OWN_ABOUT = "two states, days and a measure that you choose"
OWN_INTRO = "Describe a case. Use made-up data only: roles instead of names, example.org, 192.0.2.0/24. The rules answer for the day of the request."
OFFENCE_LINE = "The offence that the requesting state relies on, as the data hold it:"
EVENTS_CAPTION = "What happened up to 11 May 2000"
EVENT_HEADS = ("Day", "What happened, and who says so")
OWN_LABELS = {
    "requesting": "Requesting state",
    "requested": "Requested state",
    "measure": "What is asked for",
    "kind_of_help": "Kind of help",
    "conduct": "Conduct",
    "committed_on": "Day of the act",
    "requested_on": "Day of the request",
    "data_lost_on": "Day on which the data are deleted (may stay empty)",
    "basis": "The legal basis that you choose",
}
KINDS_OF_HELP = {
    "documents_and_data": "documents and data",
    "statements": "statements of persons",
    "service_of_documents": "service of documents",
}

# --- the legal basis
BASIS_TITLE = "The legal basis"
BASIS_PROMPT = (
    "Which of these carries the request on its day? More than one can be sound; then the letter may name both, and you choose the one that leads. The form of the draft follows what you choose; "
    "you can change it later without losing anything."
)
BASIS_PROMPT_MEASURE = "Choose the measure that comes first, and the legal basis that carries it. The form of the draft follows what you choose; nothing you write is lost when you change it."
BASIS_LABEL = "The legal basis"
MEASURE_LABEL = "What to ask for first"
MEASURE_WHYS = {
    "traffic_data": "It asks for what is wanted in the end: the records themselves.",
    "search_seizure": "It reaches everything that is stored, with coercion.",
    "preservation": "It keeps what is there and hands nothing over.",
}
MEASURE_RIGHT = "Right: the data are deleted on {lost}, {days} days after the request. {article} lets data be kept while the request for disclosure is prepared, without dual criminality."
MEASURE_WRONG = (
    "The data are deleted on {lost}, {days} days after the request. An answer to a request for disclosure takes {average} on average (European Commission, 2018). "
    "Ask first for the measure that keeps the data."
)
NO_RULE = "The data hold no rule of this instrument for this measure."
BASIS_UNGRADED = "Not marked: what this turns on is not confirmed. {reason}"
BASIS_EMPTY = "Choose a legal basis first; then the rules can say what they think of it."
BASIS_CHECK_OWN = "What do the rules say to this basis?"
BASIS_ALL = "What the rules say to every basis"
BASIS_HEADS = ("Legal basis", "Verdict", "Why")
VERDICTS = {
    "sound": "Sound",
    "weaker": "Weaker",
    "wrong": "Does not carry it",
    "unknown": "Not known",
}
WHY_LETTERS = "A court asks a court. Nobody is obliged, but no treaty is needed."

# --- the draft
DRAFT_TITLE = "Part 3. The draft"
DRAFT_INTRO = (
    "Mend the draft until nothing is left to mend. Each part says why it is asked, who asks for it, and shows a good and a poor example. "
    "What you write is checked when you leave the field."
)
DRAFT_WAITS = "Choose a legal basis above. The form follows from it."
DRAFT_NO_FORM = (
    "The data do not hold what a request under this basis contains for this measure, which does not mean that nothing is asked. "
    "Choose another basis to draft on a form that is held: {held}."
)
FORM_LINE = "The form: {title}. {text}"
OVERVIEW = "How far the draft is"
COUNTS = {
    "required": "Required by the basis: {given} of {all} written.",
    "where_possible": "Asked where possible: {given} of {all}.",
    "where_needed": "Asked where needed: {given} of {all}.",
    "good_practice": "Good practice: {given} of {all}.",
}
SEVERITY_WORDS = {"fault": "To mend", "weak": "Weak", "note": "Note"}
SEVERITY_COUNTS = "To mend: {fault}. Weak: {weak}. Notes: {note}."
NOTHING_LEFT = "Nothing is left to mend, and everything that the basis requires is written."
MISSING_TITLE = "What is missing, and who asks for it"
FINDINGS_TITLE = "Everything the checks found"
DEMANDS = {
    "required": "Required",
    "where_possible": "Where possible",
    "where_needed": "Where needed",
    "good_practice": "Good practice",
}
REQUIRED_BY = "{demand} by {provision}"
STANDS_BACK = "{provision} asks for it, but stands back here: an assistance treaty is in force between the two."
USEFUL_UNDER = "Useful under {provisions}"
WHY_ASKED = "Why it is asked: "
HERE_ASKED = "What is asked here: "
EXAMPLES = "A good and a poor example"
GOOD, POOR = "Good: ", "Poor: "
WHO_ASKS = "Who asks for it"
EXAMPLES_AND_ASKING = "Examples, and who asks for it"
IN_ITEMS = "You answer this in each item of data: {field}."
OWN_ADVICE = "Advice of this course; no document was seen that asks for it."
CASE_AND_BASIS = "Case and basis"
GROUP_LINE = "{title} ({parts}{look})"
PARTS, PART = "{count} parts", "1 part"
TO_LOOK_AT = ", {count} to look at"
YOUR_TEXT = "{title}: your text"
CHANGED = "{title}: {counts}"
DETAIL_LABELS = {
    "offence_and_law.maximum_months": "Maximum penalty in months",
    "time_limit.by": "Answer wanted by (day)",
    "preservation_period.days": "Period in days",
    "intended_request.by": "Next request will be sent by (day)",
}
DETAIL_EXAMPLES = {
    "offence_and_law.maximum_months": "36",
    "time_limit.by": "1999-12-31",
    "preservation_period.days": "60",
    "intended_request.by": "1999-12-31",
}
TEXT_PLACEHOLDER = "Write here"

# --- items of data
ITEM_TITLE = "Item {number}"
ITEM_LABELS = {
    "kind": "kind of identifier",
    "identifier": "address, account or link",
    "port": "source port",
    "start": "from",
    "end": "to",
    "holder": "held by",
    "wanted": "what is wanted",
    "link": "link to the offence",
}
ITEM_LABEL = "Item {number}: {field}"
ITEM_EXAMPLES = {
    "identifier": "192.0.2.17",
    "port": "51514",
    "start": "1999-12-31 23:10:00 UTC",
    "end": "1999-12-31 23:15:00 UTC",
    "holder": "Example Net, Port City",
    "link": "Where it appears in the evidence, and what it will show",
}
KINDS = {
    "ip_address": "address of the Internet Protocol",
    "email": "e-mail address",
    "url": "link (URL)",
    "account": "account",
    "other": "something else",
}
WANTED = {
    "subscriber_information": "subscriber information",
    "traffic_data": "traffic data",
    "content": "content",
}
ADD_ITEM, REMOVE_ITEM = "Add an item of data", "Remove item {number}"
ADDED, REMOVED = "Item {number} is added.", "Item {number} is removed."
NO_MORE_ITEMS = "This form holds {most} items; put the others into one of them, or into a second request."
NOT_CHOSEN = "Choose"

# --- refusal
RISKS_TITLE = "Part 4. What could be refused"
RISKS_NAME = "what could be refused"
RISKS_INTRO = (
    "Tick what could be true of the case, and watch which ground applies and whether it permits or requires refusal."
)
SUPPOSE = "Suppose that"
SUPPOSED = {
    "political_offence": "the requested state regards the offence as political",
    "fiscal_offence": "the requested state regards it as a fiscal offence",
    "military_offence": "it is an offence under military law only",
    "essential_interests_at_risk": "its sovereignty, security or other essential interests are at risk",
    "human_rights_risk": "granting the request would breach human rights",
    "already_tried": "the person was finally judged for the same acts",
    "organised_group": "an organised criminal group is involved",
}
RISKS_OUTCOME = "Over this basis: "
NO_RISK = "No stated fact stands against the request."
RISK_QUESTIONS = "What the requested state may still raise"
RISKS_CANNOT = "The rules cannot be asked yet: "
MEND = "What to do: "
EFFECTS = {
    "requires_refusal": "Requires refusal",
    "condition_failed": "Condition not met",
    "permits_refusal": "Permits refusal",
    "open": "Open",
    "question": "May be raised",
}

# --- the letter
LETTER_TITLE = "Part 5. The letter"
LETTER_NAME = "the letter"
LETTER_INTRO = "The same draft in three forms, and as a file for a classmate who changes sides and decides on it. Nothing leaves this browser."
SAVE_AS = {
    "docx": "Save the letter as a Word file (.docx)",
    "html": "Save the letter as a page (.html)",
    "txt": "Save the letter as plain text (.txt)",
    "json": "Save the draft for a classmate (.json)",
}
SAVED = "Saved as {where}."
NOT_SAVED = "The file could not be written: {reason}. Copy the text of the letter below instead."
FILE_NAME = "request-{case}"

# --- debrief
DEBRIEF_TITLE = "Part 6. Debrief"
DEBRIEF_NAME = "the debrief"
DEBRIEF_COMPARE = "Your prediction and the rules"
DEBRIEF_NO_PREDICTION = "You have not kept a prediction yet. The rules say:"
DEBRIEF_OURS = "Our draft of this case, to compare with yours"
DEBRIEF_OURS_NOTE = (
    "Another good draft can read differently. Compare what each sentence does for the person who has to carry it out."
)
DEBRIEF_OURS_OWN = "For a case of your own there is no draft of ours. Exchange drafts with a classmate, and decide on each other's requests."
DEBRIEF_PATH = "The way of such a request"
DEBRIEF_PATH_NOTE = "The order of the steps is recalled from practice; the figure of the European Commission of 2018, which the original teaching text shows, was not seen (unverified). The times have their sources."
DEBRIEF_PATH_STEPS = (
    "An investigator finds the account or address abroad and asks for preservation.",
    "A prosecutor or judge drafts the request; it is translated.",
    "The central authority at home checks it and sends it.",
    "The central authority abroad checks basis, form and grounds of refusal. Most questions go back from here.",
    "The competent authority there applies to its own court, where its law needs an order.",
    "The provider hands the data over; they are filtered and go back the same way.",
)
DEBRIEF_TIMES = "How long it takes, and how long data are kept for it"
DEBRIEF_TIMES_HEADS = ("What", "How long", "What this says")
TIMES_SHOWN = ("mla_commission_2018", "mla_tcy_2014", "letters_rogatory_justice", "budapest_preservation")
DEBRIEF_SOURCE_TITLE = "Check the source: what the original teaching text says on requests"
DEBRIEF_SOURCE = "The UNODC module on which this lesson builds needs three corrections here."
DEBRIEF_SOURCE_POINTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "It takes its list of contents from ECOWAS Article 5 and shows it as what a request contains. The list differs from basis to basis: the Budapest Convention has one for preservation alone.",
        (("ecowas_mla_1992", "5(1)(e)"), ("budapest_185", "29(2)"), ("untoc_2000", "18(15)")),
    ),
    (
        "It gives Article 25(4) of the Budapest Convention for refusal of political offences and of what harms essential interests. These grounds stand in Article 27(4), and for preservation in 29(5); Article 25(4) only leaves room for law and treaties.",
        (
            ("budapest_185", "25(4)"),
            ("budapest_185", "27(4)(a)"),
            ("budapest_185", "27(4)(b)"),
            ("budapest_185", "29(5)(a)"),
        ),
    ),
    (
        "It says that requests are made in writing. UNTOC takes any means that produces a written record, and the Budapest Convention takes e-mail and the like in urgent cases.",
        (("untoc_2000", "18(14)"), ("budapest_185", "25(3)")),
    ),
)
DEBRIEF_DISCUSS_TITLE = "To talk about"
DEBRIEF_DISCUSS = (
    "Which of your sentences would you have missed if nobody had asked for it? Who asked for it: the treaty, or good practice?",
    "Your request is complete and can still be refused. Which ground would you expect from this requested state, and how would you answer it?",
    "Why do treaties ask for a link between the data and the offence? Whom does this protect, and what does it cost?",
)

# --- the new case
TRANSFER_TITLE = "Part 7. A new case, without hints"
TRANSFER_FACTS = (
    "State Cliff investigates three persons who, over a year and for money, sold access to the mailboxes of officials. Its law punishes this with up to five years. On 3 June it learns that the group used the account 8120 at chat.example.org; the provider is in State Dune and deletes messages after 30 days.",
    "Both states are Parties to UNTOC and to the Budapest Convention. A search for a treaty on mutual assistance between the two found none. A colleague has drafted: “Under Article 25(4) of the Budapest Convention we request all data of the account 8120. Very urgent. Confidential.”",
    "It is 5 June. State Dune regards attacks on officials as political offences in some cases.",
)
TRANSFER_QUESTION = "What do you do with the draft?"
TRANSFER_DECISIONS = {
    "send": (
        "Send it at once; time is short, and Dune will ask if something is missing",
        "Time is short, and a request that comes back costs more of it.",
    ),
    "preserve": (
        "Send a request for preservation today, and rewrite the request for disclosure",
        "The two requests ask for different things, on different articles, with different contents.",
    ),
    "letters": (
        "Turn it into letters rogatory, because there is no treaty on assistance",
        "A search found no such treaty; ask whether that means that nothing obliges Dune.",
    ),
    "untoc": (
        "Send it under UNTOC alone, because a group is at work",
        "A group and five years open UNTOC; ask which of the two conventions names preservation.",
    ),
}
TRANSFER_KEY_POINTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Preservation first: the messages of early May are being deleted already. It has its own list of six things, and dual criminality may not be asked for.",
        (("budapest_185", "29(1)"), ("budapest_185", "29(2)"), ("budapest_185", "29(3)")),
    ),
    (
        "Disclosure rests on Article 31. Article 25(4) is no basis: it leaves room for law and treaties. Because no assistance treaty is in force, the procedure and the grounds of Article 27 apply. (This course counts only a treaty made for assistance as such; whether UNTOC is one too can be argued.)",
        (("budapest_185", "31(1)"), ("budapest_185", "27(1)"), ("budapest_185", "25(4)")),
    ),
    (
        "UNTOC can carry the request beside it: three persons, a year, money and five years; that the offence touches two states has to be shown too. Then its list applies, and a request without its parts may be refused for that.",
        (
            ("untoc_2000", "2(b)"),
            ("untoc_2000", "3(1)"),
            ("untoc_2000", "3(2)"),
            ("untoc_2000", "18(15)"),
            ("untoc_2000", "18(21)(a)"),
        ),
    ),
    (
        "“All data” has no limits. Name account, kind of data and days, and for each item what it will show. Urgency and confidentiality need a reason each.",
        (("budapest_185", "15(1)"), ("untoc_2000", "18(24)"), ("untoc_2000", "18(20)")),
    ),
    (
        "Expect the political offence: it permits refusal and does not require it. Describe the sale of access for money; reasons for a refusal have to be given.",
        (("budapest_185", "27(4)(a)"), ("budapest_185", "29(5)(a)"), ("budapest_185", "27(7)")),
    ),
)

# --- static form
STATIC_CASES = "The cases"
STATIC_TRAINEE = "What the checks find in the trainee's draft"
STATIC_OURS = "Our draft as a letter"
STATIC_FORM = "The parts of a request: why each is asked, who asks for it, a good and a poor example"
STATIC_OWN = (
    "For a case of your own you need the live page or JupyterLab; on paper, use the parts of a request below as a list."
)

# --- for the registry
SHEET = (
    "Germany asks Chile on 2 March 2026 who used 192.0.2.17 on 20 February 2026, 02:10 to 02:45, when a hospital's files were copied. "
    "A trainee wrote: “Under international law, please send us everything you can find about this person. The data are relevant to the case. VERY URGENT! Confidential.” "
    "Both states are bound by ETS 30 and by the Budapest Convention. Mend each sentence, and say who asks for what it gives."
)
ROLES = (
    "Investigator: says what is needed, by which day, and what the evidence shows",
    "Lawyer of the central authority: chooses the basis and names the provision for each part",
    "Reader in the requested state: says at each sentence whether it could be carried out",
    "Clerk: works the device, reads findings aloud",
)
COMMON_ERRORS = (
    "Taking one list of contents for all bases: the Budapest Convention has one for preservation alone.",
    "An address without exact time and zone: it points to another customer.",
    "“Relevant to the case” is a claim, not a link.",
    "Urgent or confidential without a reason.",
    "Asking for everything: a request without limits comes back, or is refused.",
    "Citing Article 25(4) for grounds that stand in Article 27(4).",
    "Asking for disclosure when the data will be gone before the answer.",
)
