"""What a thing is for: "is used to …", "serves as …"."""

from collections.abc import Iterator

from leadquiz.generate.clause import (
    Clause,
    ask,
    core,
    is_run,
    is_whole,
    question,
    setting,
    subject_text,
    trimmed,
)
from leadquiz.generate.gates import content, repeats_a_word
from leadquiz.generate.lexicon import DEFINING, EVALUATIVE, HOLLOW, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, head_key, make
from leadquiz.generate.rules.enumerations import members_of
from leadquiz.generate.tokens import Token
from leadquiz.generate.views import SectionView
from leadquiz.model import Candidate, Kind, join_members

_ACTING = bag("serve act function operate work")
# Adverbs that limit the statement: the card would lose them.
_HEDGES = bag(
    "often usually sometimes commonly typically mainly mostly primarily generally largely traditionally frequently "
    "rarely partly widely originally initially normally chiefly probably still historically"
)
_FIGURES = bag(
    "reminder testament example model inspiration blueprint guide bridge platform step lesson backdrop basis"
)


def functions(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each statement of what the subject is for."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or clause.negation is not None or clause.modal is not None:
            continue
        if clause.relative or clause.speaker is not None:
            continue
        if (using := _using(clause, renderer)) is not None:
            text, answer = using
            yield make(
                view,
                passage,
                sentence,
                rule="functions",
                kind=Kind.CAUSE,
                question=text,
                answer=answer,
                fact=(*fact_of(clause, renderer), "function"),
                answer_type="function",
                weight=0.95,
            )
        if not _is_telling(clause, renderer):
            continue
        found = _used(clause, renderer) or _acting(clause, renderer) or _tool(clause, renderer)
        if found is None:
            continue
        text, answer, members = found
        if len(content(answer)) < 2 or repeats_a_word(answer, text):
            continue
        yield make(
            view,
            passage,
            sentence,
            rule="functions",
            kind=Kind.LIST if members else Kind.FACT,
            question=text,
            answer=answer,
            members=members,
            fact=(head_key(clause.subject, renderer), "function", ""),
            answer_type="list" if members else "function",
            weight=0.95,
        )


def _is_telling(clause: Clause, renderer: Renderer) -> bool:
    """Whether the subject says which thing is meant: a name, or in a text about things a plain term."""
    subject = clause.subject
    if subject is None or subject.dep not in ("nsubj", "nsubjpass") or subject.pos not in ("NOUN", "PROPN"):
        return False
    if subject.child("conj") is not None or any(t.text == "," for t in clause.subject_tokens):
        return False
    if any(t.lower in ("also", "too") for t in clause.verb.children):
        return False  # one of several uses
    narrow = any(t.dep == "prep" and t.i < subject.i for t in clause.verb.children)
    if narrow and renderer.view.knowledge.narrative:
        return False  # "in health care, …": of one use among many
    if any(
        t.lower
        in bag("a an this these those such some many several various other others one another both all each")
        for t in clause.subject_tokens[:1]
    ):
        return False
    named = [t for t in clause.subject_tokens if t.pos != "PRON"]
    if len(named) == 2 and named[0].lower == "the":
        headings = " ".join((renderer.view.knowledge.outline.title, *renderer.view.path)).lower()
        if subject.lemma.lower() not in headings:
            return False  # "the item": which?
    return bool(renderer.names.find(clause.subject_tokens)) or not renderer.view.knowledge.narrative


def _adverb(clause: Clause) -> str | None:
    """The adverb that limits the verb, "" for none; None where there are several."""
    found = [t.lower for t in clause.verb.lefts if t.dep == "advmod" and t.lower in _HEDGES]
    return None if len(found) > 1 or "sometimes" in found else "".join(found)


def _asked(clause: Clause, renderer: Renderer, gone: list[Token], tail: str) -> str | None:
    adverb = _adverb(clause)
    if adverb is None:
        return None
    if core(clause, gone):
        return None  # the preposition would stand behind what follows
    text = ask("what", clause, renderer, without=gone, tail=tail)
    if text and adverb and f" {adverb} " not in text:
        at = text.rfind(f" {clause.verb.text if clause.passive else clause.verb.lemma} ")
        text = f"{text[:at]} {adverb}{text[at:]}" if at > 0 else None
    return text


def _used(clause: Clause, renderer: Renderer) -> tuple[str, str, tuple[str, ...]] | None:
    """ "A keel is used to steady the boat" → What is a keel used for?"""
    verb = clause.verb
    if verb.lemma != "use" or not clause.passive or verb.child("agent") is not None:
        return None
    aim = verb.child("xcomp", "advcl")
    if aim is not None and aim.tag == "VB" and aim.i > verb.i:
        tokens = _plain(aim)
        if tokens[0].lower != "to" or tokens[0].i > verb.i + 1:
            return None
        text = _asked(clause, renderer, aim.subtree(), "for")
        answer = renderer.text(tokens, before=clause.subject_tokens)
        return (text, capitalize(answer), ()) if text and answer and 3 <= len(answer.split()) <= 15 else None
    prep = next((t for t in verb.rights if t.lower in ("for", "as") and t.dep == "prep"), None)
    return _behind(clause, prep, renderer) if prep is not None and prep.i == verb.i + 1 else None


def _tool(clause: Clause, renderer: Renderer) -> tuple[str, str, tuple[str, ...]] | None:
    """ "The log is a device used by pilots to measure speed" → What is the log used for?"""
    noun = clause.complement("attr") if clause.copular else None
    used = noun.child("acl") if noun is not None else None
    if used is None or used.lower != "used" or clause.auxiliaries or _adverb(clause) != "":
        return None
    aim = used.child("xcomp", "advcl")
    if aim is None or aim.tag != "VB" or aim.i < used.i:
        return None
    answer = _aim(aim, clause, renderer)
    subject = subject_text(clause, renderer)
    return (
        (question(f"What {clause.verb.lower} {subject} used for"), answer, ()) if answer and subject else None
    )


def _using(clause: Clause, renderer: Renderer) -> tuple[str, str] | None:
    """ "Velotech used its foundries to cast cannons" → For what did Velotech use its foundries?"""
    verb, tool = clause.verb, clause.object
    if verb.lemma != "use" or clause.passive or tool is None:
        return None
    users = {name.canonical for name in renderer.names.find(clause.subject_tokens)}
    several = tool.child("conj") is not None and tool.child("poss") is None
    if not users or (renderer.view.knowledge.person in users and not several):
        return None  # whom the text is about uses many things
    aim = next((t for t in verb.all("xcomp", "advcl") if t.tag == "VB" and t.i > tool.i), None)
    first = aim.subtree()[0] if aim is not None else None
    if aim is None or first is None or first.lower != "to" or first.i != tool.subtree()[-1].i + 1:
        return None
    if len(content_of(trimmed(tool))) < 2 and renderer.names.at(tool) is None:
        return None  # "used money to …"
    gone = aim.subtree()
    answer = _aim(aim, clause, renderer)
    scene = renderer.text(setting(clause, gone))
    if not answer or scene is None:
        return None
    text = ask("for what", clause, renderer, without=gone, tail=decapitalize(scene))
    return (text, answer) if text and not repeats_a_word(answer, text) else None


_LONGEST_AIM = 15  # words


def _aim(aim: Token, clause: Clause, renderer: Renderer) -> str:
    """ "To measure speed", without what an "and" adds where that is long or dangles; "" where it cannot be said."""
    if aim.lemma in DEFINING:
        return ""
    tokens = _plain(aim)
    joint = aim.child("cc")
    for run in (tokens, [t for t in tokens if joint is not None and t.i < joint.i]):
        if not run or run[0].lower != "to" or not is_run(run):
            continue
        text = renderer.text(run, before=clause.subject_tokens)
        if text and 3 <= len(text.split()) <= _LONGEST_AIM:
            return capitalize(text)
    return ""


def _acting(clause: Clause, renderer: Renderer) -> tuple[str, str, tuple[str, ...]] | None:
    """ "The pin acts as a brake" → What does the pin act as?"""
    verb = clause.verb
    if verb.lemma not in _ACTING or clause.passive or verb.child("dobj") is not None:
        return None
    name = renderer.names.at(clause.subject) if clause.subject is not None else None
    if name is not None and name.type == PERSON:
        return None  # one serves as many things in a life
    prep = next((t for t in verb.rights if t.lower == "as" and t.dep == "prep"), None)
    noun = prep.child("pobj") if prep is not None else None
    if prep is None or prep.i != verb.i + 1 or noun is None:
        return None
    if noun.lemma.lower() in _FIGURES | HOLLOW or (
        renderer.view.knowledge.narrative and noun.ent == "PERSON"
    ):
        return None
    return _behind(clause, prep, renderer)


def _behind(clause: Clause, prep: Token, renderer: Renderer) -> tuple[str, str, tuple[str, ...]] | None:
    found = _object(prep, renderer)
    if found is None:
        return None
    text = _asked(clause, renderer, [prep, *prep.subtree()], prep.lower)
    return (text, *found) if text else None


def _object(prep: Token, renderer: Renderer) -> tuple[str, tuple[str, ...]] | None:
    """(answer, members) behind a preposition: a phrase, a list or what is done."""
    noun = prep.child("pobj")
    if noun is None:
        doing = prep.child("pcomp")
        if doing is None or doing.tag != "VBG":
            return None
        tokens = _plain(doing)
        text = renderer.text(tokens)
        return (capitalize(text), ()) if text and 2 <= len(text.split()) <= 15 else None
    if noun.child("conj") is not None:
        found = members_of(noun, renderer)
        if found is None:
            return None
        members = tuple(capitalize(m) if i == 0 else m for i, m in enumerate(found))
        return join_members(members), members
    tokens = trimmed(noun)
    if not is_whole(tokens) or not is_run(tokens):
        return None
    telling = [t for t in content_of(tokens) if t.lemma.lower() not in EVALUATIVE]
    text = renderer.text(tokens)
    return (capitalize(text), ()) if text and telling and len(text.split()) <= 15 else None


def _plain(verb: Token) -> list[Token]:
    """A verb phrase up to an aside; a list in it stays whole."""
    out: list[Token] = []
    for token in verb.subtree():
        if token.text in (";", ":", "—", "–", "("):
            break
        if (
            token.text == ","
            and (after := token.next()) is not None
            and after.tag in ("WDT", "VBG", "IN", "WP")
        ):
            break
        out.append(token)
    return out
