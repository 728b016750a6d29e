"""The words of the treaty explorer itself. What the law says comes from the data; these are the words around it."""

from __future__ import annotations

TITLE = "The treaty explorer"
OUTCOME = (
    "Say which instruments bind two states on a given day, in which role and since when, tell “not bound” from “not known”, and "
    "compare instruments provision by provision."
)
WELCOME = (
    "You first say what you expect. Then you ask the data: who is bound with whom on a day, who is bound by one instrument, what would be if a state had "
    "joined, and what instruments say on one point. Tasks, a look back at your expectation and a new case follow."
)
TIME = "The core path takes 20 minutes: prediction 3, explorer 6, two tasks 6, debrief 5. The rest is for homework or a longer class."
REFERENCE = "You can also use the explorer alone, as a work of reference: the button opens it at once. The exercise with its prediction then stands below it."
REFERENCE_NAME = "the explorer as a work of reference"

# --- (b) the explorer
EXPLORER_TITLE = "Part 2. The explorer"
EXPLORER_INTRO = (
    "Choose a view. A good start: leave the Philippines, preservation and 1 July 2018 as they are; go one day back; change the measure to "
    "stored traffic data and look at what the stripes mean; then suppose that India had joined."
)
REFERENCE_TITLE = "The explorer"
VIEWS = {
    "bound": (
        "Who is bound with whom",
        "One state, one measure, one day: what can carry a request, with each other state.",
    ),
    "instrument": ("Who is bound by one instrument", "One instrument, one day: bound, deposited, signed, not known."),
    "whatif": ("What if a state had joined", "The same question twice, with and without one supposed accession."),
    "compare": ("Instruments compared", "Two or three instruments side by side, topic by topic."),
}
LABELS = {
    "view": "View",
    "state": "State",
    "other": "With this other state",
    "measure": "Measure",
    "conduct": "Conduct",
    "date": "Day",
    "region": "Map shows",
    "instrument": "Instrument",
    "year": "Bound since the start of",
    "first": "First instrument",
    "second": "Second instrument",
    "third": "Third instrument",
    "topic": "Topic",
}
NO_OTHER = ("none", "No other state chosen", "Only the map and the table are shown.")
NO_THIRD = ("none", "No third instrument", "Two are compared.")
ANY_CONDUCT = ("any", "any conduct", "No limit by the kind of offence is asked about.")
ALL_TOPICS = "all topics"
ALL_TOPICS_WHY = "Everything the data holds, one topic after the other."
NO_ANSWER = "No answer yet: "
SAME_STATE = "The two states are the same. Choose another one to see what stands between them."

# --- what a state can be: letter, title, meaning
HOME = ("H", "the state you chose", "its border is thick")
REACH = {
    "operative": ("O", "obliges", "an instrument in force obliges the requested state and says how"),
    "conditional": (
        "C",
        "obliges on a condition",
        "an instrument in force obliges, but only in a case that meets a condition still to be shown, such as an organised criminal group",
    ),
    "residual": ("R", "residual", "an instrument applies only because no other treaty on assistance does"),
    "optional": ("M", "may be relied on", "a state may take an instrument as its legal basis; it does not have to"),
    "framework": ("F", "framework", "an undertaking without a procedure"),
    "replaced": ("X", "set aside", "the only instruments in force between the two are set aside by another one"),
    "unknown": ("?", "not known", "an instrument could bind both; the data does not show whether it does"),
    "nothing_held": (
        "–",
        "nothing held",
        "no instrument of this course carries this measure between the two; that there is none has not been established: this is not a “no”",
    ),
    "none": (
        "N",
        "none found",
        "no instrument of this course carries this measure between the two, and a search found no treaty between the two alone",
    ),
}
STANDING = {
    "bound": ("B", "bound", "the instrument is in force for the state"),
    "deposited": ("D", "deposited, not yet bound", "the state has ratified or acceded, and its first day has not come"),
    "signed": ("S", "signed only", "a signature alone does not bind"),
    "unknown": (
        "?",
        "not known",
        "the list of parties was not seen whole for this day, or the state's first day is not recorded to the day",
    ),
    "not_bound": (
        "N",
        "not bound",
        "the instrument is not in force yet, the state cannot join or has left, or it is not in a list of parties that was seen whole",
    ),
}
CHANGE = {
    "gained": ("G", "gains", "a stronger basis than there was"),
    "other": ("A", "another basis", "a change that is not stronger"),
    "same": ("=", "no change", "the same kind of basis as before"),
    "unknown": (
        "?",
        "not known before and after",
        "what stands between the two is not known, with or without the supposition",
    ),
}
UNVERIFIED_MARK = "(u)"
OTHER_SHAPES = "Dotted outline: a territory, or a state of which this data holds nothing. No answer is given for it."
SHAPES_NOTE = (
    "States too small for a shape are dots; every state stands in the table. The shapes are there for orientation and carry no view on any border or on the "
    "status of any territory. They come from Natural Earth (public domain), which draws borders as they are controlled and not as they are claimed. "
    "Whether a treaty applies to all territories of a state is a question of its own (Budapest Convention, Art. 38(1)), which this map does not answer."
)
SHAPES_SOURCE = (
    "Natural Earth on disputed borders",
    "https://www.naturalearthdata.com/about/disputed-boundaries-policy/",
)
REGION = "Region"
REGION_HEADS = ("What it is, and how many", "States")
BY = "by way of {titles}"
PERHAPS_BY = "perhaps by way of {titles}"
DATES_NOTE = "In brackets: the day from which the state is, was or will be bound."
WORLD = "the whole world"
MAP_LABEL = "World map. {sentence} The table below the map says the same, state by state."
MAP_OF = "{caption} ({region})"

# --- view "bound"
BOUND_SENTENCE = "{state}, {measure}, {day}: {counts}."
BOUND_CAPTION = "{state}: {measure}, {conduct}, {day}"
COUNT = "{title}: {count}"
MARK_MEANS = "(u) means unverified: it rests on a fact whose source nobody of this project has read yet."
PAIR_HEAD = "{first} and {second}:"
SINCE = "In force between the two since {day}"
UNTIL = ", until {day}"
PLACE_ONLY = "Of this instrument only its place is known here, not its content; questions to it are answered “open”."
CONDITIONS = "To be shown or asked:"
POSSIBLE = "Not known:"
NOT_SEARCHED = (
    "Nobody of this project has searched for a treaty between these two alone. No answer here says that there is none."
)
PAIRS_NAME = "all pairs of states"
PAIRS_TITLE = "All pairs of states on this day"
PAIRS_SENTENCE = "{some} of {all} pairs of states have an instrument that obliges without a further condition, for this measure and conduct on this day."
PAIRS_CAPTION = "Pairs of states with such an instrument, of all pairs, by region"
PAIR_CELL = "{some} of {all}"
PAIRS_NOTE = "The European Union, itself a party to some instruments, counts as one of Europe. A pair that is not counted is no pair without a treaty: most were not searched."

# --- view "instrument"
INSTRUMENT_SENTENCE = "{instrument}, {day}: {counts}."
INSTRUMENT_CAPTION = "{instrument}: who is bound on {day}"
TWO_LISTS = "On {day}: {deposits} deposits are recorded, {bound} states are bound, and of {unknown} it is not known whether they are. These are different lists."
ADOPTED = "Adopted or opened for signature: {day}."
IN_FORCE = "In force: {day}."
NO_DAY = "no day recorded"
WHO_CLOSED = "Who can join: nobody else; its parties are fixed."
WHO_ONLY_WITH = "Who can join: nobody else; it stands between {state} and each of the others."
WHO_SOME = "Who can join: certain states only; the data names {count}."
WHO_OPEN = "Who can join: the data sets no limit; the instrument's own clauses on joining do."
SEEN_CLOSED = "Its list of parties is complete."
SEEN_NEVER = "Its list of parties was seen whole for no day: a state that is not in it is not known."
SEEN_UNTIL = "Its list of parties was seen whole up to {day}; after that, a state that is not in it is not known."

# --- view "whatif"
SUPPOSED_HEAD = "Supposed, not a fact."
SUPPOSED = "Suppose that the {instrument} had been in force for {state} since 1 January {year}. All else stays as it was. Whether the others would have agreed is not asked."
WHATIF_SENTENCE = "Supposed, not a fact: {state} bound by the {instrument} since 1 January {year}. {measure}, {day}: stronger basis with {gained} states; most of them in {region}."
WHATIF_NONE = "Supposed, not a fact: {state} bound by the {instrument} since 1 January {year}. {measure}, {day}: a stronger basis with no state."
WHATIF_EARLY = "The day of the question, {day}, is earlier than 1 January {year}, so the supposition changes nothing. Take a later day or an earlier year."
WHATIF_CAPTION = "Supposed: what would change for {state}: {measure}, {conduct}, {day}"
FROM_TO = "from {before} to {after}"
GAINS_CAPTION = "Gains by region"
GAINS_HEADS = (REGION, "States that gain", "All other states there")

# --- view "compare"
COMPARED = "Compared: {instruments}; {topics}."
COMPARE_TWICE = "The first and the second instrument are the same. Choose two that differ."
TOPICS = {
    "scope": ("Scope", "For which measures and offences is it a legal basis, and in which role?"),
    "dual_criminality": ("Dual criminality", "Does the act have to be an offence in both states?"),
    "thresholds": ("Threshold", "How grave must the offence be for extradition?"),
    "grounds": ("Grounds of refusal", "On which grounds must, may or may not a request be refused?"),
    "nationals": ("Own nationals", "What if the person is a national of the requested state?"),
    "form": ("Form and contents", "What must a request look like and contain?"),
    "channels": ("Channels", "Between whom does a request travel?"),
    "urgency": ("Urgency", "What is quicker when time is short?"),
    "preservation": ("Preservation", "Can data be kept before a request for them is ready?"),
    "offers": ("Beside requests", "What does it offer besides answers to requests?"),
    "relations": ("Relations", "How does it stand to other instruments?"),
    "reservations": ("Reservations", "Which reservations and declarations are recorded?"),
    "joining": ("Joining", "How and from when does a state become bound?"),
}
NOTHING_HELD = "The data holds nothing on this. That is not the same as “the instrument says nothing”."
NOTHING_READ = "Not read: the data holds only the place of this instrument."
WORDS_OF_TEXT = "Words of the text"
COVERS = "Offences it can reach: {conducts}."
COVERS_ALL = "No limit by the kind of offence is recorded."
ONLY_IF = "Condition:"
ONLY_RESIDUAL = "Only where no assistance treaty is in force between the two."
FROM_DAY = " (from {day})"
REQUIREMENTS = {
    "required": "Required",
    "may_refuse": "Refusal allowed without it",
    "not_required": "Not required",
    "national_law": "Left to the requested state's law or another treaty",
    "reserved": "Only with a reservation",
    "listed_waiver": "Not checked for listed offences",
}
GROUND_EFFECTS = {
    "requires_refusal": "Must refuse",
    "permits_refusal": "May refuse",
    "forbids_refusal": "May not refuse on this ground",
}
TESTS = {"maximum_penalty": "Tests the maximum penalty.", "minimum_penalty": "Tests the minimum penalty."}
NATIONALS = {
    "permits_refusal": "May refuse.",
    "no_bar": "No ground for refusal.",
    "return_guarantee": "May ask for the person's return to serve the sentence.",
}
PROSECUTE = {
    "on_request": "Then it submits the case for prosecution when it is asked to.",
    "always": "Then it submits the case for prosecution.",
}
RELATIONS = {
    "replaces_between_parties": "The {instrument} takes another's place",
    "supplements": "The {instrument} adds to another",
    "yields_to": "The {instrument} stands back",
}
RESERVATION_RESULTS = {"made": "made", "none_found": "a search found none"}
SHORT_MEASURES = {
    "extradition": "extradition",
    "mutual_assistance": "mutual assistance",
    "preservation": "preservation",
    "search_seizure": "search and seizure",
    "subscriber_information": "subscriber information",
    "traffic_data": "stored traffic data",
    "traffic_interception": "traffic data in real time",
    "content_interception": "content in real time",
}

# --- the static form
STATIC_NOTE = (
    "The explorer needs Python in the page. Without it you see here one question for each view, with its answer."
)
STATIC_SAMPLES: tuple[tuple[str, dict[str, str]], ...] = (
    ("Who is bound with whom: the Philippines, preservation, 1 July 2018", {}),
    (
        "Two states: the Philippines and Japan, mutual assistance, 1 July 2018",
        {"measure": "mutual_assistance", "other": "JPN"},
    ),
    (
        "Who is bound by one instrument: the Budapest Convention on 20 June 2024",
        {"view": "instrument", "date": "2024-06-20"},
    ),
    (
        "What if India had been bound by the Budapest Convention since 2020: preservation, 1 July 2020",
        {"view": "whatif", "state": "IND", "year": "2020", "date": "2020-07-01"},
    ),
    ("Instruments compared: Budapest Convention and UNTOC", {"view": "compare"}),
)
