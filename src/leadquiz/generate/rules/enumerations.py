"""Lists inside a sentence: "such as A, B and C", "including …", "consists of …"."""

from collections.abc import Iterator

from leadquiz.generate.asking import is_country
from leadquiz.generate.clause import Clause, ask, ask_subject, is_whole, keeps_capital, noun_phrase, trimmed
from leadquiz.generate.gates import is_vague
from leadquiz.generate.lexicon import bag
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, head_key, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind, join_members

_CONTAINING = bag(
    "include comprise contain cover involve encompass feature offer provide combine emphasize value require"
)
_SAMPLING = bag(
    "such including like especially particularly notably primarily mainly mostly example instance"
)
_NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven")


def enumerations(view: SectionView) -> Iterator[Candidate]:
    """One list card for each enumeration of two or more members."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or clause.negation is not None:
            continue
        yield from _examples(view, passage, sentence, clause, renderer)
        yield from _contents(view, passage, sentence, clause, renderer)
        yield from _coordinated(view, passage, sentence, clause, renderer)


def members_of(head: Token, renderer: Renderer) -> tuple[str, ...] | None:
    """The coordinated phrases that begin with this one; None when one of them is no noun or dangles."""
    heads = [head]
    token: Token | None = head
    while token is not None:
        token = token.child("conj")
        if token is not None:
            heads.append(token)
    if len(heads) > 1 and not any(t.dep == "cc" for item in heads for t in item.children):
        return None  # "Hangzhou, Zhejiang Province" is one place
    texts = []
    for index, item in enumerate(heads):
        if item.pos not in ("NOUN", "PROPN", "X") and item.tag != "VBG":
            return None
        following = set(heads[index + 1].subtree()) if index + 1 < len(heads) else set()
        tokens = [t for t in trimmed(item) if t not in following and t.dep not in ("cc", "preconj", "punct")]
        keep = [
            t
            for t in tokens
            if not (
                t.dep == "det" and t.head is item and t.lower in ("the", "a", "an") and item.pos == "NOUN"
            )
        ]
        # Hyphens and brackets inside the phrase are marks of their own to the parser.
        if not keep:
            return None
        first, last = keep[0].i, keep[-1].i
        run = list(item.sentence.tokens[first : last + 1])
        if any(t not in set(keep) and t.text not in "-'’()%$/" for t in run):
            return None
        text = renderer.text(run)
        if not text or len(text.split()) > 9 or "," in text:
            return None
        texts.append(text)
    texts = list(dict.fromkeys(texts))
    return tuple(texts) if 2 <= len(texts) <= 7 else None


def _list_card(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    *,
    text: str | None,
    members: tuple[str, ...] | None,
    extra: str,
    weight: float = 1.0,
) -> Iterator[Candidate]:
    if not text or not members:
        return
    narrative = view.knowledge.narrative
    if narrative and not (
        renderer.names.find(clause.subject_tokens) or renderer.is_anaphor(clause.subject_tokens[0])
    ):
        return  # "What do jobs require?": nobody could say which jobs
    shown = tuple(capitalize(m) if index == 0 else m for index, m in enumerate(members))
    yield make(
        view,
        passage,
        sentence,
        rule="enumerations",
        kind=Kind.LIST,
        question=text,
        answer=join_members(shown),
        members=shown,
        fact=(*fact_of(clause, renderer)[:2], extra),
        answer_type="list",
        weight=weight,
    )


def _such(token: Token) -> Token | None:
    """The first example behind this noun: the object of "such as", "including" or "like"."""
    for child in token.rights:
        if child.dep != "prep":
            continue
        if child.lower in ("including", "like") or (
            child.lower == "as" and child.child("amod", "advmod", "mark")
        ):
            noun = child.child("pobj")
            if noun is not None:
                return noun
        if child.lower == "as" and (before := child.previous()) is not None and before.lower == "such":
            noun = child.child("pobj")
            if noun is not None:
                return noun
    return None


def _examples(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "introduced features such as reviews, ratings and live chat" → Which features did … introduce?"""
    for noun in clause.tokens:
        if noun.tag not in ("NNS", "NNPS"):
            continue
        first = _such(noun)
        if first is None:
            continue
        members = members_of(first, renderer)
        if members is None or first.child("relcl"):
            continue
        if view.knowledge.narrative and not _is_telling(noun, members, clause, renderer):
            continue
        prep = first.head
        nearest = prep.previous()
        while nearest is not None and (nearest.text == "," or nearest.lower == "such"):
            nearest = nearest.previous()
        hedged = prep.previous() is not None and any(
            t.lower in ("especially", "particularly", "primarily", "notably", "mainly", "many", "countries")
            for t in prep.sentence.tokens
        )
        if nearest is not noun or hedged:
            continue  # "startups in regions such as …": the regions are meant
        aside = [*prep.subtree(), *(t for t in noun.children if t.lower == "such")]
        phrase_tokens = [
            t
            for t in noun_phrase(noun)
            if t not in aside
            and t.lower != "such"
            and t.dep not in ("det", "poss", "punct")
            and t.lower
            not in ("various", "several", "many", "some", "other", "key", "different", "numerous", "case")
        ]
        phrase = renderer.text(phrase_tokens)
        if not phrase or any(t.dep == "poss" for t in noun.children):
            continue
        if not keeps_capital(phrase_tokens[0], renderer):
            phrase = decapitalize(phrase)
        text: str | None = None
        if noun is clause.subject:
            text = ask_subject(f"which {phrase}", clause, renderer, plural=True, without=aside)
        elif noun is clause.object and noun.child("conj") is None:
            text = ask(f"which {phrase}", clause, renderer, without=noun.subtree())
        elif (
            noun.dep == "pobj"
            and noun.head.head is clause.verb
            and noun.head.i > clause.verb.i
            and noun.child("conj") is None
        ):
            text = ask(
                f"{noun.head.lower} which {phrase}", clause, renderer, without=[noun.head, *noun.subtree()]
            )
        yield from _list_card(
            view,
            passage,
            sentence,
            clause,
            renderer,
            text=text,
            members=members,
            extra=head_key(noun, renderer),
        )


# Nouns under which a text may sum up anything.
_ANYTHING = bag(
    "area topic concept sector region field industry market technology giant firm obstacle challenge issue "
    "value country subject factor aspect term feature skill quality principle theme matter cause benefit service "
    "tool solution trend"
)


def _is_telling(noun: Token, members: tuple[str, ...], clause: Clause, renderer: Renderer) -> bool:
    """Whether examples of a story answer one question: names of one kind, or a kind that its words narrow down."""
    if noun.lemma.lower() in _ANYTHING or any(t.lower == "other" for t in noun.lefts):
        return False
    narrow = [t for t in noun.lefts if t.dep in ("amod", "compound") and not is_vague(t.lower)]
    around = [
        t
        for t in clause.tokens
        if t.pos in ("NOUN", "PROPN") and t not in noun.subtree() and t not in clause.subject_tokens
    ]
    named = all(renderer.names.is_name(member.removeprefix("the ")) for member in members)
    return bool(narrow) if not named else bool(narrow) or len(around) >= 2


def _contents(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "services included payments, loans and insurance" → What did … include?"""
    if clause.verb.lemma not in _CONTAINING and clause.verb.lemma != "consist":
        return
    if view.knowledge.narrative:
        return  # what a story says is included is seldom all that is
    noun = clause.object
    gone: list[Token] = []
    wh = "what"
    if noun is None and clause.verb.lemma == "consist":
        of = next((p for p in clause.verb.all("prep") if p.lower == "of"), None)
        noun = of.child("pobj") if of else None
        wh, gone = "of what", [of] if of else []
    if noun is None:
        return
    members = members_of(noun, renderer)
    if members is None or len(members) < 3 or not is_whole([t for t in noun.subtree() if t.text != ","]):
        return
    if clause.subject is not None and len(content_of(clause.subject_tokens)) < 2 and view.knowledge.narrative:
        return
    text = ask(wh, clause, renderer, without=[*gone, *noun.subtree()])
    yield from _list_card(
        view, passage, sentence, clause, renderer, text=text, members=members, extra="contents", weight=0.9
    )


def _is_part(head: Token) -> bool:
    """ "especially in Europe and Asia", "through this or that": not all, or not both."""
    before = head.head.previous() if head.dep == "pobj" else head.subtree()[0].previous()
    partly = ("especially", "particularly", "primarily", "mainly", "notably", "mostly", "including")
    if before is not None and before.lower in partly:
        return True
    return any(t.dep == "cc" and t.lower != "and" for t in head.subtree())


def _coordinated(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """Several names in one place: "extended its reach to Nepal, Sri Lanka and Myanmar"."""
    if any(t.lower in _SAMPLING for t in sentence.tokens):
        return  # these are not all
    for name in renderer.names.find(clause.tokens):
        head = name.head
        if head.child("conj") is None or head.dep == "conj" or head.dep == "compound":
            continue
        members = members_of(head, renderer)
        if (
            members is None
            or len(members) < 2
            or not all(renderer.names.is_name(m.removeprefix("the ")) for m in members)
        ):
            continue
        types = {renderer.names.type_of(m.removeprefix("the ")) for m in members}
        if clause.verb.lemma in _CONTAINING or _is_part(head):
            continue
        noun = {"person": "people", "place": "places", "organisation": "organizations"}.get(
            types.pop() if len(types) == 1 else "", ""
        )
        if not noun:
            continue
        if all(is_country(m.removeprefix("the ")) for m in members):
            noun = "countries"
        wh = f"which {_NUMBERS[len(members)]} {noun}"
        text: str | None = None
        if head is clause.object:
            text = ask(wh, clause, renderer, without=head.subtree())
        elif head.dep == "pobj" and head.head.lower in ("including", "like", "behind", "beyond", "alongside"):
            continue
        elif head.dep == "pobj" and head.head.head is clause.verb and head.head.i > clause.verb.i:
            text = ask(f"{head.head.lower} {wh}", clause, renderer, without=[head.head, *head.subtree()])
        yield from _list_card(
            view, passage, sentence, clause, renderer, text=text, members=members, extra="names", weight=0.9
        )
