"""Everything a section says to have happened: its clauses, and the participles that stand for clauses."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, noun_phrase
from leadquiz.generate.dates import find_dates
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import NameIndex
from leadquiz.generate.references import passages_with
from leadquiz.generate.rules.base import clauses_of, quotations
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView

# Over once done, so that the participle means "was": "designed by", "born in".
_DONE = bag(
    "found launch write design invent establish build create develop introduce publish compose paint direct bear "
    "discover open sign award acquire buy sell name appoint elect kill draw film produce release adopt pass commission "
    "donate erect win defeat drive send train educate assassinate"
)
_HEDGES = bag(
    "reportedly allegedly supposedly probably perhaps possibly presumably apparently seemingly likely largely mainly "
    "primarily mostly partly partially almost nearly usually often sometimes rarely generally typically arguably "
    "potentially commonly originally frequently technically nominally theoretically ostensibly "
    "virtually effectively"
)


def hedged(verb: Token) -> bool:
    """Whether an adverb limits the verb that a question would leave out: "was allegedly founded"."""
    return any(t.dep == "advmod" and t.lower in _HEDGES for t in verb.lefts)


def events_of(view: SectionView) -> Sequence[tuple[Passage, Sentence, Clause]]:
    """The asserted clauses of a section, and what "launched by X in 1955" says of the noun before it."""
    if "events" not in view.memo:
        view.memo["events"] = (*clauses_of(view), *_reduced_of(view))
    found: Sequence[tuple[Passage, Sentence, Clause]] = view.memo["events"]
    return found


def _reduced_of(view: SectionView) -> Iterator[tuple[Passage, Sentence, Clause]]:
    names = view.knowledge.names
    for passage, sentence in passages_with(view):
        if sentence.text.rstrip('"”’ ').endswith("?"):
            continue
        verbs = [t for t in sentence.tokens if t.tag == "VBN" and t.dep in ("acl", "advcl")]
        if not verbs:
            continue
        quoted = quotations(passage)
        for verb in verbs:
            if any(q.start < verb.start < q.end for q in quoted):
                continue
            clause = reduced(verb, names)
            if clause is not None and not (view.knowledge.narrative and _is_anyone(clause, names)):
                yield passage, sentence, clause


def reduced(verb: Token, names: NameIndex) -> Clause | None:
    """ "the System, launched in 1955": the participle as a clause of its own, passive."""
    if verb.child("aux", "auxpass", "nsubj", "nsubjpass", "mark", "neg", "dobj") is not None:
        return None
    if verb.child("agent", "prep", "oprd", "npadvmod") is None:
        return None
    noun = _antecedent(verb, names)
    if noun is None or noun.child("conj") is not None or noun.dep == "conj":
        return None
    opening = verb.subtree()[0].previous()
    apart = opening is None or opening.text in ",("
    if verb.sentence.root.pos not in ("VERB", "AUX") and not apart:
        return None  # no sentence: "The assistant developed by Velotech.", or none that the parser understood
    if noun.dep == "pobj" and noun.head.head.pos in ("NOUN", "PROPN", "DET", "PRON", "NUM"):
        return None  # "a fork of the press, developed by Steelco": the fork or the press?
    tokens = [t for child in [verb, *verb.children] for t in ([child] if child is verb else child.subtree())]
    tokens.sort(key=lambda t: t.i)
    return Clause(
        sentence=verb.sentence,
        verb=verb,
        subject=noun,
        auxiliaries=(),
        negation=None,
        tokens=tuple(tokens),
        relative=True,
        subject_tokens=tuple(noun_phrase(noun, without=verb)),
        helper=_helper(verb, noun),
    )


def _antecedent(verb: Token, names: NameIndex) -> Token | None:
    """The noun that a participle says something of."""
    opening = verb.subtree()[0].previous()
    if verb.dep == "advcl":
        # "Founded in 1999 by Jack Ma, Alibaba …": only in front is it sure to belong to the subject.
        if opening is not None or verb.i > verb.head.i:
            return None
        return verb.head.child("nsubj", "nsubjpass")
    noun = verb.head
    if opening is not None and opening.text in ("(", ",") and (before := opening.previous()) is not None:
        named = names.at(before)
        if named is None and before is not noun:
            return None
        noun = named.head if named else noun
    if noun.pos not in ("NOUN", "PROPN"):
        return None
    if names.at(noun) is None and noun.dep == "appos" and names.at(noun.head):
        return noun.head  # "LEGO Friends, a line introduced in 2012"
    if names.at(noun) is None and noun.dep == "attr" and noun.head.lemma == "be":
        subject = noun.head.child("nsubj")
        if subject is not None and subject.tag not in ("WDT", "WP", "EX"):
            return subject
    return noun


def _helper(verb: Token, noun: Token) -> str:
    many = noun.tag in ("NNS", "NNPS")
    inside = set(verb.subtree())
    over = (
        verb.lemma in _DONE
        or any(d.tokens[0] in inside for d in find_dates(verb.sentence))
        or verb.sentence.root.tag == "VBD"
        or any(t.tag == "VBD" for t in verb.sentence.root.all("aux", "auxpass"))
    )
    return ("were" if many else "was") if over else ("are" if many else "is")


def _is_anyone(clause: Clause, names: NameIndex) -> bool:
    """Whether nobody could say which thing is meant: "a shop built in 1950"."""
    if names.find(clause.subject_tokens):
        return False
    first = clause.subject_tokens[0]
    return first.lower != "the" and first.pos != "PRON" and first.tag != "PRP$"
