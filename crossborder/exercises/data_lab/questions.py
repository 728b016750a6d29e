"""The ten questions of the data lab: what is asked, what the data answer, and what a likely slip gives instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.exercises.data_lab import answers
from crossborder.exercises.data_lab.answers import BUDAPEST, IN_FORCE, TWENTY_YEARS

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = int | str | frozenset[str]
Kind = Literal["number", "codes", "code"]
MAY_JOIN = (BUDAPEST, "ece_24")


@dataclass(frozen=True, slots=True)
class Slip:
    """A way to miss the answer that the check knows.

    Args:
        answer: what it gives.
        says: what went wrong, in a sentence or two.
    """

    answer: Callable[[], Answer]
    says: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the data.

    Args:
        id: its name.
        title: its heading.
        ask: the question.
        kind: ``number``, ``codes`` (several codes of states) or ``code`` (one code or id).
        example: how an answer is written.
        answer: works out what the data say.
        why: what the answer shows, in one or two sentences.
        rests: the provision, Act or table that the answer rests on.
        slips: likely mistakes.
    """

    id: str
    title: str
    ask: str
    kind: Kind
    example: str
    answer: Callable[[], Answer]
    why: str
    rests: str
    slips: tuple[Slip, ...] = ()


UNCONFIRMED = "You counted rows that nobody has confirmed. Keep only those whose column verified is true."

QUESTIONS = (
    Question(
        "who-2004",
        "Who could ask whom in 2004?",
        "On 1 July 2004, between how many pairs of states did a treaty oblige to preserve data on request? Count confirmed rows whose role is operative.",
        "number",
        "for example 25",
        lambda: len(answers.pairs(IN_FORCE, "preservation")),
        "Five states were bound on the Convention's first day, and five states make 5 × 4 / 2 = 10 pairs. The data hold no other treaty that obliged a state to preserve data that day.",
        "Budapest Convention, Article 29(1) and (3)",
        (
            Slip(lambda: 2 * len(answers.pairs(IN_FORCE, "preservation")), "You counted each pair twice. A basis holds in both directions."),
            Slip(lambda: len(answers.states(IN_FORCE, "preservation")), "That is the number of states. The question asks for pairs."),
        ),
    ),
    Question(
        "states-2004",
        "Which states are these?",
        "Which states stand in one of these pairs? Give their codes.",
        "codes",
        "for example PHL, USA",
        lambda: answers.states(IN_FORCE, "preservation"),
        "These five states were bound on the Convention's first day. The table participation shows the day of each deposit.",
        "Budapest Convention, Article 29(1) and (3); table participation",
    ),
    Question(
        "assistance-2004",
        "What carried most requests for evidence?",
        "On the same day, which instrument obliged the most pairs of states to give mutual assistance? Give its id. Count confirmed rows whose role is operative.",
        "code",
        "for example budapest_185",
        lambda: answers.most_pairs(IN_FORCE, "mutual_assistance"),
        "A treaty against organised crime carried far more pairs than the treaty against cybercrime. But it covers only its own offences, and serious crime that is transnational and involves an organised criminal group.",
        "United Nations Convention against Transnational Organized Crime, Articles 3(1) and 18(1)",
        (
            Slip(
                lambda: answers.most_pairs(IN_FORCE, "mutual_assistance", 1),
                "That instrument is second. Count each pair of states once for each instrument, and compare the totals.",
            ),
        ),
    ),
    Question(
        "parties-2024",
        "How large had it become?",
        "How many states did the Budapest Convention bind on 1 July 2024, counting only states of which this is confirmed?",
        "number",
        "for example 40",
        lambda: answers.parties(TWENTY_YEARS),
        "The day of the deposit does not count. A state is bound from the first day of the month after three months from its deposit.",
        "Budapest Convention, Articles 36(4) and 37(2)",
        (Slip(lambda: answers.parties(TWENTY_YEARS, confirmed=False), UNCONFIRMED),),
    ),
    Question(
        "unpunished-2000",
        "Where was the Love Bug no crime?",
        "Which states certainly did not punish malware on 4 May 2000? Give the codes of those whose answer is no and verified.",
        "codes",
        "for example PHL, USA",
        answers.unpunished,
        "The table holds only states whose computer offences the data have. A state that is missing from it is unknown; it is not a haven.",
        "the offences of each state (table offences)",
        (Slip(lambda: answers.unpunished(unknown=True), "You took in states whose answer is unknown. An unknown answer is not a no."),),
    ),
    Question(
        "first-after",
        "Who closed the gap first?",
        "Of these states, in which did the law that punishes malware come into force first after that day? Give its code. Use only laws that the data hold.",
        "code",
        "for example USA",
        answers.first_after,
        "This Act dates from 1997 and waited three years to come into force. The day of approval alone would mislead you.",
        "Computer Crimes Act 1997 (Act 563), Malaysia",
        (Slip(lambda: "PHL", "The Philippine Act came a few weeks later. Sort by the day of entry into force, not by the attention a case received."),),
    ),
    Question(
        "days-late",
        "How many days too late?",
        "How many days after 4 May 2000 did the Philippine Electronic Commerce Act come into force?",
        "number",
        "for example 100",
        lambda: answers.days_until("in_force"),
        "The Act could not reach back. Whoever spread the Love Bug could not be punished under it.",
        "Republic Act No. 8792, section 33(a), Philippines",
        (Slip(lambda: answers.days_until("approved"), "You counted to the day of approval. Approval, publication and entry into force are three days."),),
    ),
    Question(
        "extradition-2024",
        "What carries extradition?",
        "On 1 July 2024, which instrument obliged the most pairs of states to extradite? Give its id. Count confirmed rows whose role is operative.",
        "code",
        "for example budapest_185",
        lambda: answers.most_pairs(TWENTY_YEARS, "extradition"),
        "A general treaty of 1957 carries more pairs than any treaty made for cybercrime.",
        "European Convention on Extradition, Article 1",
        (
            Slip(lambda: BUDAPEST, "Article 24(3) of the Budapest Convention leaves it to a state whether to use it as a basis. The data call that role optional."),
            Slip(lambda: answers.most_pairs(TWENTY_YEARS, "extradition", 1), "That instrument is second. States of the European Union use it among themselves."),
        ),
    ),
    Question(
        "one-accession",
        "What does one accession change?",
        "Suppose that Mexico had joined the Budapest Convention on 1 January 2024 (cb.had_joined). How many more pairs of states would a treaty oblige to preserve data on 1 July 2024? Count confirmed rows.",
        "number",
        "for example 12",
        lambda: answers.gained("MEX", BUDAPEST, "preservation"),
        "A new party opens as many pairs as there are parties already: the more have joined, the more the next one gains.",
        "Budapest Convention, Articles 29(1) and 37(2)",
        (Slip(lambda: answers.gained("MEX", BUDAPEST, "preservation", confirmed=False), UNCONFIRMED),),
    ),
    Question(
        "best-accession",
        "Which accession would close most gaps?",
        "Mexico may join either the Budapest Convention (budapest_185) or the European Convention on Extradition (ece_24). Which would oblige more pairs of states to extradite on 1 July 2024? Give its id.",
        "code",
        "budapest_185 or ece_24",
        lambda: answers.best_accession("MEX", "extradition", MAY_JOIN),
        "The Budapest Convention would add no pair that is obliged: its parties may use it as a basis, but need not. So the gap you want to close decides which treaty helps.",
        "Budapest Convention, Article 24(3); European Convention on Extradition, Article 1",
        (Slip(lambda: BUDAPEST, "Article 24(3) of the Budapest Convention lets a state use it as a basis and does not oblige it. Count the role operative only."),),
    ),
)  # fmt: skip

QUESTION_BY_ID = {question.id: question for question in QUESTIONS}
