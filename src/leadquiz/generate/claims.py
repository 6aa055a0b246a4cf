"""What a labelled passage claims: one sentence of it, cut to its main clause, or nothing."""

import re
from collections.abc import Iterator, Sequence

from leadquiz.generate.gates import content, stem
from leadquiz.generate.lexicon import EVALUATIVE, bag
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage

_MOST_WORDS = 30
_FEWEST_WORDS = 6
_LEAST_NEW = 4  # telling words that neither label nor question holds
# Words that a claim about anything may hold.
_GENERAL = frozenset(
    stem(word)
    for word in bag(
        "designed ensure offer provide help allow enable focus build create develop make give use need want become "
        "important importance numerous various many new different wide range strong deep high initially quickly often "
        "company business platform service feature approach way ability effort work people time taught learned "
        "understand value lead face emphasize introduce include continue support ensure aim seek team strategic "
        "position solution powerful expertise"
    )
)
# A sentence that opens like this leans on the one before it.
_LEANING = re.compile(
    r"(?:This|That|These|Those|Such|It|They|Another|Others?|Both|Here|There|As a result|For example|For instance|"
    r"In turn|Thus|Hence|Instead|Conversely|In contrast|On the other hand|Similarly|One of|Despite this|In this|"
    r"At the same time|By doing so|In doing so|With this|However|Yet|But|And|Or|Nor|So|Still|Even so|Later|Then|"
    r"Afterwards?)\b"
)
_KEPT_LEADS = bag("if when where unless until while once after before by through in on at during since from")
_VAGUE = re.compile(
    r"\b(?:played? an? \w+ (?:role|part)|(?:was|is|were|are|became|become|remains?|been) (?:an? |the |one of |among )?"
    r"(?:\w+ )?(?:key|crucial|critical|pivotal|vital|essential|instrumental|important|significant|central|integral|"
    r"cornerstone|hallmark|testament|turning point|milestone|game.changer)|paved the way|set the stage|"
    r"mark(?:s|ed) (?:a|the)|important (?:role|lesson)|helped? (?:him|her|it|them) (?:become|grow)|stark contrast|"
    r"seamless|more (?:intuitive|engaging|accessible)|undisputed|forefront|ahead of the curve|(?:stand|stood) out|"
    r"known for|emphasi[sz]ed? the importance|concerted effort|carbon copy|one of the company['’]s|"
    r"success (?:was|is) built|"
    r"leverag\w+ (?:its|their|his|her)|game.chang\w+|shift(?:s|ed)? the way|"
    r"highlight(?:s|ed)? (?:his|her|its|their)|defin(?:es|ed) (?:his|her|its|their))\b",
    re.IGNORECASE,
)


def claims(passage: Passage, said: str, renderer: Renderer) -> Iterator[tuple[str, Sentence]]:
    """What the sentences of a passage claim beyond what `said` (label and question) holds, first sentence first."""
    known = set(content(said))
    for sentence in passage.sentences:
        text = claim(sentence, renderer)
        if not text or _restates(sentence.root, passage.block.label):
            continue
        words = content(text)
        new = [w for w in words if w not in known]
        names = {stem(t.lower) for t in sentence.tokens if renderer.names.at(t)}
        telling = {w for w in new if w not in _GENERAL and w not in names}
        if len(telling) >= _LEAST_NEW and len(new) * 2 >= len(words):
            yield text, sentence


def _restates(verb: Token, label: str) -> bool:
    """Whether a sentence only puts its label's noun as a verb: "Consolidation: X consolidated its position"."""
    verbs = [verb, *verb.all("xcomp"), *(x for able in verb.all("acomp") for x in able.all("xcomp"))]
    starts = [t.lemma.lower()[:6] for t in verbs if len(t.lemma) >= 4]
    return any(word.startswith(start) for start in starts for word in label.lower().split())


def leans(text: str) -> bool:
    """Whether a text begins with words that rest on what went before."""
    return bool(_LEANING.match(text))


def is_vague(text: str) -> bool:
    """Whether a predicate weighs or praises instead of telling."""
    return bool(_VAGUE.search(text))


def claim(sentence: Sentence, renderer: Renderer) -> str:
    """The main clause of a sentence as an answer, "" when it does not stand alone or says nothing."""
    tokens = sentence.tokens
    text = sentence.text
    if tokens[-1].text != "." or _LEANING.match(text) or _VAGUE.search(text):
        return ""
    if sum(t.text in '"“”' for t in tokens) % 2 or re.search(r"[^.\s]{2}\. [A-Z]", text):
        return ""  # a quotation torn apart; two sentences taken for one
    root = sentence.root
    subject = root.child("nsubj", "nsubjpass")
    helpers = root.all("aux", "auxpass")
    finite = root.tag in ("VBD", "VBZ", "VBP") or any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in helpers)
    if not finite or subject is None or root.pos not in ("VERB", "AUX"):
        return ""
    for kept in _versions(sentence):
        written = renderer.text(kept)
        if not written:
            continue
        size = len(written.split())
        if size > _MOST_WORDS:
            continue
        if size < _FEWEST_WORDS or _is_praise(kept):
            return ""
        return capitalize(written)
    return ""


def _versions(sentence: Sentence) -> Iterator[list[Token]]:
    """The sentence without what leads in or only colours it, then without its asides, longest first."""
    root = sentence.root
    subject = root.child("nsubj", "nsubjpass")
    if subject is None:
        return
    start = subject.subtree()[0].i
    gone: set[Token] = {sentence.tokens[-1]}
    for child in root.lefts:
        words = child.subtree()
        if words[-1].i >= start or child.dep in ("punct", "ccomp", "conj", "csubj", "mark"):
            continue
        if words[0].lower not in _KEPT_LEADS or child.dep in ("advmod", "cc", "intj"):
            gone.update(words)
            after = words[-1].next()
            if after is not None and after.text == ",":
                gone.add(after)
    gone.update(t for t in sentence.tokens if t.dep == "advmod" and t.lower in ("also", "however", "thus"))
    kept = [t for t in sentence.tokens if t not in gone]
    while kept and kept[0].text in ",;:—–-":
        gone.add(kept.pop(0))
    yield kept
    for token in reversed(sentence.tokens):  # asides, the last first
        if token in gone or token is root or not _is_aside(token):
            continue
        gone.update(token.subtree())
        before = token.subtree()[0].previous()
        if before is not None and before.text in (",", "—", "–", "-"):
            gone.add(before)
        yield [t for t in kept if t not in gone]


def _is_aside(token: Token) -> bool:
    if token.dep not in ("advcl", "relcl", "acl", "conj", "prep", "appos"):
        return False
    before = token.subtree()[0].previous()
    if before is None or before.text not in (",", "—", "–"):
        return False
    if token.dep == "conj":
        return token.pos in ("VERB", "AUX") and token.child("nsubj", "nsubjpass") is not None
    # What follows must end the sentence, or the rest would be torn apart.
    return token.subtree()[-1].i >= len(token.sentence.tokens) - 2


def _is_praise(tokens: Sequence[Token]) -> bool:
    words = [t.lemma.lower() for t in tokens if t.pos in ("NOUN", "ADJ", "VERB", "ADV")]
    return not words or sum(word in EVALUATIVE for word in words) * 5 >= len(words) * 2
