"""Every phrase of a sentence that stands alone, asked for with all the rest of it."""

import re
from collections.abc import Collection, Iterator, Sequence

from leadquiz.generate.asking import is_people, wh_name
from leadquiz.generate.clause import (
    Clause,
    attribution,
    balanced,
    inverted,
    mid_sentence,
    question,
    verb_group_text,
)
from leadquiz.generate.dates import find_dates
from leadquiz.generate.lexicon import ANYTHING, DEFINING, HOLDING, HOLLOW, MAKING_DO, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, fact_of, make
from leadquiz.generate.rules.cloze import standing_alone
from leadquiz.generate.rules.subjects import which
from leadquiz.generate.salience import is_salient, is_worth_any_form
from leadquiz.generate.select import ADJUNCTS, HELD, PHRASES
from leadquiz.generate.tokens import Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind

_LONGEST_ANSWER, _LONGEST_ADJUNCT = 15, 24  # words
_LONGEST_QUESTION = 30
_PREPS = bag("by with from to for into between against on through about")
_OF_PEOPLE = bag("for with by to against between about")
# People by what they do or are, beside those that other rules know.
_FOLK = bag(
    "employee employer worker member customer consumer client buyer seller manager leader founder cofounder "
    "investor owner partner volunteer participant researcher scholar author writer reader user player "
    "coach individual human adult parent mother father son daughter husband wife friend colleague applicant "
    "candidate resident immigrant refugee perpetrator victim associate entrepreneur ambassador actor artist woman "
    "man boy girl student teacher doctor physician nurse patient voter citizen president minister governor "
    "senator king queen emperor prince princess politician lawyer judge juror thinker philosopher engineer "
    "designer developer programmer analyst consultant expert supervisor director executive officer mentor mentee "
    "trainee attendee delegate representative supporter opponent protester activist reformer explorer trader "
    "merchant farmer peasant slave servant soldier general commander crew pioneer inventor critic journalist "
    "reporter editor speaker listener viewer observer stakeholder shareholder stockholder homeowner taxpayer "
    "retailer lender borrower caregiver offender prisoner inmate follower believer priest monk nun missionary "
    "theologian psychologist sociologist"
)
_EXAMPLES = bag("example instance case illustration")
_LIMITING = bag(
    "today currently traditionally historically originally initially sometimes often usually generally typically"
)
_JOINTS = bag(
    "contrast addition fact turn particular short conclusion hand word words comparison summary general result response"
)


def phrases(view: SectionView) -> Iterator[Candidate]:
    """ "Active ovaries release an egg from follicles." → What releases an egg from follicles?

    Of what somebody holds or says, "According to Berg, what …?"; of how and why a thing is done, too.
    """
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.relative or clause.subject is None or not view.knowledge.ask(is_salient, sentence.written):
            continue
        held = clause.speaker is not None
        in_any_form = view.knowledge.ask(is_worth_any_form, sentence.written)
        if held and not in_any_form:
            continue
        said = _reported(clause, renderer) if held else _told(clause, renderer)
        if said is None:
            continue
        lead, words = said
        for role, text, answer, kind in _asked(clause, words, renderer):
            longest = _LONGEST_ADJUNCT if role in _ADJUNCTS else _LONGEST_ANSWER
            if role not in _ADJUNCTS and not in_any_form:
                continue
            if not text or not answer or len(answer.split()) > longest or _FIGURE.search(answer):
                continue  # figures have rules of their own
            text = f"{lead} {decapitalize(text)}" if lead else text
            if not 3 < len(text.split()) <= _LONGEST_QUESTION:
                continue
            yield make(
                view,
                passage,
                sentence,
                rule=HELD if held else ADJUNCTS if role in _ADJUNCTS else PHRASES,
                kind=Kind.PRINCIPLE if held else Kind.CAUSE if role in _ADJUNCTS else Kind.FACT,
                question=question(text),
                answer=capitalize(answer),
                fact=(*fact_of(clause, renderer), role),
                answer_type=kind,
                weight=0.5,
            )


_FIGURE = re.compile(r"(?<![A-Za-z])\d")
_ADJUNCTS = ("how", "why")


def _told(clause: Clause, renderer: Renderer) -> tuple[str, list[Token]] | None:
    """("", the words of a sentence that the author asserts) where it stands alone."""
    if clause.verb is not clause.sentence.root:
        return None
    plain = standing_alone(clause.sentence, renderer)
    return None if plain is None else ("", _within(clause, plain))


def _reported(clause: Clause, renderer: Renderer) -> tuple[str, list[Token]] | None:
    """("According to Berg,", the words of what she holds); None where it leans on other sentences."""
    top = clause.verb
    while top.dep in ("ccomp", "conj") and top.head.pos in ("VERB", "AUX"):
        top = top.head
    if not top.is_root:
        return None
    lead = attribution(clause, renderer)
    subject = clause.subject
    if not lead or subject is None or renderer.is_anaphor(subject):
        return None
    words = [t for t in clause.tokens if t.dep != "mark" or t.head is not clause.verb]
    while words and words[-1].pos == "PUNCT":
        words.pop()
    first = min(words, key=lambda t: t.i) if words else None
    if first is None or first not in clause.subject_tokens or any(t.text in '“”"' for t in words):
        return None
    if renderer.text(words) is None:
        return None
    return lead, _within(clause, words)


def _within(clause: Clause, plain: Sequence[Token]) -> list[Token]:
    """The words of the sentence's first clause: no second one, no aside at its end."""
    verb = clause.verb
    end = plain[-1].i + (plain[-1].pos != "PUNCT")
    for child in verb.rights:
        first = child.subtree()[0].i
        if child.dep == "conj" and child.pos in ("VERB", "AUX") and child.child("nsubj", "nsubjpass", "expl"):
            joint = first
            while joint > verb.i and clause.sentence.tokens[joint - 1].lower in _JOINING:
                joint -= 1
            end = min(end, joint)
        elif (
            child.dep in ("parataxis", "ccomp")
            and child.i > verb.i
            and clause.sentence.tokens[first - 1].text in (";", ",", ":")
        ):
            end = min(end, first - 1)
    for token in plain:
        if token.i <= verb.i or token.i >= end:
            continue
        if token.dep in ("relcl", "acl") or (token.dep == "advcl" and token.tag == "VBG"):
            words = token.subtree()
            before = words[0].previous()
            if before is not None and before.text in (",", "—", "–") and words[-1].i >= end - 1:
                end = min(end, before.i)
    return [t for t in plain if t.i < end]


_JOINING = (",", "and", "but", "so", "or", "yet")
_BREAKS = (";", ":", "—", "–", "“", "”", '"', "[", "]")


def _asked(clause: Clause, words: list[Token], renderer: Renderer) -> Iterator[tuple[str, str, str, str]]:
    verb, subject = clause.verb, clause.subject
    assert subject is not None
    words = balanced(words)
    if any(t.text in _BREAKS for t in words) or verb not in words:
        return
    inside = set(words)
    group = [*clause.auxiliaries, verb]
    start = min(t.i for t in group)
    named = [t for t in subject.subtree() if t in inside]
    if (
        not named
        or not _is_run_of(named, words)
        or named[-1].i > start
        or subject.pos not in ("NOUN", "PROPN", "VERB")
    ):
        return
    if named[0].lower in ("no", "few", "neither", "little"):
        return
    opening = [t for t in words if t.i < named[0].i]
    between = [t for t in words if named[-1].i < t.i < verb.i and t not in group and t is not clause.negation]
    if any(t.dep not in ("advmod", "punct") for t in between):
        return
    if opening and opening[-1].text != ",":
        return
    if any(t.lemma.lower() in _EXAMPLES for t in opening):
        return
    if _is_joint(opening):
        opening = []
    rest = [t for t in words if t.i > verb.i and t not in group]
    lead = renderer.text(opening[:-1]) if opening else ""
    if lead is None:
        return
    lead = f"{capitalize(lead)}, " if lead else ""
    # its subject
    name = renderer.names.at(subject)
    whole = name is not None and name.head is subject and subject.child("conj") is None
    if whole and name is not None:
        wh, kind = which(name, clause, renderer), name.type
    else:
        people = _are_people(subject, renderer) or (
            name is not None and name.type == PERSON and name.head is subject
        )
        wh, kind = ("who" if people else "what"), "phrase"
    spoken = renderer.text([t for t in words if start <= t.i <= verb.i]) or ""
    if verb.tag == "VBP" and verb.lemma != "be" and not clause.auxiliaries:
        if any(t.dep == "conj" and t.pos in ("VERB", "AUX") for t in verb.children):
            wh = ""  # "scatter and hide": both would have to change
        spoken = verb_group_text(clause) or ""
    if any(t.lower in ("both", "all", "each") and t.head is verb for t in rest):
        wh = ""
    hedge = " ".join(t.text for t in between if t.dep == "advmod" and t.i < start)
    tail = renderer.text(rest, before=[*opening, *named])
    if tail is None:
        return
    knowledge = renderer.view.knowledge
    about = {knowledge.person, knowledge.organisation, knowledge.subject}
    if whole and name is not None and name.canonical in about:
        wh = ""  # whom the whole text is about: anybody would say so
    if wh and rest:
        yield "subject", f"{lead}{wh} {hedge} {spoken} {tail}", mid_sentence(named, renderer), kind
    who = mid_sentence(named, renderer)
    turned = inverted(clause)
    if turned is None or not who:
        return
    adverbs = " ".join(t.text for t in between if t.dep == "advmod")
    if any(t.dep == "conj" and t.pos in ("VERB", "AUX") and t in inside for t in verb.children):
        return
    negation = "not" if clause.negation is not None else ""

    def ask(wh: str, gone: Sequence[Token]) -> str:
        left = [t for t in rest if t not in gone]
        while left and (left[0].text == "," or (left[0].dep == "prt" and left[0].i == verb.i + 1)):
            left = left[1:]  # the particle of the verb stands in its group
        said = renderer.text(left, before=[*opening, *named])
        if said is None:
            return ""
        parts = [turned.front, who, negation, adverbs, turned.rest, said]
        return f"{lead}{wh} " + " ".join(part for part in parts if part)

    for noun, prep in _arguments(clause):
        top = prep or noun
        tokens = [t for t in top.subtree() if t in inside]
        answer = [t for t in noun.subtree() if t in inside]
        if (
            not _is_run_of(tokens, words)
            or noun.pos not in ("NOUN", "PROPN")
            or noun.lemma.lower() in HOLLOW | ANYTHING
        ):
            continue
        if any(d.tokens[0] in answer for d in find_dates(clause.sentence)):
            continue
        after = tokens[-1].next()
        if after is not None and after in inside and after.text == "," and rest[-1] is not after:
            continue
        named_ = renderer.names.at(noun)
        front = prep.lower if prep is not None else ""
        if named_ is not None and named_.head is noun:
            asked, kind = wh_name(named_, renderer, verb=verb.lemma, front=front), named_.type
        else:
            asked, kind = f"{front} {'whom' if _are_people(noun, renderer) else 'what'}".strip(), "phrase"
        if asked.endswith("whom") and front and front not in _OF_PEOPLE:
            continue
        if noun.dep in ("attr", "oprd") and not front:
            asked = "who" if clause.copular and name is not None and name.type == PERSON else "what"
        if any(t.lower == "than" for t in rest):
            continue  # what it is measured by would stand alone
        if asked:
            yield (
                front or "object",
                ask(asked, tokens),
                renderer.text(answer, before=[*opening, *named]) or "",
                kind,
            )

    for gone, doing in _doings(clause, inside):
        if not _is_run_of(gone, words) or ((behind := gone[-1].next()) in inside and behind is not None):
            continue  # what follows may belong to it
        text = ask("what", gone)
        told = [t for t in gone if t.i > 1 + gone[0].i] if doing == "to be" else gone
        said = renderer.text(told, before=[*opening, *named, *rest]) or ""
        if text and len(said.split()) >= _FEWEST_WORDS_OF_DOING:
            yield "doing", f"{text} {doing}".strip(), said, "doing"

    for role, wh, told in _adjuncts(clause, inside):
        if not _is_run_of(told, words) or not (rest[-1] is told[-1] or told[-1].i < named[0].i):
            continue  # what follows may belong to it
        text = ask(wh, told)
        said = renderer.text(told, before=[*named, *(t for t in rest if t not in told)]) or ""
        if text and len(said.split()) >= _FEWEST_WORDS_OF_DOING:
            yield role, text, said, role


def _adjuncts(clause: Clause, inside: Collection[Token]) -> Iterator[tuple[str, str, list[Token]]]:
    """How or why it is done: (role, word to ask with, words that tell it)."""
    for child in clause.verb.children:
        told = [t for t in child.subtree() if t in inside]
        if not told or child.i < clause.verb.i or (clause.verb.lemma in DEFINING and not clause.passive):
            continue
        first = told[0].lower
        if child.dep == "prep" and child.lower in ("by", "through"):
            doing = child.child("pcomp")
            if doing is not None and doing.tag == "VBG":
                yield "how", "how", told
        elif child.dep == "advcl" and first == "because":
            yield "why", "why", told
        elif child.dep == "advcl" and child.tag == "VB" and first in ("to", "in"):
            to = child.child("aux")
            if (
                to is not None
                and to.lower == "to"
                and clause.object is not None
                and child.i > clause.object.i
                and clause.verb.lemma not in HOLDING | MAKING_DO | _LEADING_TO
            ):
                yield "why", "why", told
        elif child.dep == "prep" and _says_why(told):
            yield "why", "why", told


_LEADING_TO = bag(
    "play provide offer expose subject support establish"
)  # "an online marketplace for firms to …"


def _says_why(told: Sequence[Token]) -> bool:
    first, second = (told[0].lower, told[1].lower) if len(told) > 1 else ("", "")
    return (first, second) in (("because", "of"), ("due", "to"), ("owing", "to"), ("thanks", "to"))


_FEWEST_WORDS_OF_DOING = 4
# Not "want", "try", "need": who does so does it with many things.
_URGING = bag(
    "plan aim hope intend agree promise vow decide refuse offer threaten pledge choose urge allow enable "
    "permit force lead cause prompt inspire empower persuade convince ask order instruct advise teach "
    "signal recruit hire design forbid authorize authorise direct invite compel oblige motivate challenge "
    "entitle commit prepare demand fail swear resolve"
)
_AIMS = bag(
    "aim vision goal purpose task job mission duty role objective ambition object business point intention plan idea "
    "challenge function responsibility strategy solution remedy approach rule answer dream wish"
)


def _doings(clause: Clause, inside: Collection[Token]) -> Iterator[tuple[list[Token], str]]:
    """ "They asked the council to withdraw the rules": (what is to be done, how the question for it ends)."""
    verb = clause.verb
    for child in verb.all("xcomp", "ccomp"):
        to = child.child("aux")
        if child.i < verb.i or child.tag != "VB" or to is None or to.lower != "to" or to.i > child.i:
            continue
        told = [t for t in child.subtree() if t in inside and t.i >= to.i]
        if verb.lemma == "be":
            if clause.subject is not None and clause.subject.lemma.lower() in _AIMS:
                yield told, ""
        elif verb.lemma in _URGING and not any(
            verb.i < t.i < to.i for t in verb.all("advcl", "prep", "mark")
        ):
            yield told, "to be" if child.lemma == "be" else "to do"


def _is_joint(opening: Sequence[Token]) -> bool:
    """ "In contrast,", "Soon,": what only ties the sentence to the one before."""
    if len(opening) <= 4 and any(t.lemma.lower() in _JOINTS for t in opening):
        return True
    return len(opening) == 2 and opening[0].dep in ("advmod", "prep") and opening[0].lower not in _LIMITING


def _are_people(noun: Token, renderer: Renderer) -> bool:
    return noun.lemma.lower() in _FOLK or is_people(noun, renderer)


def _arguments(clause: Clause) -> Iterator[tuple[Token, Token | None]]:
    target = clause.object or clause.complement("attr", "oprd")
    if target is not None and target.i > clause.verb.i:
        yield target, None
    for prep in clause.verb.all("prep", "agent"):
        noun = prep.child("pobj")
        if noun is not None and prep.i > clause.verb.i and prep.lower in _PREPS:
            yield noun, prep


def _is_run_of(tokens: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether tokens follow one another among these words."""
    places = {t: n for n, t in enumerate(words)}
    return bool(tokens) and places[tokens[-1]] - places[tokens[0]] == len(tokens) - 1
