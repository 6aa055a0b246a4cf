"""Sheets and keys as a Word file that a teacher can edit."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from leadquiz.worksheet.drawing import Data
from leadquiz.worksheet.paper import FONTS, Paper, font_families

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_SIZES = {"a4": (21.0, 29.7), "letter": (21.59, 27.94)}  # centimetres
_FAMILIES = {"sans": "Calibri"} | {name: family for name, (_, family) in FONTS.items() if name != "sans"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold
_BLANK, _LETTER_BLANK = "_" * 14, "____"
_TICK = "\u2610"


def docx(data: Data, paper: Paper, language: str) -> bytes:
    """A .docx of the sheet, its key, or both, with the same bytes every time."""
    writer = _Writer(paper, language, data)
    if "sheet" in data:
        writer.sheet(data["sheet"])
    if "key" in data:
        writer.key(data["key"], new_page="sheet" in data)
    return writer.bytes()


class _Writer:
    """Puts paragraphs into one document; python-docx is imported only when one is made."""

    def __init__(self, paper: Paper, language: str, data: Data) -> None:
        import docx as library
        from docx.shared import Cm, Pt

        about = data.get("sheet") or data["key"]
        self.paper = paper
        self.indent = 1.4 if paper.large_print else 1.0  # centimetres that a question's number takes
        self.document: Document = library.Document()
        section = self.document.sections[0]
        width, height = _SIZES[paper.name]
        section.page_width, section.page_height = Cm(width), Cm(height)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.9)
        self.width = (width - 4) / paper.columns - (paper.columns - 1) * 0.5
        properties = self.document.core_properties
        properties.title = ("" if "sheet" in data else "Answer key: ") + about["title"]
        properties.author, properties.comments, properties.language = "leadquiz", "", language
        properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed date, no clock
        family = _FAMILIES.get(paper.font) or font_families(paper.font)[1][0]
        for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
            style: Any = self.document.styles[name]
            style.font.name = family
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for attribute in list(fonts.attrib):
                if "heme" in attribute:  # a theme's font would win over the named one
                    del fonts.attrib[attribute]
            for script in ("eastAsia", "cs", "hAnsi"):
                fonts.set(_qualified(f"w:{script}"), family)
        scale = {"Normal": 1.0, "Heading 1": 1.45, "Heading 2": 1.1, "Heading 3": 1.0}
        for name, factor in scale.items():
            style = self.document.styles[name]
            style.font.size = Pt(round(paper.size * factor))
            if name != "Normal":
                style.font.color.rgb = None
                style.font.bold = True
        normal: Any = self.document.styles["Normal"]
        normal.paragraph_format.space_after = Pt(3)
        self._foot(about)

    # ------------------------------------------------------------------------------------------- whole pages

    def sheet(self, sheet: Data) -> None:
        """Everything the learner sees."""
        version = f" (Version {sheet['version']})" if sheet["versions"] > 1 else ""
        self.document.add_heading(sheet["title"] + version, 1)
        self._fields(sheet)
        if self.paper.columns > 1:
            self._columns()
        for part in sheet["parts"]:
            self._part_heading(part)
            instruction = self.paragraph(together=True)
            instruction.add_run(part["instruction"]).italic = True
            self._bank(part["bank"])
            for task in part["tasks"]:
                getattr(self, "_" + part["form"].replace("-", "_"))(task, part)

    def key(self, key: Data, *, new_page: bool) -> None:
        """Everything the teacher sees."""
        from docx.shared import Cm, Pt, RGBColor

        heading = self.document.add_heading(f"Answer key: {key['title']}", 1)
        heading.paragraph_format.page_break_before = new_page
        self.paragraph(f"Version {key['version']} · {_points(key['points'])} · Sheet {key['id']}")
        for notice in key["notices"]:
            self.paragraph(notice)
        for part in key["parts"]:
            self._part_heading(part)
            for entry in part["entries"]:
                line = self.paragraph(together=True)
                self._hang(line, 1.6)
                line.add_run(entry["label"]).bold = True
                line.add_run("\t")
                if entry["mark"]:
                    line.add_run(entry["mark"] + "   ").bold = True
                line.add_run("; ".join(entry["members"]) or entry["answer"])
                also = f" (also: {'; '.join(entry['accept'])})" if entry["accept"] else ""
                line.add_run(f"{also} — {_points(entry['points'])}").font.color.rgb = RGBColor(
                    0x55, 0x55, 0x55
                )
                proof = self.paragraph()
                proof.paragraph_format.left_indent = Cm(1.6)
                quoted = f"“{entry['evidence']}” " if entry["evidence"] else ""
                where = ", ".join(filter(None, (entry["section"], entry["place"])))
                remark = f" · {entry['remark']}" if entry["remark"] else ""
                run = proof.add_run(f"{quoted}{where} · {entry['id']}{remark}")
                run.font.size = Pt(round(self.paper.size * 0.82))
                run.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
            for solution in part["solutions"]:
                self.paragraph(solution["label"], together=True)
                self._grid(solution["grid"], bordered=solution["form"] == "crossword")
        self.document.add_heading("What the sheet covers", 2)
        rows = [
            [row["section"], str(row["cards"]), str(row["asked"]), str(row["points"])]
            for row in key["coverage"]
        ]
        self._table([["Section", "Cards", "Asked", "Points"], *rows])
        if key["twins"]:
            self.document.add_heading("The same question in each version", 2)
            for start in range(0, len(key["twins"]), 14):
                some = key["twins"][start : start + 14]
                self._table([[letter, *(row[i] for row in some)] for i, letter in enumerate(key["letters"])])
        if key["again"]:
            self.document.add_heading("To make this sheet again", 2)
            self.paragraph(key["again"])

    def bytes(self) -> bytes:
        """The file, its zip entries dated 1980 so that equal sheets have equal bytes."""
        written = io.BytesIO()
        self.document.save(written)
        fixed = io.BytesIO()
        with (
            zipfile.ZipFile(written) as source,
            zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(name))
        return fixed.getvalue()

    # ------------------------------------------------------------------------------------------------- tasks

    def _choice(self, task: Data, part: Data) -> None:
        self._ask(task, part, more=True)
        options = [f"{_TICK} {one['letter']}  {one['text']}" for one in task["options"]]
        if not task["wide"] and sum(map(len, options)) < self.width * 4.5 * 11 / self.paper.size:
            line = self._indented("\t".join(options))
            for index in range(1, len(options)):
                line.paragraph_format.tab_stops.add_tab_stop(
                    _cm(self.indent + (self.width - self.indent) * index / len(options))
                )
        else:
            self._lines(options)

    def _true_false(self, task: Data, part: Data) -> None:
        self._ask(task, part, more=True)
        self._indented(f"{_TICK} True     {_TICK} False")

    def _gap(self, task: Data, part: Data) -> None:
        self._ask(task, part)

    def _match(self, task: Data, part: Data) -> None:
        table = self.document.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        self._fill(
            left, [f"{row['label']}  {_LETTER_BLANK}  {_joined(row['question'])}" for row in task["rows"]]
        )
        self._fill(right, [f"{one['letter']}  {one['text']}" for one in task["choices"]])
        self._keep_rows(table)
        self.paragraph()

    def _short(self, task: Data, part: Data) -> None:
        self._ask(task, part, more=task["lines"] > 0)
        self._ruled(["" for _ in range(task["lines"])])

    def _list(self, task: Data, part: Data) -> None:
        self._ask(task, part, more=True)
        self._ruled([f"{number}  " for number in range(1, task["rows"] + 1)])

    def _order(self, task: Data, part: Data) -> None:
        self._ask(task, part, more=True)
        self._lines([f"{one['letter']}  {one['text']}" for one in task["options"]], more=True)
        self._indented("Order:  " + "  ".join(_LETTER_BLANK for _ in task["options"]))

    def _passage(self, task: Data, part: Data) -> None:
        if task["heading"]:
            self.document.add_heading(task["heading"], 3)
        self._bank(task["bank"])
        text = self.paragraph()
        text.paragraph_format.line_spacing = 1.6
        text.paragraph_format.keep_together = True
        for gap in task["gaps"]:
            before, after = gap["question"]
            text.add_run(before)
            text.add_run(f"({gap['label']})").bold = True
            text.add_run(f"\u00a0{_BLANK}{after} ")

    def _crossword(self, task: Data, part: Data) -> None:
        self.paragraph(task["label"], together=True)
        cells = [
            [
                {"letter": cell["number"] if cell["open"] else "", "open": cell["open"], "on": False}
                for cell in row
            ]
            for row in task["grid"]
        ]
        self._grid(cells, bordered=True, small=True)
        for title in ("across", "down"):
            if task[title]:
                self.document.add_heading(title.capitalize(), 3)
                self._clues(task[title])

    def _word_search(self, task: Data, part: Data) -> None:
        self.paragraph(task["label"], together=True)
        self._grid(
            [[{"letter": letter, "on": False} for letter in row] for row in task["grid"]], bordered=False
        )
        self._clues(task["clues"])

    # ------------------------------------------------------------------------------------------------ pieces

    def paragraph(self, text: str = "", *, together: bool = False) -> "Paragraph":
        made = self.document.add_paragraph(text)
        made.paragraph_format.keep_with_next = together
        return made

    def _part_heading(self, part: Data) -> None:
        self.document.add_heading(f"Part {part['number']}: {part['title']} ({_points(part['points'])})", 2)

    def _ask(self, task: Data, part: Data, *, more: bool = False) -> None:
        """The question with its number; `more` says that lines or options follow and stay with it."""
        from docx.shared import Pt, RGBColor

        if task["context"]:
            context = self._indented("", more=True)
            context.paragraph_format.space_before = Pt(7)
            context.paragraph_format.space_after = Pt(0)
            words = context.add_run(task["context"])
            words.font.size = Pt(round(self.paper.size * 0.88))
            words.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
        line = self.paragraph(together=more)
        line.paragraph_format.keep_together = True
        line.paragraph_format.space_before = Pt(0 if task["context"] else 7)
        self._hang(line, self.indent)
        line.add_run(task["label"]).bold = True
        worth = f"  ({_points(task['points'])})" if part["uneven"] else ""
        line.add_run("\t" + _joined(task["question"]) + worth)

    def _hang(self, line: "Paragraph", width: float) -> None:
        line.paragraph_format.left_indent = _cm(width)
        line.paragraph_format.first_line_indent = _cm(-width)
        line.paragraph_format.tab_stops.add_tab_stop(_cm(width))

    def _indented(self, text: str, *, more: bool = False) -> "Paragraph":
        line = self.paragraph(text, together=more)
        line.paragraph_format.left_indent = _cm(self.indent)
        line.paragraph_format.keep_together = True
        return line

    def _lines(self, texts: Sequence[str], *, more: bool = False) -> None:
        for index, text in enumerate(texts):
            self._indented(text, more=more or index < len(texts) - 1)

    def _ruled(self, starts: Sequence[str]) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.shared import Pt

        for index, start in enumerate(starts):
            line = self._indented(start + "\t", more=index < len(starts) - 1)
            line.paragraph_format.space_before = Pt(9)
            line.paragraph_format.tab_stops.add_tab_stop(
                _cm(self.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
            )

    def _fields(self, sheet: Data) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

        line = self.paragraph(f"Name \t  Class \t  Date \t  Score \t / {sheet['points']}")
        full = self.width * self.paper.columns
        for share in (0.45, 0.63, 0.81, 0.93):
            line.paragraph_format.tab_stops.add_tab_stop(
                _cm(full * share), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
            )

    def _bank(self, words: Sequence[str]) -> None:
        if words:
            box = self.paragraph("     ".join(words), together=True)
            border = _element("w:pBdr")
            for side in ("top", "left", "bottom", "right"):
                border.append(_element(f"w:{side}", val="single", sz="6", space="6", color="888888"))
            box._p.get_or_add_pPr().insert_element_before(
                border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
            )

    def _clues(self, clues: Iterable[Data]) -> None:
        for clue in clues:
            line = self.paragraph(f"{clue['number']}\t{_joined(clue['text'])} ({clue['lengths']})")
            line.paragraph_format.keep_together = True
            self._hang(line, 1.0)

    def _grid(self, cells: Sequence[Sequence[Data]], *, bordered: bool, small: bool = False) -> None:
        from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        side = min(0.8, self.width / len(cells[0]))
        table = self.document.add_table(rows=len(cells), cols=len(cells[0]))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for row, line in zip(table.rows, cells, strict=True):
            row.height, row.height_rule = _cm(side), WD_ROW_HEIGHT_RULE.EXACTLY
            for place, cell in zip(row.cells, line, strict=True):
                place.width = _cm(side)
                paragraph = place.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(0)
                paragraph.paragraph_format.keep_with_next = True
                paragraph.alignment = None if small else WD_ALIGN_PARAGRAPH.CENTER
                run = paragraph.add_run(cell["letter"])
                run.font.size = Pt(7 if small else 10)
                run.bold = cell["on"] or None
                if bordered and (cell.get("open") or (not small and cell["letter"])):
                    borders = _element("w:tcBorders")
                    for edge in ("top", "left", "bottom", "right"):
                        borders.append(_element(f"w:{edge}", val="single", sz="6", color="333333"))
                    place._tc.get_or_add_tcPr().append(borders)
                if cell["on"]:
                    place._tc.get_or_add_tcPr().append(
                        _element("w:shd", val="clear", color="auto", fill="CFCFCF")
                    )
        self._keep_rows(table)
        self.paragraph()

    def _table(self, rows: Sequence[Sequence[str]]) -> None:
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Light Grid"
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        self._keep_rows(table)
        self.paragraph()

    @staticmethod
    def _keep_rows(table: Any) -> None:
        for row in table.rows:
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))

    @staticmethod
    def _fill(cell: "_Cell", texts: Sequence[str]) -> None:
        cell.text = texts[0]
        for text in texts[1:]:
            cell.add_paragraph(text)

    def _columns(self) -> None:
        from docx.enum.section import WD_SECTION

        section: Any = self.document.add_section(WD_SECTION.CONTINUOUS)
        for columns in section._sectPr.findall(_qualified("w:cols")):
            section._sectPr.remove(columns)
        section._sectPr.append(_element("w:cols", num=str(self.paper.columns), space="567"))

    def _foot(self, about: Data) -> None:
        from docx.shared import Pt

        version = f" · Version {about['version']}" if about["versions"] > 1 else ""
        style: Any = self.document.styles["Footer"]
        style.font.size = Pt(8)  # fields take the style's size, whatever their run has
        foot = self.document.sections[0].footer.paragraphs[0]
        foot.add_run(f"Sheet {about['id']}{version} · Seed {about['seed']} · Deck {about['state']} · Page ")
        self._field(foot, "PAGE")
        foot.add_run(" of ")
        self._field(foot, "NUMPAGES")

    @staticmethod
    def _field(paragraph: "Paragraph", code: str) -> None:
        run = paragraph.add_run()
        instruction = _element("w:instrText")
        instruction.text = code
        for element in (
            _element("w:fldChar", fldCharType="begin"),
            instruction,
            _element("w:fldChar", fldCharType="separate"),
        ):
            run._r.append(element)
        run.add_text("1")
        run._r.append(_element("w:fldChar", fldCharType="end"))


def _joined(pieces: Sequence[str]) -> str:
    return _BLANK.join(pieces)


def _points(number: int) -> str:
    return f"{number} point" if number == 1 else f"{number} points"


def _cm(length: float) -> Any:
    from docx.shared import Cm

    return Cm(length)


def _qualified(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made: Any = OxmlElement(name)
    for key, value in attributes.items():
        made.set(_qualified(f"w:{key}"), value)
    return made
