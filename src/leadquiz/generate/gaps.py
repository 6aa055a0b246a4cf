"""The same fact asked by a gap: the whole sentence stays, so nothing of it can be torn, fused or lost."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from leadquiz.generate.clause import is_relative_time
from leadquiz.generate.dates import find_dates, paired
from leadquiz.generate.leaning import goes_on_about, is_whole_sentence, leans, leans_on
from leadquiz.generate.lexicon import HOLLOW, bag, places_of
from leadquiz.generate.quantities import find_quantities
from leadquiz.generate.references import Renderer, capitalize, passages_with
from leadquiz.generate.rules.base import is_exercise, make
from leadquiz.generate.rules.cloze import gapped, is_given_away, is_half_a_value, repeats, standing_alone
from leadquiz.generate.salience import is_salient, is_worth_any_form
from leadquiz.generate.select import GAPS
from leadquiz.generate.shown import first_word, with_gap
from leadquiz.generate.spans import find_spans
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Knowledge, Passage, SectionView
from leadquiz.model import Candidate, Kind

_ASKED = (Kind.FACT, Kind.CAUSE, Kind.PRINCIPLE, Kind.DEFINITION)
_NOT_HIDDEN = ("reasons", "purposes", "expansion", "doing")  # what anybody would guess, or put in other words
_MOST_HIDDEN = 10  # words
_DETERMINERS = ("the", "a", "an")


def gaps(candidates: Iterable[Candidate], view: SectionView) -> Iterator[Candidate]:
    """For each answer that its sentence says in one run of words: that sentence with a gap for it."""
    renderer = Renderer.of(view)
    sentences = {s.written: s for passage in view.passages for s in passage.sentences}
    known: set[tuple[str, int, int]] = set()
    for candidate in candidates:
        if candidate.kind not in _ASKED or candidate.members or candidate.answer_type in _NOT_HIDDEN:
            continue
        sentence = sentences.get(candidate.evidence)
        if sentence is None:
            continue
        plain = standing_alone(sentence, renderer)
        if plain is None:
            continue
        hidden = _hidden(candidate.answer, sentence, plain)
        if not hidden:
            continue
        key = (sentence.written, hidden[0].i, hidden[-1].i)
        if key in known or _is_main(hidden, renderer):
            continue
        known.add(key)
        text, answer = gapped(plain, hidden, renderer), renderer.text(hidden)
        if not text or not answer or repeats(hidden, plain) or is_given_away(answer, text, view):
            continue
        yield replace(
            candidate,
            rule=GAPS,
            kind=Kind.CLOZE,
            question=text,
            answer=answer,
            cloze="",
            note="",
            members=(),
            accept=(),
            distractors=(),
            context="",
            weight=0.6,
        )


def _hidden(answer: str, sentence: Sentence, plain: Sequence[Token]) -> list[Token]:
    """The tokens of the sentence that are the answer, without an article; none where they are not one run of it."""
    found = places_of(answer.rstrip("."), sentence.text)
    if len(found) != 1:
        return []
    start, end = (sentence.start + at for at in found[0])
    tokens = [t for t in sentence.tokens if t.start >= start and t.end <= end]
    while tokens and tokens[0].lower in _DETERMINERS:
        tokens = tokens[1:]
    tokens = _without_label(tokens)
    inside = set(plain)
    if not tokens or not set(tokens) <= inside or len(answer.split()) > _MOST_HIDDEN:
        return []
    return tokens if _is_whole(tokens) else []


_OFTEN = 8  # times, or in one of so many sentences
_LABELS = ("term", "terms", "word")


def _without_label(tokens: list[Token]) -> list[Token]:
    """ "The term catabolism": the term itself."""
    labelled = len(tokens) > 1 and tokens[0].lower in _LABELS and tokens[1].dep != "prep"
    return tokens[1:] if labelled else tokens


def _is_main(hidden: Sequence[Token], renderer: Renderer) -> bool:
    """Whether a gap hides whom the whole text is about: anybody would say so."""
    known = renderer.view.knowledge
    name = renderer.names.at(hidden[-1])
    if name is None:
        return False
    main = (known.person, known.organisation, known.subject)
    return name.canonical in main or known.ask(_is_said_everywhere, name.canonical)


def _is_said_everywhere(knowledge: Knowledge, name: str) -> bool:
    return knowledge.names.said_more_than(max(_OFTEN, len(knowledge.memo["sentences"]) // _OFTEN), name)


_PARTS = ("compound", "amod", "nmod", "poss")
_BROKEN = re.compile(r"[,;:()\[\]—–“”\"]")


def _is_whole(tokens: Sequence[Token]) -> bool:
    """Whether a gap hides a whole phrase or figure: no half of a name or compound, nothing with an aside in it."""
    inside = set(tokens)
    first, last = tokens[0], tokens[-1]
    source = first.sentence.source
    if (
        _BROKEN.search(re.sub(r"(?<=\d),(?=\d)", "", source[first.start : last.end]))
        or first.pos in ("CCONJ", "SCONJ")
        or not re.match(r"[\w$£€¥]", first.text)
    ):
        return False
    if source[first.start - 1 : first.start] in ("-", "–", "/", "(") or source[last.end : last.end + 1] in (
        "-",
        "/",
    ):
        return False
    before, after = first.previous(), last.next()
    if any(t is not None and t.lower in ("v.", "v", "vs.", "vs") for t in (before, after)):
        return False  # one side of a case
    if after is not None and after.text in ("'s", "’s", "'", "’"):
        return False
    if (
        before is not None
        and before.dep in (*_PARTS, "nummod")
        and before.head in inside
        and before.lower not in _LABELS
    ):
        return False
    if any(t.dep in _PARTS and t.head not in inside and t.head.i > t.i for t in tokens):
        return False
    # "Bacteria such as ____ leprae", which the parser takes for something else
    return not (
        after is not None and last.pos == "PROPN" and after.pos in ("NOUN", "PROPN") and after.i == last.i + 1
    )


# ------------------------------------------------------------------------------------ sentences as they stand

_MOST = 3  # gaps of one sentence
_MOST_NOUNS = 6  # words of a phrase to hide


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence whose words may be hidden, and how it is shown."""

    passage: Passage
    sentence: Sentence
    start: int  # where in its source the question begins: here, or with the sentence before
    resolved: tuple[Token, ...] = ()  # its tokens where its references are written out, for `gapped`

    @property
    def before(self) -> str:
        """The sentence before it, where the question shows that as well."""
        return self.sentence.source[self.start : self.sentence.start]

    def with_gap(self, hidden: Sequence[Token], renderer: Renderer) -> tuple[str, str]:
        """(text with a gap, what it hides); "" for both where the gap cannot be shown."""
        if not self.resolved:
            answer = self.sentence.source[hidden[0].start : hidden[-1].end]
            text = with_gap(self.sentence, hidden, room=len(self.before.split()))
        elif set(hidden) <= set(self.resolved):
            answer = renderer.text(hidden) or ""
            text = gapped(self.resolved, hidden, renderer) or ""
        else:
            return "", ""
        return (text, answer) if text and answer else ("", "")

    def candidate(
        self,
        view: SectionView,
        hidden: Sequence[Token],
        text: str,
        answer: str,
        *,
        rule: str,
        answer_type: str,
    ) -> Candidate:
        """The card that asks for what is hidden."""
        made = make(
            view,
            self.passage,
            self.sentence,
            rule=rule,
            kind=Kind.CLOZE,
            question=capitalize(" ".join((self.before + text).split())),
            answer=answer,
            fact=("", "gap", f"{self.passage.block.first}:{hidden[0].start}"),
            answer_type=answer_type,
            weight=0.6,
        )
        return replace(made, before=self.sentence.author[self.start : self.sentence.start])


def asked_at_large(view: SectionView) -> Sequence[Asked]:
    """The sentences that explain themselves, or lean on nothing but the one before them or on what is well known."""
    if "asked at large" not in view.memo:
        view.memo["asked at large"] = tuple(_asked_at_large(view))
    found: Sequence[Asked] = view.memo["asked at large"]
    return found


def _asked_at_large(view: SectionView) -> Iterator[Asked]:
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    narrative = view.knowledge.narrative
    earlier: Sentence | None = None
    for passage, sentence in passages_with(view):
        start = sentence.start
        resolved: list[Token] | None = None
        if not is_whole_sentence(sentence, narrative=narrative or view.knowledge.memoir):
            earlier = None
            continue
        if not view.knowledge.ask(is_salient, sentence.written):
            earlier = sentence if not leans(sentence) else None
            continue
        if leans(sentence):
            if earlier is not None and leans_on(earlier, sentence):
                start, earlier = first_word(earlier).start, None
            else:
                earlier = None
                resolved = standing_alone(sentence, renderer)
                if resolved is None:
                    continue
        elif narrative and earlier is not None and goes_on_about(earlier, sentence):
            start, earlier = first_word(earlier).start, sentence
        elif _leaves_open(sentence, renderer):
            if earlier is None or not leans_on(earlier, sentence):
                earlier = sentence
                continue
            start, earlier = first_word(earlier).start, sentence
        else:
            earlier = sentence
            if any(_leans_back(t) for t in sentence.tokens):
                resolved = standing_alone(sentence, renderer)  # without its "on Friday" and its "thus"
        yield Asked(passage, sentence, start, tuple(resolved or ()))


_BACK = bag("thus therefore hence consequently accordingly however")


def _leans_back(token: Token) -> bool:
    """Whether a word of time or a joint speaks of what stands before its sentence."""
    if token.dep == "advmod" and token.lower in _BACK:
        return True
    return token.dep in ("npadvmod", "advmod", "prep") and is_relative_time(token)


def gaps_at_large(view: SectionView, done: Container[str] = ()) -> Iterator[Candidate]:
    """Sentences as their author wrote them, with a term, a phrase, a name or a figure of theirs hidden.

    What is worth it the judge of worth says: here a sentence must only explain itself, or lean on nothing but the
    sentence before it, which then stands before it in the question. Sentences that are done with are left out.
    """
    renderer = Renderer.of(view)
    for asked in asked_at_large(view):
        written = asked.sentence.written
        if written in done or not view.knowledge.ask(is_worth_any_form, written):
            continue
        made = 0
        known: set[int] = set()
        for hidden, kind in _phrases_of(asked.passage, asked.sentence, renderer):
            if made == _MOST:
                break
            if any(t.i in known for t in hidden) or not _is_whole(hidden) or _is_main(hidden, renderer):
                continue
            if (front := hidden[0].previous()) is not None and front.lower in (
                "this",
                "these",
                "those",
                "such",
            ):
                continue  # "in this ____": what it is was said before
            text, answer = asked.with_gap(hidden, renderer)
            if (
                not text
                or _is_told(hidden, asked.sentence.tokens)
                or is_given_away(answer, asked.before + text, view)
            ):
                continue
            known |= {t.i for t in hidden}
            made += 1
            yield asked.candidate(view, hidden, text, answer, rule=GAPS, answer_type=kind)


def _leaves_open(sentence: Sentence, renderer: Renderer) -> bool:
    """Whether subject or object are "the pact" that only what stands before can name."""
    return any(
        token.dep in ("nsubj", "nsubjpass", "dobj")
        and token.tag in ("NN", "NNS")
        and renderer.is_anaphor(token)
        and renderer.reference(token) is None
        for token in sentence.tokens
    )


def _stressed(passage: Passage, sentence: Sentence) -> list[list[Token]]:
    """What the author emphasised in a sentence."""
    found = []
    for start, end in passage.block.emphasis:
        tokens = [t for t in sentence.tokens if t.start >= start and t.end <= end and t.text.strip()]
        while tokens and tokens[-1].pos == "PUNCT":
            tokens = tokens[:-1]
        if tokens and len(tokens) <= _MOST_NOUNS and any(t.pos in ("NOUN", "PROPN") for t in tokens):
            found.append(tokens)
    return found


def _phrases_of(
    passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[tuple[list[Token], str]]:
    """(tokens to hide, answer type), the most telling first."""
    for tokens in _stressed(passage, sentence):
        yield tokens, "term"
    for token in sentence.tokens:
        if token.pos in ("NOUN", "PROPN") and token.dep in ("oprd", "attr", "dobj", "pobj"):
            hidden = _noun_phrase(token)
            if hidden and _is_called(hidden):
                yield hidden, "term"
    for span in find_spans(sentence):
        yield list(span.tokens), "date:years"
    for date in find_dates(sentence):
        if not paired(date.tokens):
            yield list(date.tokens), f"date:{date.grain.value}"
    for quantity in find_quantities(sentence):
        if (
            any(c.isdigit() for c in quantity.text)
            and not paired(quantity.tokens)
            and not is_half_a_value(quantity.tokens)
        ):
            yield list(quantity.tokens), quantity.measure.value
    root = sentence.root
    subject = root.child("nsubj", "nsubjpass")
    for noun in (root.child("attr", "dobj", "oprd"), subject):
        if noun is not None and noun.pos in ("NOUN", "PROPN"):
            hidden = _noun_phrase(noun)
            name = renderer.names.at(noun)
            if hidden:
                yield hidden, name.type if name is not None else "phrase"
    for name in renderer.names.find(sentence.tokens):
        if len(name.tokens) <= _MOST_NOUNS:
            yield list(name.tokens), name.type
    for prep in (
        *root.all("prep", "agent"),
        *[p for x in root.all("xcomp", "ccomp", "conj") for p in x.all("prep", "dobj")],
    ):
        noun = prep if prep.pos in ("NOUN", "PROPN") else prep.child("pobj")
        if noun is not None and noun.pos in ("NOUN", "PROPN") and (hidden := _noun_phrase(noun)):
            yield hidden, "phrase"
    for noun in sentence.tokens:
        if (
            noun.pos in ("NOUN", "PROPN")
            and noun.dep in _PLACES
            and noun.lemma.lower() not in HOLLOW
            and (hidden := _noun_phrase(noun))
        ):
            yield hidden, "phrase"


_PLACES = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "oprd")


def _is_told(hidden: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether the rest of the sentence says most of the hidden words; "cells" may go on behind "myeloma cells"."""
    chosen = set(hidden)
    told = {t.lemma.lower() for t in tokens if t not in chosen}
    said = {t.lemma.lower() for t in hidden if t.pos in ("NOUN", "PROPN", "ADJ", "VERB")}
    return len(said & told) * 2 > len(said)


def _is_called(tokens: Sequence[Token]) -> bool:
    """ "Called", "known as" and the like stand before the phrase."""
    first = tokens[0].previous()
    while first is not None and first.dep in ("det", "punct"):
        first = first.previous()
    return first is not None and (
        first.lower in ("called", "termed", "named", "dubbed")
        or (first.lower == "as" and (first.previous() or first).lower in ("known", "to", "defined"))
    )


_LIGHT = bag("make take have play give pay")
_LIGHT_NOUNS = bag("use place part advantage care account role attention rise notice effect impact sense")


def _noun_phrase(noun: Token) -> list[Token]:
    """A noun with what stands before it, without its article, and an "of" phrase behind it where that is short."""
    if noun.dep == "dobj" and noun.head.lemma in _LIGHT and noun.lemma.lower() in _LIGHT_NOUNS:
        return []  # "to make use of the sphere"
    start = min(
        [
            noun.i,
            *[t.i for t in noun.lefts if t.dep in ("amod", "compound", "nmod", "nummod", "poss", "advmod")],
        ]
    )
    tokens = noun.sentence.tokens[start : noun.i + 1]
    of = noun.child("prep")
    if of is not None and of.lower == "of" and of.i == noun.i + 1:
        longer = [*tokens, *of.subtree()]
        if len(longer) <= _MOST_NOUNS and longer[-1].i - longer[0].i == len(longer) - 1:
            tokens = longer
    while tokens and (tokens[0].lower in _DETERMINERS or tokens[0].pos in ("PUNCT", "PRON")):
        tokens = tokens[1:]
    tokens = _without_label(tokens)
    if len(tokens) > _MOST_NOUNS or any(t.pos in ("PRON", "PUNCT") and t.text != "-" for t in tokens):
        return []
    return tokens
