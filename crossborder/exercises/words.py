"""The words that all exercises share."""

from __future__ import annotations

RIGHT, NOT_YET, NOT_GRADED, NOTE = "Right", "Not yet", "Not graded", "Note"
CHECK, HINT, NO_MORE_HINTS = "Check", "Hint", "All hints are shown."
CHOOSE = "Choose an answer"
UNKNOWN = "I don't know yet"
CONFIRMED, UNVERIFIED = "confirmed", "unverified"
CONFIRMED_MEANS = "confirmed: somebody of this project read the source"
UNVERIFIED_MEANS = "unverified: no source was read that shows it, so nobody is marked on it"
MINUTES = "{minutes} minutes"
MINUTE = "1 minute"
CORE = "core path"
EXTRA = "for homework or a longer class"
MISSING = "Not answered yet: {fields}"
STATIC_ANSWERS = "What the rules say to each answer"
STATIC_HINTS = "Hints"
REASON = "Reason"
RESTS_ON = "Rests on"
HINT_NUMBER = "Hint {number} of {total}: {text}"
OPEN_SECTION = "Open: {title}"
CLOSE_SECTION = "Close: {title}"
OPENED, CLOSED = "Opened: {title}.", "Closed: {title}. What you entered is kept."
NOT_ADVICE = "This is teaching material and not legal advice."
STATUS_NOTE = (
    "Each legal statement names what it rests on. “Confirmed” means that somebody of this project read the source. "
    "“Unverified” means that nobody did; then you are not marked on it."
)
KEPT_NOTE = "The page “Your work” saves it as one small file, reads such a file back, and clears everything."
PRESET_SET = "The address of this page has set the exercise ready for you."
PRESET_BACK = "Put back what stood here before"
PRESET_PUT_BACK = "What stood here before is back."
START_AGAIN, START_AGAIN_SURE = "Start again", "Yes, clear my work and start again"
START_AGAIN_ASK = "This clears everything you entered in this exercise. Press the button that has appeared to do it."
STARTED_AGAIN = "The exercise starts again from the beginning."
RESTORED = "Your earlier work is back."

# --- the prediction that every exercise begins with
PREDICTION_TITLE = "Part 1. Your prediction"
KEEP_PREDICTION = "Keep my prediction and go on"
PREDICTION_MISSING = "Answer all questions of the prediction first; “I don't know yet” is an answer."
PREDICTION_KEPT = "Your prediction is kept. What follows is open below."
PREDICTION_LOCKED = "Kept. You see it again in the debrief."

# --- the new case that every exercise ends with
TRANSFER_NAME = "the new case"
TRANSFER_NOTE = "The case is made up. You get no hints, and no program marks your reason. You compare it with the key points yourself."
TRANSFER_REASON = "Your reason, in two sentences"
TRANSFER_PLACEHOLDER = "Two sentences: what decides, and on what it rests."
TRANSFER_COMPARE = "Compare with the key points"
TRANSFER_MISSING = "Choose what to do first and write your reason; then the key points open."
TRANSFER_SHOWN = "The key points stand beside your reason."
TRANSFER_YOURS = "Your decision and reason"
TRANSFER_POINTS = "Key points"
TRANSFER_FIRST = "Your first prediction, before you had the rules"
TRANSFER_SELF = (
    "Mark yourself: which of the points did you name, and with which provision? Which did your first prediction miss?"
)
NO_REFERENCE = "Every feedback names at least one provision or source."

OUTCOMES = {
    "available": "Available",
    "refusable": "Refusable",
    "discretionary": "Discretionary",
    "unavailable": "Unavailable",
    "open": "Open",
}
OUTCOME_MEANS = {
    "available": "a legal basis obliges the requested state, and nothing stated stands against it",
    "refusable": "a legal basis obliges the requested state, but it may refuse on a ground",
    "discretionary": "nothing obliges the requested state; its own law lets it help",
    "unavailable": "a condition fails or a ground requires refusal on every way",
    "open": "it turns on a fact that is not stated, not known or not modelled here",
}
EFFECTS = {
    "no_obstacle": "No obstacle",
    "condition_failed": "Condition not met",
    "requires_refusal": "Requires refusal",
    "permits_refusal": "Permits refusal",
    "lifted_by_assurance": "Lifted by an assurance",
    "open": "Open",
}
MEASURES = {
    "extradition": "extradition of a person",
    "mutual_assistance": "statements, documents, service (mutual assistance)",
    "preservation": "preservation: data kept, nothing handed over",
    "search_seizure": "search and seizure of stored data",
    "subscriber_information": "subscriber information: who holds an account",
    "traffic_data": "disclosure of stored traffic data",
    "traffic_interception": "traffic data in real time",
    "content_interception": "content in real time",
}
ROLES = {
    "operative": "obliges, and says how",
    "residual": "applies only because no other treaty on assistance does",
    "optional": "a state may rely on it",
    "framework": "an undertaking without a procedure",
    "replaced": "set aside by another instrument",
}
CHAIN = "The chain of reasons"
OTHER_ROUTES = "Other ways that were looked at"
ALTERNATIVES = "What else could be done"
QUESTIONS = "What still has to be asked"
OUTCOME_LINE = "Outcome: {outcome}"
NO_PROVISION = "No provision: the data holds none for this."
DUAL = "Dual criminality: {answer}"
DUAL_ANSWERS = {True: "met", False: "not met", None: "not known"}
STATUS_COUNT = "The steps that decide are {status}."
STEP_HEADS = ("Question", "Answer", "Effect", "Rests on")
ALTERNATIVE_HEADS = ("Way", "Outcome", "Why")

DAY_EXAMPLE = "1999-12-31"
DAY_FORM = "Write a day as 1999-12-31 or 31 December 1999."
DAY_EMPTY = "{what} is empty. {form}"
DAY_WRONG = "{what} is “{text}”, which is no day of the calendar. {form}"
DAY_RANGE = "{what} is “{text}”. Days from 1 January 1950 to 31 December 2099 can be asked about."
DAY_BEFORE, DAY_AFTER = "day before", "day after"
NAMED_DAYS = "named days"
NAMED_DAYS_LABEL = "{what}: named days"
PICK_DAY = "Pick a named day"

STATE_UNKNOWN = "“{key}” belongs to no field of this exercise; it is kept aside and goes out again with your work."
STATE_WRONG = "“{key}” has the value {value}; expected: {expected}."
STATE_ASIDE = "The value is kept aside, the field starts empty."
STATE_SHAPE = "This is not the work of the exercise “{exercise}”: expected a JSON object with “exercise”, “version” and “values”. Nothing was changed."
EXPECTED_ONE_OF = "one of {allowed}"
EXPECTED_MANY = "{first} … {last} ({count} values)"
EXPECTED_TEXT = "a text"
EXPECTED_FLAG = "true or false"
EXPECTED_COUNT = "a whole number from 0 to {most}"
EXPECTED_LIST = "a list of {allowed}, each once"

# --- what many tasks say
PROVISION_LABEL = "Which provision decides?"
PROVISION_RIGHT = "This is what decides."
PROVISION_WRONG = "Read what this provision says. It is not what decides here."
PROVISION_UNGRADED = "What decides here rests on a fact that is not confirmed."
FIRST_RIGHT = "On {day} the rule applies, and on the day before it does not."
FIRST_EARLY = "On {day} the rule does not apply yet. Signed, approved and published are other days than in force."
FIRST_LATE = "On {day} the rule applies, but it applied already on the day before. Look earlier."
FIRST_UNGRADED = "For {day} the data holds no confirmed answer."
YOUR_ANSWER = "you said “{answer}”"
COMPARE_UNKNOWN = "You kept this open. {reason}"
COMPARE_UNGRADED = "Not marked: what this turns on is not confirmed. {reason}"
COMPARE_OUTCOME = "“{outcome}”, by way of {title}. It turns on this: {questions}"
COMPARE_RULES = "The rules say: {reason}"
MACHINE_EMPTY = "No answer yet: "
MACHINE_SAYS = "{outcome}. It turns on: {deciding}"
MACHINE_ALL_CLEAR = "{outcome}. No step stands against it."

# --- the printed sheet
SHEET_HANDS = "1. Before anything else: a show of hands"
SHEET_QUESTION = "Question"
SHEET_TASK = "2. Decide together: {title}"
SHEET_DECISIONS = "What the class decides"
SHEET_LINE_HEADS = ("Number", "What we decide", "On which provision", "Against it speaks")
SHEET_ALONE = "3. Alone, in two sentences: which of your first answers would you change now, and on which provision?"
SHEET_ROLES = "Roles for a group of three or four"
SHEET_FOOT = "Teaching material, not legal advice. The exercise with its reasons and sources is on the page “{title}”."
