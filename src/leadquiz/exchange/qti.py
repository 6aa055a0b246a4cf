"""QTI 1.2 as Canvas exports and imports it: a zip of a manifest, an assessment, and Canvas's own settings."""

import hashlib
import html
import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from leadquiz.exchange.asked import Asked, Way
from leadquiz.exchange.formats import Settings
from leadquiz.model import Deck
from leadquiz.text import one_line

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold: equal decks give equal bytes
_TYPES = {
    Way.CHOICE: "multiple_choice_question",
    Way.ORDER: "matching_question",
    Way.SHORT: "short_answer_question",
    Way.OPEN: "essay_question",
}
_SCHEMA = "http://www.imsglobal.org/xsd/"


def write(decks: Sequence[Deck], asked: Sequence[Asked], _settings: Settings) -> bytes:
    """The package; identifiers derive from the cards', so importing again updates."""
    title = one_line(", ".join(deck.title for deck in decks))
    quiz = _ident("quiz", title, *(one.card_id for one in asked))
    files = {
        "imsmanifest.xml": _manifest(quiz),
        f"{quiz}/{quiz}.xml": _assessment(quiz, title, asked),
        f"{quiz}/assessment_meta.xml": _meta(quiz, title, len(asked)),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text)
    return written.getvalue()


def _manifest(quiz: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{_ident("manifest", quiz)}" xmlns="{_SCHEMA}imsccv1p1/imscp_v1p1">
  <metadata>
    <schema>IMS Content</schema>
    <schemaversion>1.1.3</schemaversion>
  </metadata>
  <organizations/>
  <resources>
    <resource identifier="{quiz}" type="imsqti_xmlv1p2">
      <file href="{quiz}/{quiz}.xml"/>
      <dependency identifierref="{_ident("meta", quiz)}"/>
    </resource>
    <resource identifier="{_ident("meta", quiz)}" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" href="{quiz}/assessment_meta.xml">
      <file href="{quiz}/assessment_meta.xml"/>
    </resource>
  </resources>
</manifest>
"""  # noqa: E501 - Canvas's type is one word


def _meta(quiz: str, title: str, points: int) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<quiz identifier="{quiz}" xmlns="http://canvas.instructure.com/xsd/cccv1p0">
  <title>{_xml(title)}</title>
  <description></description>
  <shuffle_answers>true</shuffle_answers>
  <scoring_policy>keep_highest</scoring_policy>
  <quiz_type>assignment</quiz_type>
  <points_possible>{points}.0</points_possible>
  <show_correct_answers>true</show_correct_answers>
  <allowed_attempts>1</allowed_attempts>
  <one_question_at_a_time>false</one_question_at_a_time>
  <cant_go_back>false</cant_go_back>
  <available>false</available>
</quiz>
"""


def _assessment(quiz: str, title: str, asked: Sequence[Asked]) -> str:
    head = f"""<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="{_SCHEMA}ims_qtiasiv1p2">
  <assessment ident="{quiz}" title={quoteattr(_valid(title))}>
    <qtimetadata>
      <qtimetadatafield>
        <fieldlabel>cc_maxattempts</fieldlabel>
        <fieldentry>1</fieldentry>
      </qtimetadatafield>
    </qtimetadata>
    <section ident="root_section">
"""
    tail = """    </section>
  </assessment>
</questestinterop>
"""
    return head + "".join(map(_item, asked)) + tail


def _item(one: Asked) -> str:
    ids = _answer_ids(one)
    fields = {
        "question_type": _TYPES[one.way],
        "points_possible": "1",
        "original_answer_ids": ",".join(ids),
        "assessment_question_identifierref": _ident("ref", one.card_id),
    }
    metadata = "".join(
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"
        for label, entry in fields.items()
    )
    answers, scoring = _answers(one, ids)
    shown = '          <displayfeedback feedbacktype="Response" linkrefid="general_fb"/>\n'
    feedback = general = ""
    if one.explanation:
        general = f"""          <respcondition continue="Yes">
            <conditionvar><other/></conditionvar>
  {shown}          </respcondition>
"""
        feedback = f"""        <itemfeedback ident="general_fb">
          <flow_mat><material>{_mattext(one.explanation)}</material></flow_mat>
        </itemfeedback>
"""
    return f"""      <item ident="{_ident("item", one.card_id)}" title={quoteattr(one.card_id)}>
        <itemmetadata><qtimetadata>{metadata}</qtimetadata></itemmetadata>
        <presentation>
          <material>{_mattext(one.question)}</material>
{answers}        </presentation>
        <resprocessing>
          <outcomes>
            <decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/>
          </outcomes>
{general}{scoring}        </resprocessing>
{feedback}      </item>
"""


def _answer_ids(one: Asked) -> list[str]:
    texts: Sequence[str] = {
        Way.CHOICE: one.options,
        Way.ORDER: one.members,
        Way.SHORT: tuple(dict.fromkeys((one.answer, *one.accept))),
    }.get(one.way, ())
    return [_ident("answer", one.card_id, str(index)) for index in range(len(texts))]


def _answers(one: Asked, ids: Sequence[str]) -> tuple[str, str]:
    """What is shown to be answered, and what scores."""
    match one.way:
        case Way.CHOICE:
            labels = "".join(map(_label, ids, one.options))
            shown = f"""          <response_lid ident="response1" rcardinality="Single">
            <render_choice>
{labels}            </render_choice>
          </response_lid>
"""
            return shown, _scores([f'<varequal respident="response1">{ids[one.right]}</varequal>'], 100)
        case Way.ORDER:
            numbers = "".join(_label(id_, str(place)) for place, id_ in enumerate(ids, 1))
            shown = "".join(
                f"""          <response_lid ident="response_{id_}">
            <material>{_mattext(step)}</material>
            <render_choice>
{numbers}            </render_choice>
          </response_lid>
"""
                for id_, step in zip(ids, one.members, strict=True)
            )
            worth = 100 / len(ids)
            return shown, "".join(
                _scores([f'<varequal respident="response_{id_}">{id_}</varequal>'], worth, action="Add")
                for id_ in ids
            )
        case Way.SHORT:
            accepted = [
                f'<varequal respident="response1">{_xml(one_line(answer))}</varequal>'
                for answer in dict.fromkeys((one.answer, *one.accept))
            ]
            return _TEXT, _scores(accepted, 100)
        case _:
            nothing = """          <respcondition continue="No">
            <conditionvar><other/></conditionvar>
          </respcondition>
"""
            return _TEXT, nothing


_TEXT = """          <response_str ident="response1" rcardinality="Single">
            <render_fib>
              <response_label ident="answer1" rshuffle="No"/>
            </render_fib>
          </response_str>
"""


def _label(ident: str, text: str) -> str:
    return f"""              <response_label ident="{ident}">
                <material>{_mattext(text)}</material>
              </response_label>
"""


def _scores(conditions: Sequence[str], worth: float, *, action: str = "Set") -> str:
    going_on = "No" if action == "Set" else "Yes"
    return f"""          <respcondition continue="{going_on}">
            <conditionvar>{"".join(conditions)}</conditionvar>
            <setvar action="{action}" varname="SCORE">{worth:.4g}</setvar>
          </respcondition>
"""


def _mattext(text: str) -> str:
    """HTML, escaped once as HTML and the HTML once as XML."""
    shown = html.escape(text, quote=False).replace("\n", "<br>")
    return f'<mattext texttype="text/html">{_xml(f"<p>{shown}</p>")}</mattext>'


def _xml(text: str) -> str:
    return escape(_valid(text))


def _valid(text: str) -> str:
    # U+FFFE and U+FFFF are no characters of XML.
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def _ident(*parts: str) -> str:
    """An identifier of XML that is the same for the same parts."""
    return "lq" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]
