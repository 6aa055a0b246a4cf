"""What, which, to whom and where: the named or telling complement of a clause."""

from collections.abc import Iterator, Sequence

from leadquiz.generate.clause import Clause, ask, core, is_whole, trimmed
from leadquiz.generate.dates import find_dates
from leadquiz.generate.gates import is_vague, stem, words
from leadquiz.generate.lexicon import EVALUATIVE, HOLLOW, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

# Verbs whose complement their subject leaves open to few answers, so that "What did S V?" has one.
_TELLING = bag(
    "require mean involve charge contain measure regulate govern control produce convert replace prohibit ban abolish "
    "cover protect absorb release carry store transport connect separate link surround border separate cause prevent "
    "treat reduce trigger need eat attack destroy discover invent introduce propose prove formulate resemble symbolize "
    "represent denote describe state guarantee entitle oblige forbid demand promise lack rely depend focus concentrate "
    "consist belong result lead contribute specialize derive originate stem refer amount emphasize stress credit lose"
)
# What nobody in a story does only once.
_WIDE = bag(
    "contribute represent symbolize describe need require emphasize stress credit lead result focus lack face"
)
_VAGUE = bag(
    "importance need value significance impact effect belief idea ability variety range attention function amount"
)
_PREPOSITIONS = bag("to from with into against on for by in at under through over after")
_LIGHT = bag("be have do make take get give go come become keep let put see find use play serve show help")
_ENABLING = bag("allow enable permit let help require force encourage urge ask persuade oblige")


def objects(view: SectionView) -> Iterator[Candidate]:
    """Candidates that ask for a complement."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or clause.negation is not None:
            continue
        yield from _telling(view, passage, sentence, clause, renderer)
        yield from _credited(view, passage, sentence, clause, renderer)
        yield from _credited_with(view, passage, sentence, clause, renderer)


def _telling(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """A common noun as complement, where the clause leaves it one answer."""
    verb = clause.verb
    if clause.passive or clause.copular or clause.modal is not None or clause.subject is None:
        return
    if not _is_top(clause) or verb.lemma in _OPEN_ENDED or not _says_which(clause, view):
        return
    noun = clause.object
    prep: Token | None = None
    if noun is None:
        prep = next((p for p in verb.all("prep") if p.i == verb.i + 1 and p.lower in _PREPOSITIONS), None)
        noun = prep.child("pobj") if prep else None
    if noun is None or noun.pos != "NOUN" or noun.i < verb.i or not _is_sound(clause, noun, prep):
        return
    gone = [*noun.subtree(), *([prep] if prep else [])]
    rest = core(clause, gone)
    if rest and rest[0].lower == "by" and rest[0].i > noun.i:
        return  # "involves the inhibition of cells by others": of the noun, not of the verb
    if not _is_plain_tail(verb, rest):
        return
    dated = any(d.tokens[0] in rest for d in find_dates(sentence))
    counted = any(t.text[0].isdigit() for t in rest) or _has_purpose(verb, rest)
    bare = not [t for t in rest if t.pos in ("NOUN", "PROPN", "NUM", "ADJ")]
    expository = not view.knowledge.narrative and verb.tag in ("VBZ", "VBP") and clause.speaker is None
    if view.knowledge.narrative and clause.speaker is None and not dated and not counted:
        return  # a story tells many things of everybody
    if view.knowledge.narrative and verb.lemma in _WIDE and clause.speaker is None:
        return
    general = expository and verb.lemma not in _LIGHT
    loose = bare and not expository
    if not (
        (verb.lemma in _TELLING and (not loose or clause.speaker is not None))
        or (general and not loose)
        or (dated and renderer.names.find(rest))
    ):
        return
    tokens = trimmed(noun)
    if not is_whole(tokens) or not _is_telling(noun, tokens):
        return
    subject = clause.subject.lemma.lower()
    if any(t.lemma.lower() == subject for t in tokens):
        return  # "the size to pick depends on the size of the oven"
    answer = renderer.text(tokens, before=clause.subject_tokens)
    text = ask(f"{prep.lower} what" if prep else "what", clause, renderer, without=gone)
    if not answer or not text:
        return
    yield make(
        view,
        passage,
        sentence,
        rule="telling objects",
        kind=Kind.FACT,
        question=text,
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer)[:2], prep.lower if prep else "object"),
        answer_type="phrase",
        weight=0.7,
    )


# Verbs whose complement is one of many: what a thing includes or allows is never all said.
_OPEN_ENDED = bag(
    "include allow enable ensure need feature encounter illustrate demonstrate show exemplify view see consider regard "
    "treat describe hear hold carry have bring lead cause inspire"
)
_ANY_OF_MANY = bag(
    "other others various different both all each certain several common typical such same further additional most "
    "many some few more less everyone everybody anyone somebody nobody everything another any either "
    "neither first second third next last"
)


def _is_top(clause: Clause) -> bool:
    """Whether it is the main clause, or one joined to it with a subject of its own: else it says only half."""
    verb = clause.verb
    if verb.dep == "conj" and verb.child("nsubj") is None:
        return False
    while verb.dep == "conj":
        verb = verb.head
    return verb.is_root or clause.speaker is not None


def _says_which(clause: Clause, view: SectionView) -> bool:
    """Whether the subject needs no sentence before it: a name, the topic, or a phrase that tells its kind."""
    tokens, subject = clause.subject_tokens, clause.subject
    if subject is None or tokens[0].lower in ("a", "an") or any(t.pos in ("NUM", "PRON") for t in tokens):
        return False
    if any(t.lower in _ANY_OF_MANY or t.tag in ("JJR", "JJS", "RBR") for t in tokens):
        return False
    said = [t for t in trimmed(subject) if t in set(tokens) and t.dep != "punct"]
    behind = said[-1].next() if said else None
    if behind is None or (behind is not clause.verb and behind.pos != "ADV" and behind.text not in "()"):
        return False  # an aside between subject and verb
    if view.knowledge.names.find(tokens):
        return True
    if clause.verb.lemma in ("refer", "mean", "denote"):
        return True  # the word itself is what is asked about
    telling = len(content_of(tokens))
    if len(tokens) == 1 and subject.lower.endswith("ism") and clause.speaker is not None:
        return True  # a doctrine, of which somebody speaks
    if tokens[0].lower in ("the", "this", "these") or tokens[0].tag == "PRP$":
        return telling >= 3
    return telling >= 2 or stem(subject.lower) in {stem(word) for word in words(" ".join(view.path))}


_AROUND = bag(
    "in during after before for by through across over when if while from at within under on between among"
)


def _is_plain_tail(verb: Token, rest: Sequence[Token]) -> bool:
    """Whether what a question keeps behind the object says when, where or what for: "to" may be half of it."""
    tail = [t for t in rest if t.i > verb.i]
    if not tail:
        return True
    first = tail[0]
    if first.lower == "to":
        return first.dep == "aux" and len(tail) > 2
    return first.lower in _AROUND or first.tag == "VBN" or first.pos == "ADV"


_KINDS_OF = bag("kind type form sort set range variety number series list amount lot way")


def _is_telling(noun: Token, tokens: Sequence[Token]) -> bool:
    """Whether a complement says something that could be wrong: three words of meaning, no bare praise or number."""
    if noun.lemma.lower() in HOLLOW | _VAGUE | EVALUATIVE | _KINDS_OF or tokens[0].tag == "PRP$":
        return False
    if any(t.tag in ("JJR", "JJS", "RBR", "PRP", "WP") and not _is_or_more(t) for t in tokens):
        return False
    if any(t.lower == "as" and (t.previous() or t).lower != "such" for t in tokens):
        return False  # "identify two kinds of change as …"
    if any(t.lower in _VAGUE_COUNTS for child in noun.lefts for t in child.subtree()):
        return False
    said = content_of(tokens)
    if len(said) < 3 or sum(not is_vague(t.lower) for t in said) < 2:
        return False
    after = tokens[-1].next()
    if after is not None and after.text == ":" and noun.child("nummod") is not None:
        return False  # "four rules: …", which are the answer
    return after is None or after.tag not in ("VBZ", "VBP", "VBD", "MD")


def _is_or_more(token: Token) -> bool:
    """ "Two or more"."""
    before = token.previous()
    return token.lower == "more" and before is not None and before.lower == "or"


_VAGUE_COUNTS = bag("various different many several some such other certain all any")


def _has_purpose(verb: Token, rest: Sequence[Token]) -> bool:
    """ "to protect both buyers and sellers": what for, in the question."""
    aims = [v for v in verb.all("advcl", "xcomp") if v in rest and v.tag == "VB" and v.i > verb.i]
    return any(len(content_of(aim.subtree())) >= 3 for aim in aims)


_LIMITING = bag(
    "still often usually sometimes generally typically mainly primarily mostly partly probably perhaps also"
)


def _frames(token: Token, subject: Token) -> bool:
    """Whether a phrase before the subject says in which case the clause holds."""
    if token.i > subject.i or token.lower == "as" or token.tag in ("VBN", "VBG"):
        return False
    if any(t.text.isdigit() and len(t.text) == 4 for t in token.subtree()):
        return False
    return token.dep in ("prep", "advcl", "npadvmod")


def _is_sound(clause: Clause, noun: Token, prep: Token | None) -> bool:
    """Whether the parse is one to build on: a noun for a subject, its complement right behind the verb, a full stop."""
    verb, subject = clause.verb, clause.subject
    if subject is None or subject.tag not in ("NN", "NNS", "NNP", "NNPS", "PRP", "VBG") or verb.tag == "VB":
        return False
    if clause.sentence.text[-1] not in '.!;”"' or any(t.tag == "VBN" for t in subject.rights):
        return False
    if prep is not None and (verb.lemma not in _TELLING or prep.lower == "from"):
        return False
    if any(t.dep == "advmod" and t.lower in _LIMITING for t in verb.children):
        return False
    if clause.speaker is None and any(_frames(t, subject) for t in verb.lefts):
        return False  # "in stage 2, …": said of that case
    first = noun.subtree()[0]
    between = clause.sentence.tokens[verb.i + 1 : first.i]
    return all(t is prep or t.dep in ("advmod", "prt") for t in between)


def _credited(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "credits his success to holding true to a vision" → To what does … credit …?"""
    verb = clause.verb
    prep = next((p for p in verb.subtree() if p.dep == "prep" and p.lower == "to" and p.i > verb.i), None)
    if verb.lemma not in ("credit", "attribute", "owe", "ascribe", "compare", "liken") or prep is None:
        return
    inner = prep.child("pobj", "pcomp")
    if inner is None or not (clause.object or clause.passive):
        return
    if any(p.lower == "with" for p in verb.subtree() if p.dep == "prep" and p.i > prep.i):
        return  # "compare the ratio of A to B with that of others"
    tokens = trimmed(inner)
    if any(t.lower in ("often", "sometimes", "usually", "also", "partly") for t in verb.lefts):
        return
    head = inner if inner.pos == "NOUN" else None
    if head is not None and any(t.dep == "amod" and t.lemma.lower() in EVALUATIVE for t in head.lefts):
        return  # "its innovative business model"
    if tokens[0].lower in ("several", "many", "various", "numerous", "different"):
        return
    thing = clause.object
    if thing is not None and is_vague(thing.lower) and not any(p.lower == "of" for p in thing.all("prep")):
        return  # "credits his success to …": to more than that
    answer = renderer.text(tokens, before=clause.subject_tokens)
    text = ask("to what", clause, renderer, without=prep.subtree())
    if not answer or not text or not is_whole(tokens):
        return
    yield make(
        view,
        passage,
        sentence,
        rule="credited",
        kind=Kind.PRINCIPLE,
        question=text,
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer), "to"),
        answer_type="view" if _is_persons(clause, renderer) else "phrase",
        weight=0.9,
    )


def _credited_with(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "rowing, which she credits with teaching her patience, …" → What does she credit rowing with teaching her?"""
    verb = clause.verb
    prep = next((p for p in verb.all("prep") if p.lower in ("with", "for") and p.i > verb.i), None)
    if verb.lemma != "credit" or prep is None or clause.passive or clause.modal is not None:
        return
    inner = prep.child("pcomp")
    noun = inner.child("dobj") if inner is not None and inner.tag == "VBG" else None
    if inner is None or noun is None or noun.i < inner.i or not (clause.object or clause.gap):
        return
    tokens = trimmed(noun)
    answer = renderer.text(tokens, before=clause.subject_tokens)
    text = ask("what", clause, renderer, without=noun.subtree())
    if not answer or not text or not is_whole(tokens) or len(content_of(tokens)) < 2:
        return
    if tokens[0].tag == "PRP$":
        return  # "teaching her patience": torn
    yield make(
        view,
        passage,
        sentence,
        rule="credited",
        kind=Kind.PRINCIPLE,
        question=text,
        answer=capitalize(answer),
        fact=(*fact_of(clause, renderer), inner.lemma),
        answer_type="view",
        weight=0.9,
    )


def _is_persons(clause: Clause, renderer: Renderer) -> bool:
    """Whether a person holds it: his words count, however vague."""
    if clause.subject is None or clause.passive:
        return False
    found = renderer.reference(clause.subject)
    name = renderer.names.at(clause.subject)
    text = found.text if found else name.canonical if name else ""
    return bool(text) and renderer.names.type_of(renderer.names.canonical(text)) == PERSON
