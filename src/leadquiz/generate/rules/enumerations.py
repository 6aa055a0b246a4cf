"""Lists inside a sentence: "includes A, B and C", "consists of …", names in one place."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.asking import is_country
from leadquiz.generate.clause import Clause, ask, is_whole, mid_sentence, question, trimmed
from leadquiz.generate.lexicon import bag
from leadquiz.generate.names import ORGANISATION, PLACE
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
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
        yield from _contents(view, passage, sentence, clause, renderer)
        yield from _leading(view, passage, sentence, clause, renderer)
        yield from _named(view, passage, sentence, clause, renderer)
        yield from _coordinated(view, passage, sentence, clause, renderer)
        yield from _done_to_several(view, passage, sentence, clause, renderer)


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


def _contents(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "services included payments, loans and insurance" → What did … include?"""
    if clause.verb.lemma not in _CONTAINING and clause.verb.lemma != "consist":
        return
    if view.knowledge.narrative:
        return  # what a story says is included is seldom all that is
    if clause.verb.lemma != "consist" and not _is_whole_set(clause):
        return
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
    if (
        members is None
        or len(members) < 3
        or _is_place_of(members, renderer)
        or not is_whole([t for t in noun.subtree() if t.text != ","])
    ):
        return
    if clause.subject is not None and len(content_of(clause.subject_tokens)) < 2 and view.knowledge.narrative:
        return
    text = ask(wh, clause, renderer, without=[*gone, *noun.subtree()])
    yield from _list_card(
        view, passage, sentence, clause, renderer, text=text, members=members, extra="contents", weight=0.9
    )


_CHIEF = bag("common main key major primary principal basic chief central core essential important typical")
_FEWEST_SAID = 3  # words of content: "common", a noun and of what


def _leading(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Some common objectives of advertising include a, b, c and d" → What are four common objectives of …?"""
    verb, head = clause.verb, clause.subject
    if view.knowledge.narrative or head is None or head.tag != "NNS" or verb.tag != "VBP" or clause.relative:
        return
    first = clause.object if verb.lemma == "include" else verb.child("attr") if verb.lemma == "be" else None
    if first is None or clause.auxiliaries:
        return
    if not any(t.lower in _CHIEF and t.head is head for t in clause.subject_tokens):
        return
    words = [
        t for t in clause.subject_tokens if t.head is not head or t.lower not in ("some", "the", "several")
    ]
    if any(t.tag in ("PRP", "PRP$", "CD") or t.lower in _OTHERS for t in words):
        return
    members = members_of(first, renderer)
    if not members or not 3 <= len(members) < len(_NUMBERS):
        return
    if not is_whole([t for t in first.subtree() if t.text != ","]) or any(" or " in m for m in members):
        return
    said = mid_sentence(words, renderer)
    if not said or len(content_of(words)) < _FEWEST_SAID:
        return
    text = question(f"what are {_NUMBERS[len(members)]} {said}")
    yield from _list_card(
        view, passage, sentence, clause, renderer, text=text, members=members, extra="chief", weight=0.9
    )


_OTHERS = bag("other others another such these those this that additional further")


def _named(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Notable acquisitions included Lazar (a bell maker), Youkel and Sund" → Which three does the text name?"""
    subject, first = clause.subject, clause.object
    if clause.verb.lemma != "include" or subject is None or first is None or subject.tag != "NNS":
        return
    if clause.relative or not clause.verb.is_root or not view.knowledge.narrative:
        return
    words = [t for t in clause.subject_tokens if t.dep not in ("det", "predet")]
    if any(
        t.tag in ("PRP", "PRP$") or t.lower in ("these", "those", "other", "such")
        for t in clause.subject_tokens
    ):
        return
    heads = [first]
    while (after := heads[-1].child("conj")) is not None:
        heads.append(after)
    names = [renderer.names.at(head) for head in heads]
    members = tuple(dict.fromkeys(name.text for name in names if name is not None))
    said = mid_sentence(words, renderer)
    if None in names or not 2 <= len(members) <= _MOST_NAMED or not said or len(said.split()) < 2:
        return
    if subject.lemma.lower() in _OWNED and not renderer.names.find(words):
        said += _of_whom(sentence, passage, members, renderer)
    yield make(
        view,
        passage,
        sentence,
        rule="enumerations",
        kind=Kind.LIST,
        question=question(f"which {_NUMBERS[len(members)]} {said} does the text name"),
        answer=join_members(members),
        members=members,
        fact=(*fact_of(clause, renderer)[:2], "named"),
        answer_type="list",
        weight=0.9,
    )


_MOST_NAMED = 6
_OWNED = bag("acquisition investment partnership subsidiary brand competitor rival investor customer")


def _of_whom(sentence: Sentence, passage: Passage, members: Sequence[str], renderer: Renderer) -> str:
    """ " of Velotech" where that is the one firm of the text and all that the sentence before speaks of, else ""."""
    firm = renderer.view.knowledge.organisation
    place = passage.sentences.index(sentence) if sentence in passage.sentences else 0
    if not firm or not place:
        return ""
    tokens = (*passage.sentences[place - 1].tokens, *sentence.tokens)
    firms = {
        n.canonical for n in renderer.names.find(tokens) if n.type == ORGANISATION and n.text not in members
    }
    return f" of {firm}" if firms == {firm} else ""


# What is said of a deed done to several things is seldom all that may be said of these.
_NOT_TO_ALL = bag(
    "include have be face see need want use take get like love mention say show allow help make consider involve "
    "bring lead know find leave"
)
_FEWEST_OBJECTS = 3


def _done_to_several(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "The fund provides money, tools and training to founders" → What does the fund provide to founders?"""
    subject, first = clause.subject, clause.object
    if (
        subject is None
        or first is None
        or clause.passive
        or clause.relative
        or clause.verb.lemma in _NOT_TO_ALL
    ):
        return
    if clause.modal is not None or clause.finite is not None or not (clause.verb.is_root or clause.speaker):
        return
    if not view.knowledge.narrative and clause.verb.lemma in _CONTAINING:
        return
    knowledge = view.knowledge
    names = {name.canonical for name in renderer.names.find(clause.subject_tokens)}
    if names & {knowledge.person, knowledge.organisation, knowledge.subject} or (
        knowledge.narrative and not names
    ):
        return  # whom the text is about does many things
    told = first.subtree()
    if first.child("relcl", "acl") is not None or any(t.text in ":;—–" for t in told):
        return  # "plans that combat smoke, rust and rot": which of them is done to several?
    if any(t.lower in _SAMPLING | {"other", "others"} or t.tag in ("PRP", "PRP$") for t in told) or _is_part(
        first
    ):
        return
    members = members_of(first, renderer)
    if members is None or len(members) < _FEWEST_OBJECTS or _is_place_of(members, renderer):
        return
    if (
        not is_whole([t for t in first.subtree() if t.text != ","])
        or " with " in members[-1]
        or " at " in members[-1]
    ):
        return  # "gold, salt and cloth with merchants": with whom the deed is done
    text = ask("what", clause, renderer, without=first.subtree())
    yield from _list_card(
        view, passage, sentence, clause, renderer, text=text, members=members, extra="objects", weight=0.9
    )


_POINTING = bag(
    "other new additional available further common typical main example such some many several these"
)


def _is_whole_set(clause: Clause) -> bool:
    """Whether the subject says of itself which: "disorders listed in the handbook", not "signs" or "other skills"."""
    head = clause.subject
    if head is None or clause.relative or clause.verb.tag == "VBD":
        return False
    own = set(clause.subject_tokens)
    if any(t.lower in _POINTING for t in own) or any(t.dep == "cc" for t in head.children):
        return False
    narrowed = [t for t in head.children if t in own and t.dep in ("acl", "relcl", "prep")]
    return bool(narrowed)


def _is_place_of(members: Sequence[str], renderer: Renderer) -> bool:
    """ "the University of Oslo, Bergen College, Bergen": a place that only says where the one before it is."""
    types = {renderer.names.type_of(m.removeprefix("the ")) for m in members if renderer.names.is_name(m)}
    return PLACE in types and len(types) > 1


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
    if clause.relative or (clause.verb.dep == "conj" and clause.verb.child("nsubj", "nsubjpass") is None):
        return  # whose deed it is, the parse only guesses
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
