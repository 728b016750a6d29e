"""What the papers of the two cases say to each question: the real one with its sources, the made-up one without."""

from __future__ import annotations

from typing import Final

# Texts with the ids of the sources they rest on.
LOVE: Final = {
    "request": (
        (
            "He was arrested on the request on 15 July 2015 and appeared at Westminster Magistrates' Court the same day. The United States is a category 2 territory.",
            ("ll_pp_2015", "ll_district_judge_copy"),
        ),
    ),
    "offence": (
        (
            "Three indictments: New York, two counts (up to ten years); New Jersey, two counts (up to five years each); Virginia, nine counts (up to ten years for the gravest).",
            ("ll_district_judge",),
        ),
        (
            "A case note says that the counts correspond to offences under the Computer Misuse Act 1990 and the Proceeds of Crime Act 2002, and to conspiracy to defraud.",
            ("ll_jcl_2018",),
        ),
    ),
    "bars": (
        (
            "He was arrested in England on 25 October 2013 and released from police bail in July 2014. No charge was brought.",
            ("ll_register_2016", "ll_pp_2015"),
        ),
        (
            "The alleged conduct lies between October 2012 and October 2013; the hearing began in June 2016.",
            ("ll_guardian_2016", "ll_itpro_2016"),
        ),
    ),
    "rights": (
        (
            "The defence relies on Article 3, because of his health and the conditions in prisons there, and on Article 8, because of his home and the care he has there.",
            ("ll_judgment_tna",),
        ),
        ("Experts gave evidence on prisons in the United States.", ("ll_itpro_2016",)),
    ),
    "health": (
        (
            "It is accepted that he is ill, in body and in mind. His counsel says that extradition would put his life at high risk.",
            ("ll_bindmans_2016", "ll_sc_2016"),
        ),
        (
            "In dispute is whether the care on offer there would meet his needs. He lives with his parents, who care for him.",
            ("ll_bindmans_2016", "ll_judgment_cato"),
        ),
    ),
    "minister": (
        (
            "No count carries the death penalty, he was never extradited to the United Kingdom, and the International Criminal Court never transferred him.",
            ("ll_ars_2016", "ll_ipswich_2016"),
        ),
    ),
    "appeal": (
        (
            "His lawyers lodged the appeal on 28 November 2016, within fourteen days of the order.",
            ("ll_campaign_nov_2016",),
        ),
        ("The issues: forum, physical or mental condition, and Articles 3 and 8.", ("ll_judgment_tna",)),
    ),
    "forum": (
        (
            "He lived in England all that time; the house in Suffolk was searched in October 2013.",
            ("ll_3tg", "ll_register_2016"),
        ),
    ),
    "forum.a": (
        (
            "The computers were used by federal agencies of the United States and by companies. What was taken is said to be confidential information, such as that of employees.",
            ("ll_district_judge_copy", "ll_nlj_2018"),
        ),
    ),
    "forum.b": (
        (
            "The victims are the agencies and companies, and people whose data was taken. In dispute is whether he would be fit for a trial there.",
            ("ll_nlj_2018", "ll_3tg"),
        ),
    ),
    "forum.c": (
        ("No prosecutor has said that the United Kingdom is not the most appropriate place.", ("ll_pp_2018",)),
    ),
    "forum.d": (
        (
            "The National Crime Agency seized computers in England in 2013 and still has them.",
            ("ll_itv_2019", "ll_register_2016"),
        ),
    ),
    "forum.e": (
        (
            "The National Crime Agency investigated from October 2013, and nobody was charged; the arrest on the request came in July 2015.",
            ("ll_pp_2015",),
        ),
    ),
    "forum.f": (
        (
            "Three courts in the United States have indicted him. Others are said to have acted with him; where they are was not seen.",
            ("ll_pp_2015", "ll_district_judge"),
        ),
    ),
    "forum.g": (
        (
            "He is British, with Finnish nationality besides, has long lived in England, studies there and lives with his parents.",
            ("ll_guardian_2018_law", "ll_judgment_cato"),
        ),
    ),
}

MADE: Final = {
    "request": (
        "The request of 4 May says that the programmer is accused; the certificate of the Secretary of State is dated 20 May; both indictments and the texts of the law are attached. Copies were served on the day of the arrest.",
    ),
    "offence": (
        "Both indictments describe access to servers without right and copying of data; the gravest count carries ten years. The conduct is what section 1 of the Computer Misuse Act 1990 punishes, with up to two years.",
    ),
    "bars": (
        "The programmer was never tried. Eleven months lie between the last act and the request. Nothing in the papers speaks of opinions, nationality or faith.",
    ),
    "forum": ("The programmer is said to have acted from home, in a town in England, throughout.",),
    "forum.a": (
        "The servers and nearly all of 40,000 customers and students are in the United States; the firm puts its loss at 900,000 dollars. Some 300 customers live in Europe.",
    ),
    "forum.b": (
        "The firm and the university want a trial near their staff. Both say that their witnesses could also be heard by video from home.",
    ),
    "forum.c": (
        "The file holds no letter and no certificate of a prosecutor. The Crown Prosecution Service was told of the request in June.",
    ),
    "forum.d": (
        "The two computers are with the British police. The logs are with the firm in the United States, whose prosecutors say that they would send them under the treaty on assistance.",
    ),
    "forum.e": (
        "There, a trial is listed for next spring. Here, an investigation would have to be taken up again; a trial could be held in about eighteen months.",
    ),
    "forum.f": (
        "One of the two others has pleaded guilty in one of the American courts and would give evidence there. The third has not been found. The two indictments would mean two trials; here it would be one.",
    ),
    "forum.g": (
        "British, twelve years in the town, a partner, two children at school, a firm with three employees. No family in the United States.",
    ),
    "rights": (
        "The defence relies on Article 8: the children are eight and eleven years old, and the firm would close. Nothing in the papers speaks to Article 3.",
    ),
    "health": (
        "The programmer is in good health; nobody raises this question. Decide it all the same, and say in one sentence why a judge still asks it.",
    ),
    "minister": (
        "No count carries the death penalty. The treaty provides for speciality. The programmer was never extradited to the United Kingdom and never transferred by the International Criminal Court.",
    ),
    "appeal": (
        "The programmer appeals within fourteen days and says that the judge gave no weight to the silence of the prosecutor and too much to the place of the harm.",
    ),
}

# For the made-up case: the best that each side could say. Text, sections, articles of the treaty.
MADE_SIDES: Final = {
    "request": (
        ("Request, certificate and papers are there, and copies were served.", ("s 70", "s 78(2)", "s 78(4)"), ()),
        ("Two indictments in one request: the judge has to be sure that each count is described.", ("s 78(2)",), ()),
    ),
    "offence": (
        (
            "Access without right is punished in both states with a year or more; names do not matter.",
            ("s 78(4)",),
            ("2(1)", "2(3)"),
        ),
        (
            "Each count has to be tested: the agreement with others, for example, only if English law punishes such an agreement.",
            ("s 78(4)",),
            ("2(2)",),
        ),
    ),
    "bars": (
        ("No earlier trial, no improper reason, and eleven months are short.", ("s 80", "s 81", "s 82"), ("6",)),
        (
            "The police let the case rest; the person could think that it was over. That is a thought for section 82, and a weak one.",
            ("s 82",),
            (),
        ),
    ),
    "forum": (
        (
            "Harm and victims are there, one of the two others is there and will give evidence, and the trial there is near.",
            ("s 83A(3)(a)", "s 83A(3)(b)", "s 83A(3)(f)"),
            (),
        ),
        (
            "All was done from here, no prosecutor thinks this the wrong place, the evidence can be had by video and assistance, one trial would replace two, and the whole life of the person is here.",
            ("s 83A(2)(a)", "s 83A(3)(c)", "s 83A(3)(d)", "s 83A(3)(g)"),
            (),
        ),
    ),
    "forum.a": (
        ("Nearly all the harm is there.", ("s 83A(3)(a)",), ()),
        (
            "Some of those concerned live in Europe, and harm to data is felt wherever its owners are.",
            ("s 83A(3)(a)",),
            (),
        ),
    ),
    "forum.b": (
        ("The victims ask for a trial near them.", ("s 83A(3)(b)",), ()),
        ("They could be heard by video; their first interest is that there is a trial.", ("s 83A(3)(b)",), ()),
    ),
    "forum.c": (
        ("Nobody has to speak; silence can mean that the prosecutor leaves it to the judge.", ("s 83A(3)(c)",), ()),
        ("The prosecutor had the occasion and did not say that this is the wrong place.", ("s 83A(3)(c)",), ()),
    ),
    "forum.d": (
        ("The logs and those who read them are there.", ("s 83A(3)(d)",), ()),
        ("The computers are here, and the logs could be sent.", ("s 83A(3)(d)",), ()),
    ),
    "forum.e": (
        ("A trial there is listed for next spring.", ("s 83A(3)(e)",), ()),
        ("Eighteen months are not long for such a case, and two trials there take time too.", ("s 83A(3)(e)",), ()),
    ),
    "forum.f": (
        ("The one who pleaded guilty can be heard there.", ("s 83A(3)(f)",), ()),
        (
            "Two courts there have to hold two trials; here it is one, and a witness can be heard by video.",
            ("s 83A(3)(f)",),
            (),
        ),
    ),
    "forum.g": (
        ("Long residence is common to nearly everybody who raises this bar.", ("s 83A(3)(g)",), ()),
        (
            "Partner, children, home and firm are here, and nothing ties the person to the other state.",
            ("s 83A(3)(g)",),
            (),
        ),
    ),
    "rights": (
        (
            "The interest in extradition is strong, and the children stay with their other parent.",
            ("s 87(1)", "s 87(3)"),
            (),
        ),
        (
            "Two children of school age would lose a parent for years, for conduct that could be tried here.",
            ("s 87(1)", "s 87(2)"),
            (),
        ),
    ),
    "health": (
        ("Nothing shows a condition of body or mind that could make extradition oppressive.", ("s 91(2)",), ()),
        (
            "Today nothing. But a condition can change before the order is carried out, and the judge has to look at the person as the person is.",
            ("s 91(2)", "s 91(3)"),
            (),
        ),
    ),
    "minister": (
        ("None of the four questions stands in the way.", ("s 93(2)", "s 93(4)"), ()),
        ("The defence can write to the minister, but only about those four questions.", ("s 93(2)",), ()),
    ),
    "appeal": (
        ("The judge weighed all seven matters; weight is for the judge.", ("s 104(3)",), ()),
        (
            "Matter (c) was treated wrongly, and with it right the balance tips: discharge would have followed.",
            ("s 83A(3)(c)", "s 104(3)", "s 104(5)"),
            (),
        ),
    ),
}
# Questions on which the real decisions can be shown to somebody who chose the way round: no word of illness in them.
WITHOUT_ILLNESS: Final = (
    "request",
    "offence",
    "bars",
    "forum.a",
    "forum.b",
    "forum.c",
    "forum.d",
    "forum.e",
    "forum.f",
    "minister",
)
