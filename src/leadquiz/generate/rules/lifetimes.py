"""Years in brackets behind a name: "Grace Berg (1906–1992) was …", "the Oslo Accord (1911)"."""

import re
from collections.abc import Iterator

from leadquiz.generate.names import EVENT, PERSON
from leadquiz.generate.references import Renderer, passages_with
from leadquiz.generate.rules.base import make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"(?:[A-Z][a-z]+ \d{1,2}, |\d{1,2} [A-Z][a-z]+ )?"
_LIFE = re.compile(rf" ?\((?P<birth>{_DAY}{_YEAR})\s?[–-]\s?(?P<death>{_DAY}{_YEAR})\)")
_BORN = re.compile(rf" ?\((?:born|b\.) (?P<birth>{_DAY}{_YEAR})\)")
_PASSING = 2  # mentions of somebody the text only passes by
# "King Olav's War (1744–1748)": what happened between the years, whatever the parser makes of the name.
_EVENT = re.compile(
    r"(?P<name>(?:[A-Z][\w.-]*(?:[’']s?)? (?:(?:of|and|the|for) )*)*"
    r"(?:Wars?|Revolution|Rebellion|Revolt|Uprising|Crisis|Depression|Famine|Siege|Mutiny|Crusade|Expedition)"
    r"(?: of (?:the )?[A-Z][\w-]*(?:[’']s?)?(?: [A-Z][\w-]*(?:[’']s?)?)*)?)"
    r" \((?P<first>1\d{3}|20\d\d)\s?[–-]\s?(?P<last>1\d{3}|20\d\d)\)"
)
_DIED = re.compile(rf" ?\((?:died|d\.) (?P<death>{_DAY}{_YEAR})\)")


def lifetimes(view: SectionView) -> Iterator[Candidate]:
    """When somebody lived and when an event took place, as the brackets behind the name say."""
    renderer = Renderer.of(view)
    for passage, sentence in passages_with(view):
        if "(" in sentence.text:
            yield from _lives(view, passage, sentence, renderer)
            yield from _events(view, passage, sentence)


def _events(view: SectionView, passage: Passage, sentence: Sentence) -> Iterator[Candidate]:
    for match in _EVENT.finditer(sentence.text):
        name = match["name"]
        if len(name.split()) < 2 or int(match["last"]) < int(match["first"]):
            continue
        front = sentence.text[: match.start()].split()[-1:]
        before = front[0].lower() if front else ""
        owned = re.match(r"(?:\w+ )*\w+[’'](?:s|(?= ))", name) is not None and before != "the"
        if not owned and before not in ("the", "as", "") and front[0][-1:] not in ",;:":
            continue  # "a Norland War"
        said = name if owned else f"the {name}"
        text = f"From when to when did {said} last?"
        yield _made(view, passage, sentence, name, "live", text, f"{match['first']}–{match['last']}")


def _lives(
    view: SectionView, passage: Passage, sentence: Sentence, renderer: Renderer
) -> Iterator[Candidate]:
    for name in renderer.names.find(sentence.tokens):
        behind = name.tokens[-1].end
        person = name.type == PERSON and len(name.canonical.split()) > 1
        if life := _LIFE.match(sentence.source, behind):
            birth, death = life["birth"], life["death"]
            if not 10 <= int(death[-4:]) - int(birth[-4:]) <= 115 and person:
                continue
            if person and not view.knowledge.names.said_more_than(_PASSING, name.canonical):
                continue
            if person:
                text = f"From when to when did {name.canonical} live?"
            elif name.type == EVENT and int(death[-4:]) >= int(birth[-4:]):
                text = f"From when to when did {_the(name.tokens[0].previous(), name.text)} last?"
            else:
                continue
            yield _made(view, passage, sentence, name.canonical, "live", text, f"{birth}–{death}")
        elif (born := _BORN.match(sentence.source, behind)) and person:
            text = f"When was {name.canonical} born?"
            yield _made(view, passage, sentence, name.canonical, "bear", text, born["birth"])
        elif (died := _DIED.match(sentence.source, behind)) and person:
            text = f"When did {name.canonical} die?"
            yield _made(view, passage, sentence, name.canonical, "die", text, died["death"])


def _the(before: Token | None, name: str) -> str:
    return f"the {name}" if before is not None and before.lower == "the" else name


def _made(
    view: SectionView, passage: Passage, sentence: Sentence, subject: str, verb: str, text: str, answer: str
) -> Candidate:
    return make(
        view,
        passage,
        sentence,
        rule="lifetimes",
        kind=Kind.FACT,
        question=text,
        answer=answer,
        fact=(subject, verb, ""),
        answer_type="date:years" if "–" in answer else "date:day" if " " in answer else "date:year",
    )
