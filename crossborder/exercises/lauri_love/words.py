"""The words around the Lauri Love exercise. What the law and the courts say comes from the data."""

from __future__ import annotations

TITLE = "Lauri Love, you are the judge"
OUTCOME = (
    "Decide an extradition request step by step under the law of the requested state, weigh the forum bar matter by matter, and say which "
    "ground stands in a treaty, which in a statute, and what follows from refusal."
)
WELCOME = (
    "You decide whether a person in England is extradited to the United States for acts against computers there, of which the person is accused. You take the "
    "questions in the order of the Act. At each one you decide, name the ground, and write the best argument of the other side; only then do you see what the "
    "District Judge, the Home Secretary and the High Court said. Nobody marks your decision: those who decided did not agree either."
)
TIME = "The core path takes 20 minutes: prediction 2, step 2 takes 2, step 4 (forum) 9, step 6 takes 3, debrief 4. The other steps and tasks are for homework or a longer class."

# --- what to know before reading on, and the way round
WARNING_TITLE = "Before you read on"
WARNING = (
    "This real case turns on illness and on a risk of suicide. The exercise keeps to what the reasoning needs and gives no details of either. If you would rather "
    "not read it, choose the made-up case: the same law and the same steps, about the forum bar, with no illness in it. Every decision is open there too. You can change "
    "at any time; what you entered for each case is kept."
)
LOVE, MADE = "love", "made"
CASE_LABEL = "Which case do you want to judge?"
CASES = {
    LOVE: (
        "The real case of Lauri Love (illness, risk of suicide)",
        "It was decided twice with opposite results, so that you can compare your reasons with those of others.",
    ),
    MADE: (
        "A made-up case: the programmer (no illness)",
        "Nobody decided it. You compare your reasons with arguments for both sides, and with the real decisions where they do not touch illness.",
    ),
}
CASE_CHOSEN = {LOVE: "The facts of the real case stand below.", MADE: "The facts of the made-up case stand below."}
CASE_NONE = (
    "Choose a case above; its facts appear here. Without a choice you judge the made-up case, and its facts are these."
)

# --- facts
FACTS_TITLE = "The facts up to the hearing"
FACTS_CAPTION = "What happened up to the hearing of June 2016"
TIMELINE_HEADS = ("Day", "What happened, and who says so")
FACTS_ALLEGED = "All that he is said to have done is alleged: no court has tried it. Extradition proceedings do not ask whether he did it."
MADE_TITLE = "The facts of the made-up case"
MADE_FACTS = (
    (
        "A programmer of 34, a British national, lives in a town in England with a partner and two children who go to school there, and runs a firm with three "
        "employees. In May the United States asks for extradition. Two indictments, from courts in two states of the Union, say that from January to June of the year before the "
        "programmer entered, from home, the servers of a maker of bicycles (shop.example.org) and of a university (campus.example.org), copied lists of customers and students, "
        "and had agreed with two others to do so."
    ),
    "Each count carries at most five or ten years of imprisonment. The conduct is what section 1 of the Computer Misuse Act 1990 punishes, and more than that.",
    (
        "The British police seized two computers in the first summer, investigated for seven months and stopped without a charge. No prosecutor in England has said where the case "
        "should be tried."
    ),
    "The programmer is in good health, was never tried for this, and fears no persecution. The facts, the firm, the university and the people are made up.",
)

# --- (a) prediction
PREDICTION_INTRO = "Answer the three questions before you go on. “I don't know yet” is an answer. Your answers are kept and compared at the end."
PREDICTION_MINUTES = 2
PREDICTIONS = {
    "surrender": (
        "A treaty in force obliges the United Kingdom to extradite to the United States. Are the conditions of the treaty all that counts?",
        "This is so when the law of the requested state adds no ground of its own.",
        "This is so when the law of the requested state has grounds that the treaty does not mention.",
        "You would have to put the grounds of the treaty beside those of the Extradition Act 2003.",
    ),
    "national": (
        "Does it stop extradition from the United Kingdom that the person is a British national?",
        "Many states do not extradite their own nationals.",
        "Some states do extradite their own nationals.",
        "You would have to look for nationality among the bars of the Act.",
    ),
    "home": (
        "If extradition is refused, can the same conduct still be prosecuted in England?",
        "This needs an English offence in force on the day of the act, and a court with jurisdiction.",
        "This is so when English law had no such offence, or when the refusal ends the matter.",
        "You would have to find the English offences of 2012 and what a refusal means.",
    ),
}

# --- (b) the path
PATH_TITLE = "Part 2. The path of the Act"
PATH_INTRO = (
    "Eight questions, in the order in which the Act asks them. Steps 2, 4 and 6 are the core path. Decide, name the ground, write the best argument of the other side; then "
    "compare. After that your decision stays as it was, so that the comparison is honest; you can still write which fact would change it."
)
LAW_TITLE = "What the Act asks"
PAPERS_TITLE = "What the papers say"
RULES_TITLE = "What the rules say"
RULES_ALSO = "The rules name one offence on each side that fits. In the United Kingdom others fit too: {others}."
DECISION = "Your decision"
GROUND = "The provision that decides"
OTHER_SIDE = "The best argument of the other side"
OTHER_SIDE_HINT = "Put it as strongly as a good advocate would, in a sentence or two."
COMPARE = "Keep my decision and compare"
COMPARE_NAME = "{button}: {title}"
COMPARE_MISSING = "Still missing: {what}."
COMPARED = "Your decision is kept. What others said stands below it."
CHANGER = "Which one fact would change your decision?"
CHANGER_HINT = "Name the fact and the provision that makes it count."
CHANGERS = "Facts that would change it in law"
KEPT = "Kept. It stays as it was, so that you compare what you thought before you knew."
YOU = "You"
WHO = {
    "district_judge": "District Judge, 16 September 2016",
    "home_secretary": "Home Secretary, 14 November 2016",
    "high_court": "High Court, 5 February 2018",
}
ANSWERS = {
    "for_extradition": "For extradition",
    "against_extradition": "Against extradition",
    "neutral": "Neutral",
    "not_asked": "Not asked: this was not its task, or not at issue",
    "not_decided": "Left open",
    "not_seen": "Not seen by this project",
}
WHERE = "Where: {at}."
YOUR_ARGUMENT = "For the other side you wrote:"
NO_MARK = "No decision is right or wrong here. Look at the reasons: which did you have, and which did you miss?"
MADE_FOR, MADE_AGAINST = "For extradition, one would say", "Against extradition, one would say"
MADE_REAL = "From a real case, Love v USA, where it touches no illness"
ENDS = "In law your decision would end the case here: {how}. The path goes on, so that you can look at every question."
ENDS_HOW = "discharge, unless the requesting state appeals (section 105)"
OTHER_ROLE = {
    "minister": "In this step you are the Secretary of State.",
    "appeal": "In this step you are the High Court. Suppose that a judge sent the case on and that the Secretary of State ordered extradition.",
}

# --- (b) the forum bar
GATE = "Was a substantial measure of the activity done in the United Kingdom?"
GATE_OPTIONS = {
    "yes": (
        "Yes",
        "The person is said to have acted from a computer in England; where the servers stand is another matter.",
    ),
    "no": ("No", "The servers, and the harm, were in the United States; but the question is where the person acted."),
}
WEIGHT = "Matter ({letter}): {title}"
WEIGHTS = {
    "for": ("It tells for extradition", "On the papers, this matter speaks for a trial in the requesting state."),
    "against": ("It tells against extradition", "On the papers, this matter speaks for a trial in the United Kingdom."),
    "neutral": ("It tells neither way", "The papers speak for both, or the matter does not arise."),
    "unclear": (
        "The papers do not say",
        "A judge can say so. It is honest, and it shows which paper is missing.",
    ),
}
REASON = "Matter ({letter}): your reason"
REASON_HINT = "A few words: which fact, and why it weighs so."
MATTERS_TITLE = "The seven specified matters, and no others"
MATTERS_NOTE = "Weigh each one before you decide. Nothing outside this list may count: not the fame of the case, not sympathy, not the prison system as such."
MATTERS_COMPARED = "The seven matters, side by side"
MISSING_WEIGHTS = "a weight for matter {letters}"
MISSING_REASONS = "a reason for matter {letters}"
MISSING_FIELDS = {
    "decision": "your decision",
    "ground": "the provision that decides",
    "other_side": "the best argument of the other side",
    "gate": "where the activity was done",
}

# --- (b) your judgment
JUDGMENT_TITLE = "Your judgment so far"
JUDGMENT_NONE = "You have not kept a decision yet."

# --- (c) what if
TASKS_TITLE = "Part 3. What if? Other treaties, other facts"
TASKS_INTRO = (
    "Change one thing and say what the treaty then makes of the request. The rules check your answer; no answer is stored, and what nobody has read marks nobody. "
    "“What the treaty makes of it” looks at this one treaty only; another one, or the state's own law, may leave another way. The persons and facts are supposed."
)

# --- (d) debrief
DEBRIEF_TITLE = "Part 4. Debrief"
DEBRIEF_NAME = "the debrief"
DEBRIEF_COMPARE = "Your prediction and the rules"
DEBRIEF_NO_PREDICTION = "You have not kept a prediction yet. The rules say:"
RULING_SURRENDER = (
    "No. The treaty alone gives “{outcome}”, and none of its own grounds stood in the way. Extradition was refused on two grounds of the Act, forum (section 83A) and "
    "physical or mental condition (section 91). A treaty binds the state; its own law says what a judge must do."
)
RULING_SURRENDER_MADE = (
    "No. The treaty alone gives “{outcome}”. The Act adds grounds that the treaty does not mention, among them forum (section 83A), and a judge who finds one must discharge "
    "(section 79(3)). A treaty binds the state; its own law says what a judge must do."
)
NATIONAL_UNKNOWN = "Whether the United Kingdom extradites its own nationals is not recorded."
HOME_MADE = "Access without right has been an English offence since {since}: {law}."
HOME_REFUSAL = "A refusal of extradition is no acquittal: it says where somebody is not tried. A charge at home would even come first (section 88)."
DEBRIEF_HAPPENED = "What happened"
DEBRIEF_CAPTION = "What happened after the hearing"
DEBRIEF_MADE_HAPPENED = "The made-up case has no end: a judge who reasons as you did can end it either way. What matters is that every reason is one that the Act allows."
DEBRIEF_TREATY_TITLE = "A treaty in force, and no surrender"
DEBRIEF_TREATY = (
    "The treaty of 2003 has no clause on forum, on health or on human rights in general. Those grounds stand in the Extradition Act 2003. That is no trick: a treaty is an obligation "
    "between states, and a state's own statute can say when its judges must refuse."
)
DEBRIEF_HOME_TITLE = "Refusal with prosecution at home: why this is not impunity"
DEBRIEF_HOME = (
    "The forum bar does not ask whether somebody should be tried but where. The conduct was an English offence; the evidence can cross the border by mutual assistance; and whoever "
    "refuses on such a ground can be expected to take up the case."
)
DEBRIEF_HOME_COURT = (
    "The High Court said so in the last part of its judgment; a trial at home should follow, as a law firm sums it up:"
)
DEBRIEF_HOME_QUOTE = (
    "it would not be oppressive to prosecute Mr Love in England for the offences alleged against him. Far from it."
)
DEBRIEF_HOME_SOURCES = ("ll_guardian_2018", "ll_pp_2018")
DEBRIEF_HOME_RULES = "What the rules say to prosecution in the requested state"
DEBRIEF_HOME_JURISDICTION = "Its courts also need jurisdiction over the act, which is not modelled."
DEBRIEF_HOME_DUTY = (
    "Is there a duty? Article 24(6) of the Budapest Convention asks a Party to submit the case to its own authorities, at the request of the other, if it refuses solely because of the "
    "person's nationality or because it regards itself as having jurisdiction. Whether a refusal on forum is one “because it regards itself as having jurisdiction” is open to argument; "
    "a refusal because of a person's condition hardly is."
)
DEBRIEF_HOME_OPEN = (
    "And in fact? Up to 19 February 2019 no charge had been brought in the United Kingdom; what came later was not found. A refusal can end in a trial at home, or in none. "
    "The law makes the first possible; whether it happens is for the prosecutor."
)
DEBRIEF_DISCUSS_TITLE = "To talk about"
DEBRIEF_DISCUSS = (
    "Which of your reasons would fall away if the prosecutor had written one page?",
    "Two courts had the same Act and nearly the same papers. Where exactly do their reasons part?",
    "Should a minister be able to refuse because of human rights, as one did in 2012, or is it better that only courts can?",
    "If every state tried its own residents for acts that harm people elsewhere, who would gain, and who would lose?",
)

# --- (e) transfer
TRANSFER_TITLE = "Part 5. A new case, without hints"
TRANSFER_FACTS = (
    (
        "State West asks State East on 3 May to extradite a woman. She is accused of having entered, from her flat in State East, the control computers of a water company in "
        "State West in January, and of having stopped its pumps for a day. Nobody was hurt. State West punishes this with up to ten years; in State East it is an offence since 2015, with up to two years."
    ),
    (
        "A treaty of extradition has bound both states for ten years. It covers offences that both punish with at least one year as the maximum. On forum, health and nationality it says nothing."
    ),
    (
        "The Extradition Act of State East says that nationality is no bar. A judge must refuse when a substantial measure of the conduct was done in State East and, having regard to seven "
        "matters and no others, extradition would not be in the interests of justice; the seven matters read like those of section 83A of the British Act."
    ),
    (
        "She is a national of State East and has always lived there. The prosecutor of State East has written to the judge: in her belief State West is the better place, because the server and all "
        "witnesses are there. Two co-accused sit in State West and wait for a trial in September. The company wants one trial. A newspaper writes: “The treaty obliges us, so the case is over.”"
    ),
    "It is 20 June. You are the judge of State East.",
)
TRANSFER_QUESTION = "What do you decide?"
TRANSFER_DECISIONS = {
    "send": (
        "No bar: I send the case on for surrender",
        "The matters of the Act have to be weighed here one by one; several of them differ from the first case.",
    ),
    "forum": (
        "Barred by forum: I discharge her",
        "She acted from State East, but that only opens the question; the specified matters decide it.",
    ),
    "national": (
        "I discharge her because she is a national",
        "It would need a bar of nationality in the Act or in the treaty.",
    ),
    "treaty": (
        "I send the case on because the treaty obliges us",
        "The treaty is one half of the answer; the Act of State East binds its judge.",
    ),
}
TRANSFER_KEY_POINTS: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    (
        "The treaty is one half. Its threshold is reached, ten years there and two here; that opens the way and does not end it.",
        (),
        (("budapest_185", "24(1)(a)"), ("ece_24", "2(1)")),
    ),
    (
        "Nationality is no bar: neither the treaty nor this Act makes it one. Where a treaty lets a state refuse its nationals, it is a right and not a duty, and prosecution at home is the other side of it.",
        (),
        (("ece_24", "6(1)"), ("ece_24", "6(2)")),
    ),
    (
        "She acted from State East, so that the first condition of the forum bar is met. That alone bars nothing: only the seven matters decide, and all seven have to be named.",
        ("s 83A(2)(a)", "s 83A(2)(b)"),
        (),
    ),
    (
        "Matter (c) is turned round: here a prosecutor has a belief and gives reasons. Matter (f) is strong: two co-accused wait there for one trial. Harm, victims and evidence are there too. Only the connections point home, and long residence is common.",
        ("s 83A(3)(a)", "s 83A(3)(b)", "s 83A(3)(c)", "s 83A(3)(d)", "s 83A(3)(f)", "s 83A(3)(g)"),
        (),
    ),
    (
        "The better view is: no bar, the case goes on. Who decides otherwise has to say which matter outweighs (a), (b), (c), (d) and (f) together, and what becomes of a trial at home.",
        ("s 83A(2)(b)",),
        (("budapest_185", "24(6)"),),
    ),
)
WEIGHTS_TITLE = "How a matter can weigh"
STATIC_COMPARE = "What each side could say in the made-up case (unfold it after you have decided)"
STATIC_SAID = "What the District Judge, the Home Secretary and the High Court said (unfold it after you have decided)"
STATIC_SAID_LOVE = "What they said where illness comes in (unfold it after you have decided)"
TASKS_MINUTES, DEBRIEF_MINUTES = 23, 4

# --- for the registry and the printed sheet
SHEET = (
    "The made-up case, without illness. The United States asks for a programmer, British, twelve years in an English town, with partner, school children and a firm. Accused of entering, from home, the servers "
    "of a maker of bicycles and of a university, and of copying lists of 40,000 people. The harm is there; the seized computers are here, the logs there. One of two others pleaded guilty there. Trial there next "
    "spring, here in eighteen months. The victims want it near, and can be heard by video. No prosecutor has spoken."
)
SHEET_MATTERS = (
    "(a) harm",
    "(b) victims",
    "(c) prosecutor",
    "(d) evidence",
    "(e) delay",
    "(f) one place",
    "(g) connections",
)
SHEET_PROMPT = "Does each matter of section 83A(3) of the Extradition Act 2003 tell for extradition, against it, or neither way? Then decide: does forum bar extradition?"
ROLES = (
    "Judge: decides each question and names the provision, after hearing the two others",
    "Counsel for the requesting state: argues for extradition, matter by matter",
    "Counsel for the requested person: argues against it, matter by matter",
    "Clerk: reads the papers and the section aloud, works the device, keeps time",
)
COMMON_ERRORS = (
    "“The treaty obliges, so the person goes”: the Act adds grounds, and a judge who finds one must discharge.",
    "Looking for forum or health in the treaty of 2003: both stand in the Extradition Act 2003.",
    "Weighing what is not on the list: the forum bar knows seven matters and no others.",
    "“He is British, so he stays”: nationality is no bar in the United Kingdom.",
    "Letting the Home Secretary decide on forum, health or human rights: section 93(2) names four questions.",
    "“Refused, so he got away with it”: the conduct was an English offence and could be tried there.",
    "Citing the article of 8 September 2017, or the year 2017, for the judgment of 5 February 2018.",
    "Writing “hacked” for what is alleged and was never tried.",
)
