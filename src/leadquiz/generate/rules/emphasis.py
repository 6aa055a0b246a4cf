"""Terms that the author set in bold or italics: what they do, what they comprise."""

import re
from collections.abc import Iterator

from leadquiz.generate.casing import alone
from leadquiz.generate.claims import is_vague
from leadquiz.generate.gates import content
from leadquiz.generate.lexicon import bag
from leadquiz.generate.listings import is_learned, number_word
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind, join_members

_MOST_TERM_WORDS = 5
_MOST_WORDS = 28
_LEAST_NEW = 3  # words of meaning that are not the term's own
_MOST_MEMBERS = 7
_EMPTY_VERBS = bag(
    "be have become remain seem appear include contain make go come happen occur need want require mean refer consist "
    "represent show play begin start end stop continue tend try come get take give"
)
_BRACKETED = re.compile(r" ?\(([^()]{8,160})\)")


def emphasis(view: SectionView) -> Iterator[Candidate]:
    """What an emphasised term that is the subject of its sentence does, and what brackets behind it list."""
    if not is_learned(view):
        return
    renderer = Renderer.of(view)
    for passage in view.passages:
        for start, end in passage.block.emphasis:
            for sentence in passage.sentences:
                if sentence.start <= start and end <= sentence.end:
                    yield from _of_term(passage, sentence, start, end, view, renderer)
                    break


def _of_term(
    passage: Passage, sentence: Sentence, start: int, end: int, view: SectionView, renderer: Renderer
) -> Iterator[Candidate]:
    text = passage.block.text
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    term = text[start:end].strip(" .,:;")
    if not inside or len(term.split()) > _MOST_TERM_WORDS or re.search(r"[.!?;:\d]", term):
        return
    if any(t.dep in ("cc", "conj") for t in inside):
        return  # two terms
    if any(view.knowledge.names.at(t) or t.text in view.knowledge.capitals for t in inside):
        return  # a name does many things
    first, last = inside[0], inside[-1]
    opens = first.i == 0 or (first.i == 1 and sentence.tokens[0].lower in ("the", "a", "an"))
    plural = last.tag == "NNS"
    word = decapitalize(term)
    note = f"term|{word.lower()}"
    if plural and opens and (members := _bracketed(text[end:])):
        answers = tuple(alone(member, view.knowledge) for member in members)
        yield make(
            view,
            passage,
            sentence,
            rule="emphasis",
            kind=Kind.LIST,
            question=f"What are the {number_word(len(members))} {word}?",
            answer=join_members(answers),
            members=answers,
            fact=(word, "comprise"),
            answer_type="list",
            note=note,
        )
    done = _done(inside, sentence, renderer) if opens else ""
    if done and len(set(content(done)) - set(content(term))) >= _LEAST_NEW:
        article = f"{sentence.tokens[0].lower} " if first.i == 1 else ""
        yield make(
            view,
            passage,
            sentence,
            rule="emphasis",
            kind=Kind.DEFINITION,
            question=f"What {'do' if plural else 'does'} {article}{word} do?",
            answer=capitalize(done),
            fact=(word, "do"),
            answer_type="function",
            note=note,
        )


def _bracketed(after: str) -> tuple[str, ...]:
    """What brackets right behind a term list: "Motivators (achievement, recognition, the work itself)"."""
    match = _BRACKETED.match(after)
    if not match or re.search(r"[.;:=]|\b(?:see|e\.g|i\.e|also|or|about|such as|for example)\b", match[1]):
        return ()
    members = tuple(re.sub(r"^and ", "", part.strip()) for part in re.split(r", | and (?=\w+$)", match[1]))
    if not 3 <= len(members) <= _MOST_MEMBERS or any(not 1 <= len(m.split()) <= 5 for m in members):
        return ()
    return members


def _done(inside: list[Token], sentence: Sentence, renderer: Renderer) -> str:
    """The predicate that the term is the subject of, in the present tense; "" when it is none that defines."""
    subject = next((t for t in inside if t.dep == "nsubj"), None)
    if subject is None or subject.child("conj", "relcl", "prep") is not None:
        return ""
    verb = subject.head
    if verb.tag not in ("VBZ", "VBP") or verb.all("aux", "auxpass", "neg") or verb.lemma in _EMPTY_VERBS:
        return ""
    if not verb.is_root or verb.child("dobj", "prep", "dative") is None:
        return ""
    between = sentence.tokens[subject.i + 1 : verb.i]
    if between and between[0].text != "(":
        return ""
    rest = sentence.tokens[verb.i :]
    cut = next((n for n, t in enumerate(rest) if t.text in (";", "—", "–", ":", "(")), len(rest))
    rest = [t for t in rest[:cut] if t.text != "."]
    text = renderer.text(rest)
    if not text or len(text.split()) > _MOST_WORDS or is_vague(text):
        return ""
    return text
