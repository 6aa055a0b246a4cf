"""Why and how: causes, purposes, means and results."""

import re
from collections.abc import Iterator
from itertools import pairwise

from leadquiz.generate.clause import (
    FILLERS,
    SPEECH,
    Clause,
    ask,
    attribution,
    core,
    hedges,
    is_whole,
    setting,
    trimmed,
)
from leadquiz.generate.lexicon import DEFINING, HOLDING, MAKING_DO, bag
from leadquiz.generate.names import PERSON
from leadquiz.generate.references import Renderer, capitalize, decapitalize
from leadquiz.generate.rules.base import clauses_of, content_of, fact_of, make
from leadquiz.generate.tokens import Sentence, Token
from leadquiz.generate.views import Passage, SectionView
from leadquiz.model import Candidate, Kind

_STATIVE = bag("be have seem appear remain become play serve")


# "A mission to make trade faster": what follows belongs to the noun.
AIMS = bag(
    "mission goal aim effort plan decision ability commitment vision desire need attempt way opportunity right power "
    "chance initiative promise strategy dream ambition proposal time capacity potential inability failure refusal "
    "tendency willingness flexibility resource lesson energy command order courage strength skill knowledge "
    "permission authority freedom incentive reason pressure patience money instruction request offer invitation "
    "motivation confidence determination duty obligation claim threat refusal agreement option choice will method"
)
# "Gave the order to fire", "had the strength to go on": who holds something holds it for what follows.
# "Expose him to core values": "to" belongs to the verb.
_TOWARDS = bag("expose subject accustom limit confine commit dedicate devote restrict compare")


def causes(view: SectionView) -> Iterator[Candidate]:
    """One candidate for each cause, purpose or means that a clause states."""
    renderer = Renderer.of(view)
    for passage, sentence, clause in clauses_of(view):
        if clause.subject is None or _is_any_case(clause) or not _is_told(view, clause, renderer):
            continue
        if clause.subject_tokens[0].lower in ("no", "some") or _is_pointing(clause):
            continue
        yield from _means(view, passage, sentence, clause, renderer)
        yield from _reasons(view, passage, sentence, clause, renderer)
        yield from _purposes(view, passage, sentence, clause, renderer)


_ANY = bag("a an some many several any most few others")


def _is_any_case(clause: Clause) -> bool:
    """ "A boy who shoves others to board first", "a disease where bones bend": true of the case in hand only."""
    where = any(t.dep == "advmod" and t.lower in ("where", "when") for t in clause.verb.lefts)
    return (clause.relative and clause.subject_tokens[0].lower in _ANY) or (
        clause.verb.dep == "relcl" and where
    )


def _is_told(view: SectionView, clause: Clause, renderer: Renderer) -> bool:
    """Whether a reader of the card knows what the clause is about."""
    subject = clause.subject
    tokens = clause.subject_tokens
    if subject is None or not tokens or clause.sentence.tokens[0].text[:1].islower():
        return False  # the entry of a glossary is no sentence
    if any(t.lower in ("other", "others", "another", "such") for t in tokens[:2]):
        return False
    if any(b.dep == "det" and a.pos in ("NOUN", "PROPN") and b.i == a.i + 1 for a, b in pairwise(tokens)):
        return False  # "the States the council": two phrases that the parser took for one
    if renderer.reference(subject) is not None or renderer.names.at(subject) is not None:
        return True
    if clause.relative and (view.knowledge.narrative or clause.past):
        return False  # "the senator who …"
    if renderer.names.find(tokens):
        return True
    bare = len(tokens) == 2 and tokens[0].lower == "the" and subject.pos == "NOUN"
    if not bare:
        return True
    if view.knowledge.narrative:
        return False  # "the victory": which?
    return _is_headed(subject, view)


_ORDINALS = bag("first second third fourth next last other latter former previous following preceding same")


def _is_pointing(clause: Clause) -> bool:
    """Whether the subject is known only from what was said: "it", "his views", "the second method"."""
    subject = clause.subject
    assert subject is not None
    if subject.lower in ("it", "they", "this", "these", "those", "one") or any(
        t.tag == "PRP$" and t.head is subject for t in clause.subject_tokens
    ):
        return True
    if subject.pos in ("ADJ", "ADV"):
        return True  # an adjective read as the subject
    if subject.pos != "NOUN":
        return False
    own = [t for t in subject.children if t.dep not in ("punct", "relcl")]
    counted = [t for t in own if t.dep == "amod" and t.lower in _ORDINALS]
    if counted and all(t.dep == "det" or t in counted for t in own):
        return True
    return subject.lemma == "text" and all(t.dep == "det" for t in own)  # "the text uses the old spelling"


def _is_headed(noun: Token, view: SectionView) -> bool:
    """Whether a heading or the document's topic names this noun."""
    headings = " ".join((view.knowledge.outline.title, view.knowledge.topic, *view.path)).lower()
    return noun.lemma.lower() in headings or noun.lemma.lower() in view.knowledge.terms


_PARTLY = bag("especially particularly partly not mainly notably")
# A report's words for having done well: what they are said of could be any company, and so could the means.
PRAISING = bag(
    "transform reshape empower foster drive aim seek contribute influence enhance revolutionize alter "
    "shape redefine succeed inspire leverage embrace cultivate prioritize address cater promote adapt "
    "boost accelerate improve strengthen explore overcome meet encourage demonstrate solidify position "
    "remain stay continue help expand grow ensure support navigate achieve gain maximize optimize "
    "streamline unlock focus learn pave level understand innovate facilitate"
)
_HAZY = bag("make create accept believe take view see treat have be give bring turn")
_GLORY = bag(
    "position headline reputation presence success leadership dominance influence growth brand legacy"
)
_MADE = bag(
    "introduce create launch build open establish found set develop install start sign buy sell acquire hire "
    "send move close ban raise pass issue invent design write publish organize organise mobilize adopt borrow "
    "impose appoint dispatch dig plant order"
)
_OPEN_NOUNS = bag(
    "solution opportunity value resource experience flexibility platform service step initiative lesson"
)


def _is_exact(clause: Clause, answer: list[Token], *, told: bool = False) -> bool:
    """Whether a story tells one event and a thing done, rather than praise of a habit.

    A purpose that is `told` in full may be praise, where a thing was made for it: "built a fund to improve …".
    """
    first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
    said = clause.speaker is not None and first.tag in ("VBZ", "VBP") and first is clause.verb
    if not said and (first.tag != "VBD" or first.lower == "had"):
        return False
    if clause.verb.lemma in PRAISING:
        return False
    thing = clause.object
    if thing is not None and thing.lemma.lower() in _GLORY:
        return False
    if (
        thing is not None
        and thing.lemma.lower() in _OPEN_NOUNS
        and thing.child("amod", "compound", "prep") is None
    ):
        return False
    acts = next((t for t in answer if t.pos == "VERB"), None)
    named = any(t.pos == "PROPN" or t.pos == "NUM" for t in answer)
    if thing is not None and thing.lower == "it":
        return False
    if said and acts is not None:
        return True
    if told and clause.verb.lemma in _MADE and thing is not None:
        return True
    return acts is not None and (named or acts.lemma not in PRAISING | _HAZY)


def _emit(
    view: SectionView,
    passage: Passage,
    sentence: Sentence,
    clause: Clause,
    renderer: Renderer,
    *,
    rule: str,
    wh: str,
    gone: list[Token],
    answer: list[Token],
    lead: str = "",
    weight: float = 1.0,
) -> Iterator[Candidate]:
    if clause.object is not None and clause.object.lower in ("it", "them"):
        return
    told = len([t for t in answer if t.pos in ("NOUN", "PROPN", "ADJ", "NUM")]) >= 2 and rule == "purposes"
    if view.knowledge.narrative and rule != "reasons" and not _is_exact(clause, answer, told=told):
        return
    if (
        not is_whole(answer)
        or answer[0].lower in _PARTLY
        or any(t.lower in ("instance", "example") for t in gone)
        or (clause.modal is not None and rule != "means" and not _is_certain(clause, rule))
    ):
        return
    early = clause.subject_tokens[0].i if clause.subject_tokens else 0
    if any(t.lower in _LIMITS and (t.lower in _ALWAYS or t.i < early) for t in clause.verb.lefts):
        return  # a question would lose "no longer" and "sometimes"
    kept = core(clause, gone)
    if any(t.lower in ("instance", "example", "course") for t in kept) or _is_scoped(clause, renderer):
        return
    if (
        _loses(clause, kept, gone)
        or _goes_on(clause, gone, answer)
        or _is_filled_in(answer, clause, renderer)
    ):
        return
    if any(t.lower == "it" for t in kept) and not any(t.dep == "aux" and t.lower == "to" for t in kept):
        return  # "made it accessible", but "made it possible to sail"
    after = answer[-1].next()
    if rule == "reasons" and after is not None and after.tag in ("VBZ", "VBP", "VBD", "MD"):
        return  # "because most of the heat stored in clay | is lost": a subject without its verb
    if rule == "reasons" and gone[0].i > clause.verb.i:
        last = max((t.i for t in kept if t.i < gone[0].i and t.pos != "PUNCT"), default=clause.verb.i)
        left_out = [t for t in sentence.tokens[last + 1 : gone[0].i] if t.pos not in ("PUNCT", "ADV")]
        if any(t.pos in ("NOUN", "VERB", "PROPN") for t in left_out):
            return  # "has a long neck, with lips that grip thorns, due to …": the reason of what is left out
    behind = [t for t in kept if t.i > gone[-1].i] if gone[0].i > clause.verb.i else []
    if rule == "reasons" and behind and behind[0].i == gone[-1].i + 1 and behind[0].lower in _OF_A_NOUN:
        return  # "due to damage | to the banks": the parser ends the reason too early
    if behind and any(
        t.dep == "cc" or t.text == "," for t in sentence.tokens[gone[-1].i + 1 : behind[0].i + 1]
    ):
        return  # the rest of a list whose first members are asked for
    text = _written(answer, clause, kept, renderer)
    if (
        text
        and text.lower().startswith(("as ", "since "))
        and not text.lower().startswith(("as a ", "as one"))
    ):
        text = f"because {text.split(' ', 1)[1]}"
    frame = setting(clause, gone) if view.knowledge.narrative else []
    if any(t.text.isdigit() and len(t.text) == 4 for t in frame):
        frame = []  # a year is not what the cause hangs on
    where = renderer.text(frame)
    if where is None:
        return
    words = ask(wh, clause, renderer, without=gone, tail=decapitalize(where))
    whole = rule == "reasons" and gone[0].lower != "as" and len(content_of(clause.subject_tokens)) >= 2
    if not text or not words or not (kept or whole):
        return
    if text.count("“") > text.count("”"):
        text += "”"  # the full stop stood inside
    yield make(
        view,
        passage,
        sentence,
        rule=rule,
        kind=Kind.CAUSE,
        question=words,
        answer=capitalize(f"{lead}{text}"),
        fact=(*fact_of(clause, renderer), rule),
        answer_type=rule,
        weight=weight,
    )


_OF_SOME_CASES = re.compile(
    r"\b[Ii]n (?:this|that|these|those|some|many|most|certain) (?:cases?|instances?)\b"
)


def _loses(clause: Clause, kept: list[Token], gone: list[Token]) -> bool:
    """Whether the question would lose an adverb that limits the verb, or a lead-in that the clause hangs on."""
    if _OF_SOME_CASES.search(clause.sentence.text):
        return True
    told = {*kept, *gone, *clause.auxiliaries}
    hedged = hedges(clause).split()
    for child in clause.verb.children:
        if child in told or child is clause.negation:
            continue
        if child.dep == "advmod" and child.lower.endswith("ly") and child.lower not in (*FILLERS, *hedged):
            return True  # "temporarily closed", "more effectively"
        if child.dep == "prep" and child.i < clause.verb.i and child.child("pcomp") is not None:
            return True  # "by looking at the whole, …", "in addition to holding the mirror, …"
    finite = ("VBD", "VBZ", "VBP")
    if any(t.dep == "conj" and t.tag in finite and t.head.tag not in finite for t in kept):
        return True  # a second verb of the clause, hung on a participle: "did … and sought"
    if any(t.lower == "both" and t.dep in ("det", "predet") and t.head.child("conj") is None for t in kept):
        return True  # "both goals"
    first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
    under_way = clause.verb.tag == "VBG" and first.tag in ("VBZ", "VBP")
    return under_way and any(
        t.ent == "DATE" for t in kept
    )  # "is holding a feast on 20 January": of which year?


def _goes_on(clause: Clause, gone: list[Token], answer: list[Token]) -> bool:
    """Whether the author goes on behind the cause: with the rest of it, or with a "but" that is his point."""
    last = answer[-1]
    if last.pos == "ADJ" and (after := last.next()) is not None and after.text == ",":
        return True  # "to give real-time | , sourced answers"
    if any(after is not None and after.text in (":", ";") for after in (gone[-1].next(), answer[-1].next())):
        return True
    joint = clause.verb.child("cc")
    return joint is not None and joint.lower == "but" and joint.i > gone[-1].i


def _is_filled_in(answer: list[Token], clause: Clause, renderer: Renderer) -> bool:
    """Whether a pronoun of the answer stands for somebody outside the card, or for the author."""
    there = {*answer, *clause.tokens, *clause.subject_tokens}
    for token in answer:
        if token.lower in ("our", "us", "ourselves", "my", "myself"):
            return True
        reference = renderer.reference(token) if token.tag in ("PRP", "PRP$") else None
        if reference is not None and reference.text and reference.antecedent not in there:
            return True
    return False


_OF_A_NOUN = bag("to of for with between among against")
_ALWAYS = bag("longer hardly scarcely barely")
_LIMITS = _ALWAYS | bag(
    "sometimes often usually occasionally perhaps probably possibly generally typically mostly rarely"
)


def _written(answer: list[Token], clause: Clause, kept: list[Token], renderer: Renderer) -> str | None:
    """The answer; "because of this mixture of lead and tin" says itself which mixture is meant."""
    team = renderer.names.at(clause.subject) if clause.subject is not None else None
    doubtful = team is not None and team.type != PERSON and any(t.lower == "their" for t in answer)
    text = renderer.text(answer, before=[*clause.subject_tokens, *([] if doubtful else kept)])
    if text is not None:
        return text  # "they" may take up a noun that the question keeps, but "their" may be a club's, too
    if (owned := _of_its_own(answer, clause, renderer)) is not None:
        return owned
    for i, token in enumerate(answer):
        of = token.head.child("prep")
        if token.dep != "det" or token.lower not in ("this", "these") or token.head.dep != "pobj" or i > 3:
            continue
        if of is None or of.lower not in ("of", "between") or len(content_of(of.subtree())) < 2:
            continue
        before = renderer.text(answer[:i], before=clause.subject_tokens)
        after = renderer.text(answer[i + 1 :], before=clause.subject_tokens)
        return f"{before} the {after}" if before and after else None
    return None


def _of_its_own(answer: list[Token], clause: Clause, renderer: Renderer) -> str | None:
    """ "The club was relegated because of their bad finances": of the one whom the clause names."""
    subject = clause.subject
    if subject is None or len(answer) < 4 or answer[0].lower not in ("because", "due", "owing"):
        return None
    owner = answer[2]
    name = renderer.names.at(subject)
    if owner.lower not in ("its", "their") or renderer.reference(owner) is not None or name is None:
        return None
    if name.type == PERSON or subject not in name.tokens or subject.child("conj") is not None:
        return None
    between = clause.sentence.tokens[subject.i + 1 : owner.i]
    if any(t.tag in ("NNS", "NNPS") and owner.lower == "their" for t in between):
        return None
    if any(t.tag in ("PRP", "PRP$", "WDT", "WP") for t in between):
        return None
    rest = renderer.text(answer[3:], before=clause.subject_tokens)
    return f"{answer[0].text} {answer[1].text} {owner.text} {rest}" if rest else None


def _is_scoped(clause: Clause, renderer: Renderer) -> bool:
    """ "For many farmers, the coast became …": true of them only, and a question leaves them out."""
    if not renderer.view.knowledge.narrative or attribution(clause, renderer):
        return False
    return any(
        t.dep == "prep"
        and t.lower in ("for", "among", "unlike")
        and (noun := t.child("pobj")) is not None
        and noun.ent not in ("DATE", "TIME", "CARDINAL")
        for t in clause.verb.lefts
    )


def _is_certain(clause: Clause, rule: str) -> bool:
    """ "Eclipses will end because …", "nobody can pass because …": as sure as without the modal verb."""
    return rule == "reasons" and clause.modal is not None and clause.modal.lower in _CERTAIN


_CERTAIN = bag("will can could must cannot should")


# What follows these verbs is what is done: "tried to pay by …".
_UNDERTAKING = bag("help try attempt begin start seek manage continue")


def _means(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "by offering free listings" → How …?"""
    if clause.verb.lemma in _STATIVE | SPEECH:
        return
    done = clause.verb.child("xcomp") if clause.verb.lemma in _UNDERTAKING and clause.object is None else None
    for prep in (*clause.verb.all("prep"), *(done.all("prep") if done is not None else ())):
        if prep.lower not in ("by", "through"):
            continue
        verb = prep.child("pcomp")
        if verb is None or verb.tag != "VBG" or _hangs(view, clause, prep, renderer):
            continue
        if _is_anybody_able(clause):
            continue
        yield from _emit(
            view, passage, sentence, clause, renderer,
            rule="means", wh="how", gone=prep.subtree(), answer=_plain(prep),
        )  # fmt: skip


def _is_anybody_able(clause: Clause) -> bool:
    """ "Users can …", "analysts and researchers can …": one of many ways, said to recommend it."""
    subject = clause.subject
    if subject is None or clause.modal is None or subject.tag != "NNS":
        return False
    return all(t.tag in ("NNS", "CC") or t.text == "," for t in clause.subject_tokens)


def _hangs(view: SectionView, clause: Clause, prep: Token, renderer: Renderer) -> bool:
    """ "By opening shops abroad, buyers from nine countries joined": not the subject did it."""
    subject = clause.subject
    if subject is None or prep.i > clause.verb.i or not view.knowledge.narrative:
        return False
    return renderer.reference(subject) is None and renderer.names.at(subject) is None


def _plain(token: Token) -> list[Token]:
    """A phrase without asides, but with the coordination of its verbs."""
    return trimmed(token, examples=True)


def _reasons(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "because …", "due to …", "since …", "so that …" → Why …?"""
    if clause.verb.lemma in DEFINING and not clause.passive:
        return
    if clause.subject_tokens and clause.subject_tokens[0].lower == "you":
        return  # "you can assume …, because your readers are engineers": of one example
    state = clause.complement("acomp", "oprd", "attr", "dobj")
    if clause.copular and (state is None or (view.knowledge.narrative and _is_compared(state))):
        return  # "the loss is due to …"; "easier", than what?
    for child in (*clause.verb.children, *(state.rights if state is not None else ()), *_behind_as(clause)):
        shaped = clause.passive and clause.verb.lemma in ("design", "make", "arrange", "build", "construct")
        if shaped and child.subtree()[0].lower == "so":
            continue  # "is built so that …" says how
        if child.dep == "advcl" and _gives_reason(clause, child):
            yield from _emit(
                view, passage, sentence, clause, renderer,
                rule="reasons", wh="why", gone=child.subtree(), answer=trimmed(child, examples=True), weight=1.1,
            )  # fmt: skip
        if child.dep == "prep" and _says_why(child):
            yield from _emit(
                view, passage, sentence, clause, renderer,
                rule="reasons", wh="why", gone=child.subtree(), answer=trimmed(child, examples=True),
            )  # fmt: skip


def _behind_as(clause: Clause) -> list[Token]:
    """ "is seen as harmful because …": what the parser hangs on the words behind "as" says why it is seen so."""
    prep = next((p for p in clause.verb.all("prep") if p.lower == "as"), None) if clause.passive else None
    if prep is None:
        return []
    inner = prep.child("pobj", "amod", "acomp", "advmod")
    return [
        t for t in (*prep.rights, *(inner.rights if inner is not None else ())) if t.dep in ("advcl", "prep")
    ]


def _is_compared(state: Token) -> bool:
    """ "Easier", "more useful" without what it is compared with."""
    more = state.tag == "JJR" or any(t.lower in ("more", "less") and t.dep == "advmod" for t in state.lefts)
    return more and not any(t.lower in ("than", "as") for t in state.head.subtree() if t.i > state.i)


def _is_of_a_part(child: Token) -> bool:
    """ "Rose by a third, half of it because …": the reason of what stands between the marks only."""
    first = child.subtree()[0].i
    tokens = child.sentence.tokens
    last = first - 1
    if last >= 0 and tokens[last].text == ",":
        last -= 1
    between = []
    while last >= 0 and tokens[last].text not in (",", ";", ":", "—", "–"):
        between.append(tokens[last])
        last -= 1
    if last < 0 or not between:
        return False
    joined = between[-1].dep == "cc" or between[-1].pos == "PROPN"
    return not joined and not any(t.pos in ("VERB", "AUX") for t in between)


_STATES = bag("be have need contain lack mean depend require want fear")


def _gives_reason(clause: Clause, child: Token) -> bool:
    """Whether a clause gives the reason: "since" and "as" may also speak of time."""
    words = [t.lower for t in child.subtree()[:2]]
    if child.child("nsubj", "nsubjpass", "expl", "csubj") is None or _is_of_a_part(child):
        return False
    if words[0] == "because":
        return True
    if words[0] == "as" and any(t.lower in ("as", "so") and t.i < child.i for t in child.head.all("advmod")):
        return False  # "as wide as it is deep"
    if words == ["so", "that"]:
        # "…, so that the wick can be trimmed" is meant; "…, so that the wick burned out" only came of it.
        aimed = any(t.tag == "MD" for t in child.all("aux"))
        return aimed or not _after_comma(child)
    finite = child.child("aux", "auxpass") or child
    if words[0] == "since":
        return not any(t.lemma == "have" for t in clause.auxiliaries) and finite.tag in (
            "VBZ",
            "VBP",
            "MD",
            "VBD",
        )
    subject = child.child("nsubj", "nsubjpass")
    if words[0] != "as" or subject is None or words[1:] in (["if"], ["though"], ["long"]):
        return False
    if subject.i > min(finite.i, child.i) or not child.rights:
        return False  # "as is methane", "as many ports were": so is it
    if finite.lower == "would":
        return False  # "is not at random, as it would be if …": what is not so
    return child.i > clause.verb.i and (child.lemma in _STATES or finite.lower in ("can", "could", "will"))


def _after_comma(token: Token) -> bool:
    before = token.subtree()[0].previous()
    return before is not None and before.text == ","


def _says_why(prep: Token) -> bool:
    following = prep.next()
    if prep.lower == "as":
        noun = prep.child("pobj")
        of = noun.child("prep") if noun is not None else None
        return (
            noun is not None
            and noun.lemma in ("result", "consequence")
            and of is not None
            and not noun.child("amod")
        )
    return (prep.lower == "because") or (
        prep.lower in ("due", "owing", "thanks") and following is not None and following.lower == "to"
    )


# What something is made or built to do, where a text tells of things.
_SERVING = bag(
    "allow prevent protect avoid ensure help keep reduce increase maintain enable stop support make hold remove stay "
    "save minimize improve accommodate absorb let control release give provide get form"
)


_GUARDING = bag("allow prevent protect avoid reduce stop accommodate hold absorb keep")


def _purposes(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "To counter these threats, …", "in order to …" → Why …?"""
    yield from _built_for(view, passage, sentence, clause, renderer)
    obj = clause.object
    if obj is not None and view.knowledge.narrative and _is_some(obj):
        return  # "passed an act to …": which?
    if clause.negation is not None or (obj is not None and any(t.lower in ("no", "not") for t in obj.lefts)):
        return  # "have no gauges to maintain": what is not done has no aim
    if clause.verb.lemma in _STATIVE | MAKING_DO | SPEECH or (
        clause.passive and clause.verb.lemma in ("design", "use", "make")
    ):
        return
    for child in clause.verb.all("advcl"):
        to = child.child("aux")
        if to is None or to.lower != "to" or child.tag != "VB" or child.text != child.lemma or to.i > child.i:
            continue
        leading = child.i < clause.verb.i
        in_order = to.previous() is not None and to.previous().lower in ("order",)  # type: ignore[union-attr]
        if not leading and not in_order and (clause.object is None or child.i < clause.object.i):
            continue
        if not leading and not in_order and clause.verb.lemma in HOLDING | _TOWARDS:
            continue
        if (
            not leading
            and not in_order
            and child.lemma
            in (
                "become",
                "be",
                "reach",
                "find",
                "form",
                "total",
                "include",
            )
        ):
            continue  # "passed Mattel to become the largest": what came of it
        before = to.previous()
        aims = before is not None and before.pos == "NOUN" and before.lemma.lower() in AIMS
        if not leading and before is not None and (before.dep == "punct" or aims or _is_ranked(child)):
            continue
        if any(p.lower == "from" and p.i < to.i for p in clause.verb.all("prep")) and not in_order:
            continue  # "from hourly wages to piece rates"
        between = sentence.tokens[clause.verb.i : to.i] if not leading else []
        if not in_order and any(t.lower == "for" and t.child("pobj") is not None for t in between):
            continue  # "a market for farmers to sell their crops": whose deed follows
        answer = [t for t in trimmed(child, examples=True) if t.i >= to.i]
        if len(answer) < 4:
            continue
        yield from _emit(
            view, passage, sentence, clause, renderer,
            rule="purposes", wh="why", gone=child.subtree(), answer=answer, weight=1.0 if leading or in_order else 0.9,
        )  # fmt: skip


def _is_some(noun: Token) -> bool:
    """ "An act", with nothing that tells it from others."""
    own = [t for t in noun.children if t.i < noun.i or t.dep == "prep"]
    return len(own) == 1 and own[0].lower in ("a", "an")


def _built_for(
    view: SectionView, passage: Passage, sentence: Sentence, clause: Clause, renderer: Renderer
) -> Iterator[Candidate]:
    """ "Veins have valves to prevent the backflow of blood" → Why do veins have valves?"""
    first = clause.auxiliaries[0] if clause.auxiliaries else clause.verb
    lemma = clause.verb.lemma
    if view.knowledge.narrative or first.tag not in ("VBZ", "VBP"):
        return
    if lemma in (MAKING_DO | SPEECH | _STATIVE) - {"have"} or lemma in (
        "use",
        "design",
        "help",
        "tend",
        "seem",
    ):
        return
    thing = clause.object
    if (thing is None and not clause.passive) or (thing is not None and thing.lemma.lower() in AIMS):
        return
    for child in (*clause.verb.rights, *(thing.rights if thing is not None else ())):
        below = child.subtree()
        if child.dep not in ("xcomp", "relcl", "acl", "advcl") or child.tag != "VB" or below[0].lower != "to":
            continue
        if child.lemma not in (_SERVING if child.head is clause.verb else _GUARDING) or (
            thing is not None and child.i < thing.i
        ):
            continue
        before = below[0].previous()
        if before is None or before.dep == "punct" or before.pos == "ADJ":
            continue
        if any(t.dep == "advcl" for t in clause.verb.lefts):
            continue  # "when acid is added, it takes up …": only then
        yield from _emit(
            view, passage, sentence, clause, renderer,
            rule="purposes", wh="why", gone=below, answer=trimmed(child, examples=True), weight=0.95,
        )  # fmt: skip


def _is_ranked(verb: Token) -> bool:
    """ "the first to come close": the words before say which, not why."""
    tokens = verb.sentence.tokens[max(0, verb.i - 9) : verb.i]
    return any(t.lower in ("first", "second", "third", "last", "only", "next", "fourth") for t in tokens)
