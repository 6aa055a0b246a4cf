"""Lists given as examples, asked as examples: "in countries such as Norway and Sweden" → "(the text names two)"."""

from collections.abc import Iterator
from dataclasses import replace

from leadquiz.generate.asking import is_country
from leadquiz.generate.clause import Clause, ask, is_whole, keeps_capital, noun_phrase
from leadquiz.generate.lexicon import bag
from leadquiz.generate.listings import number_word
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, fact_of, head_key, is_exercise, make
from leadquiz.generate.rules.enumerations import members_of
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind, join_members

# Nouns under which a text may sum up anything.
_VAGUE = bag(
    "area topic concept sector field industry value feature benefit skill quality theme aspect factor issue "
    "challenge thing matter figure detail way case example event obstacle subject principle technology solution "
    "term trend tool element player company firm business people person entity leader giant name idea"
)
_QUANTITIES = bag("various several many some other key different numerous case such certain")
_PLACES = bag("country city town state province island village")
_NARROWED = bag("especially particularly primarily notably mainly mostly often sometimes even other")


def examples(view: SectionView) -> Iterator[Candidate]:
    """One list card for each list of names given as examples, and for each list that something is based on."""
    if is_exercise(view):
        return
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or clause.negation is not None or clause.copular or _is_elsewhere(clause):
            continue
        for noun, first, phrase, aside in _groups(clause):
            yield from _asked(view, passage, sentence, clause, renderer, noun, first, phrase, aside)
        yield from _based(view, passage, sentence, clause, renderer)


def _is_elsewhere(clause: Clause) -> bool:
    """ "…, where he met officials": when and where stand in the clause before."""
    return any(t.lower in ("where", "when") for t in clause.verb.lefts)


def _groups(clause: Clause) -> Iterator[tuple[Token, Token, list[Token], list[Token]]]:
    """The plural nouns with examples: noun, first example, the noun's phrase, and all that the examples take up."""
    tokens = clause.sentence.tokens
    own = set(clause.verb.subtree())
    for mark in tokens:
        if mark.lower not in ("including", "like", "as") or mark.dep != "prep":
            continue
        first = mark.child("pobj")
        before = mark.previous()
        if mark.lower == "as":
            if before is None or before.lower != "such":
                continue
            before = before.previous()
        if before is not None and before.text in (",", "("):
            before = before.previous()
        if first is None or before is None:
            continue
        noun, beyond = _noun_before(before)
        if noun is None or noun not in own:
            continue
        phrase = [t for t in noun_phrase(noun) if t.i <= noun.i]
        taken = [*tokens[phrase[0].i : first.i], *first.subtree()]
        yield noun, first, [*phrase, *beyond], taken


def _noun_before(token: Token) -> tuple[Token | None, list[Token]]:
    """The plural noun that ends here, or that "outside of China" parts from here."""
    if token.tag == "NNS":
        return token, []
    beyond = [token]
    while token.pos == "PROPN" and (before := token.previous()) is not None:
        token = before
        beyond.insert(0, token)
    if token.lower == "of" and (before := token.previous()) is not None:
        token = before
        beyond.insert(0, token)
    if token.lower != "outside" or (before := token.previous()) is None or before.tag != "NNS":
        return None, []
    return before, beyond


def _asked(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    noun: Token,
    first: Token,
    phrase: list[Token],
    taken: list[Token],
) -> Iterator[Candidate]:
    named = [t for t in phrase if t.dep != "det" and t.lower not in _QUANTITIES and t.text != ","]
    if not (renderer.names.find(clause.subject_tokens) or renderer.is_anaphor(clause.subject_tokens[0])):
        return  # "a conglomerate that invested in …": nobody could say which one
    if noun.lemma.lower() not in _PLACES and len(named) < 2:
        return  # a text names platforms of one company again and again
    if (
        any(t.dep == "poss" or t.lower in ("other", "few", "most") for t in phrase)
        or noun.child("conj") is not None
        or noun.dep == "conj"
        or (noun.lemma.lower() in _VAGUE and len(named) < 2)
        or not is_whole([t for t in first.subtree() if t.text != ","])
    ):
        return
    members = members_of(first, renderer)
    if members is None or first.child("relcl") or not all(_is_named(m, renderer) for m in members):
        return
    words = renderer.text(named)
    if not words:
        return
    if not keeps_capital(named[0], renderer) and not (len(named) > 2 and named[1].text[0].isupper()):
        words = decapitalize(words)
    prep = noun.head
    above = prep.head
    gone = set(taken)
    without = [t for top in (noun, *taken) for t in top.subtree() if t.i >= phrase[0].i]
    if any(t not in gone and t.i < clause.verb.i for t in without):
        return
    # "invested in regions, including Norway": the examples may hang on the subject in the parse.
    clause = replace(clause, subject_tokens=tuple(t for t in clause.subject_tokens if t not in gone))
    tail = _means(clause, renderer)
    text: str | None = None
    if noun is clause.object:
        text = ask(f"which {words}", clause, renderer, without=without, tail=tail)
    elif (
        noun.dep == "pobj"
        and prep.dep == "prep"
        and prep.i > clause.verb.i
        and (_is_place(above, prep, clause) or (above.dep == "xcomp" and above.head is clause.verb))
    ):
        before = prep.previous()
        if before is not None and before.lower in _NARROWED:
            return
        text = ask(f"{prep.lower} which {words}", clause, renderer, without=[prep, *without], tail=tail)
    if not text or not text.endswith("?"):
        return
    text = f"{text[:-1]} (the text names {number_word(len(members))})?"
    yield _card(view, passage, sentence, clause, renderer, noun, text, members)


def _means(clause: Clause, renderer: Renderer) -> str:
    """ "Through the Kolibri platform, …" at the front, which the question needs to be about the same thing."""
    for prep in clause.verb.all("prep"):
        noun = prep.child("pobj")
        if prep.i > clause.verb.i or prep.lower not in ("through", "via") or noun is None:
            continue
        phrase = noun_phrase(noun)
        if renderer.names.find(phrase) and (text := renderer.text(phrase)):
            return f"{prep.lower} {text}"
    return ""


def _is_place(above: Token, prep: Token, clause: Clause) -> bool:
    """Whether a phrase says where the verb's deed is done: behind the verb, or "in …" behind its object."""
    return above is clause.verb or (above is clause.object and prep.lower in ("in", "across", "throughout"))


def _is_named(member: str, renderer: Renderer) -> bool:
    bare = member.removeprefix("the ")
    return renderer.names.is_name(bare) or is_country(bare)


def _based(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "used rules to suggest routes based on A, B and C" → Based on which three things …?"""
    for based in clause.verb.subtree():
        if based.lower != "based" or based.dep not in ("acl", "advcl", "prep") or based.i < clause.verb.i:
            continue
        on = based.child("prep")
        first = on.child("pobj") if on is not None and on.lower == "on" else None
        after = sentence.tokens[-1] if sentence.tokens[-1].text == "." else None
        if first is None or after is None or first.subtree()[-1].next() is not after:
            continue
        if any(t.lower in (*_NARROWED, "or", "including", "like", "such") for t in based.subtree()):
            continue
        made = based.head
        if made.child("det") is not None or not _is_within(based, clause):
            continue  # "a model based on …": the model is meant, not what is done
        members = members_of(first, renderer)
        if members is None or len(members) < 3:
            continue
        wh = f"based on which {number_word(len(members))} things"
        text = ask(wh, clause, renderer, without=based.subtree())
        if text:
            yield _card(view, passage, sentence, clause, renderer, based, text, members)


def _is_within(token: Token, clause: Clause) -> bool:
    """Whether the clause's verb does it, with no clause of its own between."""
    for above in token.ancestors():
        if above is clause.verb:
            return True
        if above.dep in ("advcl", "relcl", "ccomp", "pcomp", "conj", "acl"):
            return False
    return False


def _card(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    noun: Token,
    text: str,
    members: tuple[str, ...],
) -> Candidate:
    shown = tuple(capitalize(m) if index == 0 else m for index, m in enumerate(members))
    return make(
        view,
        passage,
        sentence,
        rule="examples",
        kind=Kind.LIST,
        question=text,
        answer=join_members(shown),
        members=shown,
        fact=(*fact_of(clause, renderer)[:2], head_key(noun, renderer)),
        answer_type="list",
        weight=0.9,
    )
