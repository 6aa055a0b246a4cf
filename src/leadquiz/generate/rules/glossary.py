"""Terms with their definitions: glossaries, and labels that a definition without a verb follows."""

import re
from collections.abc import Iterator
from dataclasses import replace

from leadquiz.generate.casing import in_sentence
from leadquiz.generate.gates import content
from leadquiz.generate.listings import listings
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import BlockKind, Candidate, Kind

_GLOSSARY = re.compile(
    r"(?:.* )?(?:glossary|definitions?|(?:key |important |basic )?(?:terms|terminology|vocabulary)|"
    r"abbreviations|acronyms)(?: .*)?",
    re.IGNORECASE,
)
_QUIZ = re.compile(r"\b(?:quiz|questions?|exercises?|problems|test)\b", re.IGNORECASE)
_SMALL_START = re.compile(r"(?:the|an?|any|some(?:one|thing|body)?|anyone|anything|what|whatever|one) ")
_MOST_TERM_WORDS = 5
_MOST_WORDS = 30
_FEWEST_BACK_WORDS = 4  # a shorter definition fits more than one term
_NO_TERM = re.compile(
    r"(?:note|figure|fig|table|example|examples|tip|warning|caution|optional|important|summary|rule of thumb|step|"
    r"source|photo|caption|hint|remember|question|answer|chapter|section|part|see also|credit|total|date|time|"
    r"place|location|author|by|from|to|subject|phone|email|address|price|cost)s?\b",
    re.IGNORECASE,
)


def glossary(view: SectionView) -> Iterator[Candidate]:
    """Two siblings for each entry: what the term means, and which term the definition belongs to."""
    listed = bool(_GLOSSARY.fullmatch(view.section.title))
    if _QUIZ.search(view.section.title):
        return
    renderer = Renderer.of(view)
    # "The stages of a rite are: …": their labels are stages, not terms.
    members = [m.passage for listing in listings(view) if listing.stem.noun for m in listing.members]
    for passage in view.passages:
        definition = _definition(passage, renderer, listed=listed)
        if not definition or (not listed and passage in members):
            continue
        block = passage.block
        term = in_sentence(_without_brackets(block.label), view.knowledge)
        known = set(content(block.label))
        new = [word for word in content(definition) if word not in known]
        if len(new) < 2 or view.knowledge.times_labelled(block.label) > 1:
            continue
        forward = Candidate(
            rule="glossary",
            kind=Kind.DEFINITION,
            question=f"What does “{term}” mean?",
            answer=capitalize(definition),
            first=block.first,
            last=block.last,
            page=block.page,
            evidence=block.text,
            section=view.path,
            context="" if listed else view.section.title,
            fact=f"{term.lower()}|be|definition",
            subject=term,
            predicate="be",
            answer_type="definition",
            note=f"term|{term.lower()}",
        )
        yield forward
        if listed and len(new) == len(content(definition)) and len(definition.split()) >= _FEWEST_BACK_WORDS:
            yield replace(
                forward,
                question=f"Which term means “{definition}”?",
                answer=term,
                accept=_other_names(block.label),
                fact=f"{term.lower()}|be||term",
                answer_type="term",
                weight=0.8,
            )


def _definition(passage: Passage, renderer: Renderer, *, listed: bool) -> str:
    """The definition that a labelled block gives its label, "" when it gives none."""
    block = passage.block
    label = block.label
    if not label or block.kind is not BlockKind.ITEM or not passage.sentences:
        return ""
    if (
        len(label.split()) > _MOST_TERM_WORDS
        or _NO_TERM.match(label)
        or re.search(r"[\d?!:;,/{}<>=_]", label)
    ):
        return ""
    sentence = passage.sentences[0]
    text = sentence.text.rstrip(".")
    text = re.sub(r"^\([^()]*\)\s*", "", text)
    if (not listed and not _SMALL_START.match(text)) or re.search(r"[{}<>=_]|:$", text):
        return ""
    root = sentence.root
    finite = root.tag in ("VBD", "VBZ", "VBP") or root.child("nsubj", "nsubjpass", "expl") is not None
    if finite or root.tag in ("VB", "IN", "TO") or root.pos not in ("NOUN", "PROPN", "ADJ", "PRON", "VERB"):
        return ""
    if any(t.tag in ("PRP", "PRP$") and renderer.reference(t) is None for t in sentence.tokens):
        return ""
    for part in (text, text.split(";")[0], text.split(", ")[0]):
        if len(part.split()) <= _MOST_WORDS:
            return part.strip()
    return ""


def _without_brackets(label: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", label).strip()


def _other_names(label: str) -> tuple[str, ...]:
    """What brackets in a label add: "ECG" in "electrocardiogram (ECG)"."""
    return tuple(re.findall(r"\(([A-Z]{2,})\)", label))
