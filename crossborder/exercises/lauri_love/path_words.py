"""The words of the path: what each question asks, what can be decided and why, what would change it."""

from __future__ import annotations

from typing import Final

# id: (title, what the judge is asked)
ISSUES: Final = {
    "request": (
        "Step 1. Request and certificate",
        "Has a valid request arrived, certified and with the papers that the Act asks for, so that the hearing can begin?",
    ),
    "offence": (
        "Step 2. Extradition offence and dual criminality",
        "Is the conduct an offence in both states, and grave enough? What counts is the conduct and not the name of the offence.",
    ),
    "bars": (
        "Step 3. The bars, forum apart",
        "Does one of the other bars of section 79 apply: double jeopardy, extraneous considerations, the passage of time?",
    ),
    "forum": (
        "Step 4. The forum bar",
        "Was a substantial measure of the activity done in the United Kingdom and, looking at the seven specified matters alone, would extradition not be in the interests of justice?",
    ),
    "rights": (
        "Step 5. Human rights",
        "Would extradition be compatible with the Convention rights, such as Article 3 (no inhuman treatment) and Article 8 (private and family life)?",
    ),
    "health": (
        "Step 6. Physical or mental condition",
        "Is the person's physical or mental condition such that extradition would be unjust or oppressive?",
    ),
    "minister": (
        "Step 7. The Secretary of State",
        "Does one of the four questions that the Act leaves to the Secretary of State stand in the way?",
    ),
    "appeal": (
        "Step 8. The appeal",
        "Ought the judge to have decided a question differently, so that discharge would have followed?",
    ),
}
MINUTES: Final = {
    "request": 3,
    "offence": 2,
    "bars": 3,
    "forum": 9,
    "rights": 4,
    "health": 3,
    "minister": 3,
    "appeal": 4,
}
CORE: Final = ("offence", "forum", "health")

# id: {value: (text, why)}; the values that end the case in law stand in ENDING.
DECISIONS: Final = {
    "request": {
        "in_order": (
            "The papers are in order; the hearing begins",
            "The request says that the person is accused, it was certified, and the papers name the person and the conduct (sections 70 and 78(2)).",
        ),
        "not_in_order": (
            "The papers are not in order; I order the discharge",
            "The Act is strict here: a missing answer under section 78(4) means discharge (section 78(6)).",
        ),
        "more": (
            "I ask for a paper first",
            "The day of the certificate is not among what you have. A judge would have it in the file.",
        ),
    },
    "offence": {
        "yes": (
            "It is an extradition offence",
            "Both laws punish access to a computer without right, and with a year or more as the maximum (Article 2(1) of the treaty).",
        ),
        "no": (
            "It is not one; I order the discharge",
            "This needs conduct that English law did not punish on the day of the act, or not gravely enough.",
        ),
        "partly": (
            "It is one for some counts and not for others",
            "Each count has to be tested on its own. That an offence bears another name here does not matter (Article 2(3)).",
        ),
    },
    "bars": {
        "none": (
            "None of them applies",
            "The person was never tried, nothing shows a request made for a reason such as opinion or nationality, and nothing shows that time has made extradition unjust or oppressive.",
        ),
        "extraneous": (
            "Extraneous considerations apply; I order the discharge",
            "If the request, or the treatment, were because of political opinions, section 81 would bar it. That a person has opinions is not enough.",
        ),
        "time": (
            "The passage of time applies; I order the discharge",
            "Section 82 asks whether so much time has passed that extradition would be unjust or oppressive.",
        ),
        "tried": (
            "Double jeopardy applies; I order the discharge",
            "Section 80 needs an earlier acquittal or conviction. Police bail that ended without a charge is neither.",
        ),
    },
    "forum": {
        "no_bar": (
            "Forum does not bar extradition",
            "Harm, victims and the other defendants can weigh so much that a trial there is in the interests of justice.",
        ),
        "bar": (
            "Forum bars extradition; I order the discharge",
            "The conduct was done here, and the other matters can outweigh the place of the harm.",
        ),
        "ask": (
            "I ask a prosecutor for a view before I decide",
            "Matter (c) turns on a belief that somebody must have. But nobody can be required to consider a certificate (section 83C).",
        ),
    },
    "rights": {
        "compatible": (
            "Compatible: the case goes to the Secretary of State",
            "The question is about this person and these rights, not about the other state's system in general (section 87(1)).",
        ),
        "article_3": (
            "Not compatible with Article 3; I order the discharge",
            "Article 3 forbids inhuman and degrading treatment. The risk has to be shown for this person.",
        ),
        "article_8": (
            "Not compatible with Article 8; I order the discharge",
            "Private and family life may be interfered with for good reasons, so that the two have to be weighed.",
        ),
        "leave_open": (
            "I leave this open: another ground decides already",
            "A court that has found one ground need not decide the rest. For a judge at first instance it is safer to decide every question.",
        ),
    },
    "health": {
        "not_oppressive": (
            "Not unjust or oppressive; no discharge on this ground",
            "Illness alone is not enough. What counts is what extradition would do, with the care that is there.",
        ),
        "oppressive": (
            "Unjust or oppressive; I order the discharge",
            "It needs a condition so grave that, with all care on offer, extradition would be oppressive.",
        ),
        "adjourn": (
            "I adjourn until the condition has changed",
            "Section 91(3) allows it. It fits a condition that can be expected to pass.",
        ),
    },
    "minister": {
        "order": (
            "None stands in the way: I order extradition",
            "If none of the four applies, the Act says that the minister must order it (section 93(4)).",
        ),
        "discharge": (
            "One of the four stands in the way: I order the discharge",
            "This needs, for example, a death penalty without an adequate written assurance (section 94).",
        ),
        "other": (
            "I refuse for another reason: forum, health, or human rights",
            "These weigh heavily, and a minister once decided on human rights. Section 93(2) now names four questions, and these are not among them.",
        ),
    },
    "appeal": {
        "allow": (
            "The judge was wrong on a question that decides: I allow the appeal",
            "If the question had been decided differently, discharge would have followed (section 104(3)).",
        ),
        "new": (
            "New evidence or a new issue would have led to discharge: I allow the appeal",
            "Section 104(4) has conditions of its own: the issue was not raised, or the evidence was not there, before.",
        ),
        "dismiss": (
            "The judge was entitled to decide so: I dismiss the appeal",
            "A judge's view is not wrong because another could be taken.",
        ),
    },
}
# Which values would end the case in law with the person's discharge.
ENDING: Final = {
    "request": ("not_in_order",),
    "offence": ("no",),
    "bars": ("extraneous", "time", "tried"),
    "forum": ("bar",),
    "rights": ("article_3", "article_8"),
    "health": ("oppressive",),
    "minister": ("discharge",),
    "appeal": ("allow", "new"),
}

# Decisions that the Act leaves to somebody else: what is said to them besides, and on which sections it rests.
REMARKS: Final = {
    ("minister", "other"): (
        "In law this is not open to the Secretary of State: forum, health and human rights are decided by the judge, and on appeal by the High Court.",
        ("s 93(2)", "s 79(1)", "s 87(1)", "s 91(2)"),
    ),
    ("forum", "ask"): (
        "A judge can ask, but has to decide in the end, with or without an answer: nobody can be required to consider a certificate.",
        ("s 83A(3)(c)", "s 83C"),
    ),
}

# Sections to read, in order; the grounds that can be named are the same ones and those in MORE_GROUNDS.
SECTIONS: Final = {
    "request": ("s 70", "s 71", "s 78(2)", "s 78(4)", "s 78(6)"),
    "offence": ("s 78(4)", "s 78(6)", "s 137(3)", "s 137(4)", "s 137(7A)"),
    "bars": ("s 79(1)", "s 79(3)", "s 80", "s 81", "s 82"),
    "forum": ("s 79(1A)", "s 83A(1)", "s 83A(2)(a)", "s 83A(2)(b)", "s 83B(1)", "s 83C"),
    "rights": ("s 87(1)", "s 87(2)", "s 87(3)"),
    "health": ("s 91(2)", "s 91(3)"),
    "minister": ("s 93(2)", "s 93(3)", "s 93(4)", "s 94", "s 95", "s 99"),
    "appeal": ("s 103", "s 104(3)", "s 104(4)", "s 104(5)", "s 114"),
}
TREATY_GROUNDS: Final = {
    "request": ("8(1)", "8(2)", "8(3)"),
    "offence": ("2(1)", "2(3)"),
    "bars": ("5(1)", "5(3)", "6"),
}
MATTERS: Final = {
    "a": "the place of the harm",
    "b": "the interests of the victims",
    "c": "a prosecutor's belief",
    "d": "the evidence",
    "e": "delay",
    "f": "all prosecutions in one place",
    "g": "connections with the United Kingdom",
}

# What would change the decision in law: text, sections, articles of the treaty.
CHANGERS: Final = {
    "request": (
        (
            "A request that does not say that the person is accused, or unlawfully at large after a conviction, is not valid and gets no certificate.",
            ("s 70",),
            (),
        ),
        (
            "If copies of the papers were not served on the person, the judge must order the discharge.",
            ("s 78(4)", "s 78(6)"),
            (),
        ),
    ),
    "offence": (
        (
            "A conduct that one of the two laws does not punish with a year or more is no extraditable offence under the treaty.",
            (),
            ("2(1)",),
        ),
        (
            "Where the conduct occurs decides which rule applies: in the territory itself (section 137(3)), or outside it, and then English law has to reach the like conduct abroad too (section 137(4)).",
            ("s 137(3)", "s 137(4)"),
            (),
        ),
        (
            "That the American name of the offence has no English twin changes nothing: what counts is the conduct that the request describes.",
            ("s 137(7A)",),
            ("2(3)",),
        ),
    ),
    "bars": (
        (
            "A final acquittal or conviction for the same conduct would bring in double jeopardy; a decision not to charge does not.",
            ("s 80",),
            ("5(1)", "5(3)"),
        ),
        (
            "Evidence that the request is made because of the person's political opinions would bring in extraneous considerations.",
            ("s 81",),
            (),
        ),
        ("That a time limit for prosecution has run out is no ground under the treaty.", (), ("6",)),
    ),
    "forum": (
        (
            "A prosecutor's certificate that arrives before the decision ends the question: forum is then no bar.",
            ("s 83B(1)", "s 83C"),
            (),
        ),
        (
            "A reasoned letter of a prosecutor who thinks the United Kingdom the wrong place turns matter (c) round.",
            ("s 83A(3)(c)",),
            (),
        ),
        ("Co-defendants in custody there, waiting for one trial, give weight to matter (f).", ("s 83A(3)(f)",), ()),
        ("If the person had travelled and acted there, the first condition would fail.", ("s 83A(2)(a)",), ()),
        ("If the person were convicted already, forum could not be raised.", ("s 79(1A)",), ()),
    ),
    "rights": (
        (
            "An assurance on the conditions of detention, specific and from an authority that can keep it, can take weight from Article 3.",
            ("s 87(1)",),
            (),
        ),
        ("Children who depend on the person give weight to Article 8.", ("s 87(1)",), ()),
    ),
    "health": (
        (
            "Care on offer there that reaches the person and removes the risk speaks against discharge; care that fails, or does harm itself, speaks for it.",
            ("s 91(2)",),
            (),
        ),
        ("A condition that can be expected to pass leads to an adjournment instead.", ("s 91(3)",), ()),
    ),
    "minister": (
        (
            "An offence that carries the death penalty, without a written assurance that the minister considers adequate, would forbid the order.",
            ("s 94",),
            ("7",),
        ),
        ("Missing arrangements on speciality would forbid it too.", ("s 95",), ()),
    ),
    "appeal": (
        (
            "A question that the judge decided wrongly, but that would not have led to discharge, does not help.",
            ("s 104(3)",),
            (),
        ),
        (
            "A point of law of general public importance, certified by the High Court, could take either side to the Supreme Court.",
            ("s 114",),
            (),
        ),
    ),
}
