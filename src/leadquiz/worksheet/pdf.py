"""Sheets and keys as PDF, set by Typst: offline, tagged for screen readers, the same bytes every time."""

import json
import re
import unicodedata

from leadquiz.errors import ExportError
from leadquiz.files import template_folder
from leadquiz.worksheet.drawing import Data
from leadquiz.worksheet.paper import RIGHT_TO_LEFT, Paper, font_families

_LARGE = 200_000  # characters of data from which forgetting is worth its tenth of a second
_PAPERS = {"a4": "a4", "letter": "us-letter"}  # Typst's names


def pdf(template: str, data: Data, paper: Paper, language: str) -> bytes:
    """The page that `templates/worksheet/<template>.typ` draws from the data, as PDF/UA-1."""
    import typst

    folders, families = font_families(paper.font)
    settings = {
        "name": _PAPERS[paper.name],
        "size": paper.size,
        "large": paper.large_print,
        "rtl": language in RIGHT_TO_LEFT,
        "lines": _lines(paper),
        "fits": _surely_fits(paper),
        "column-ems": (450 - 28 * (paper.columns - 1)) / paper.columns / paper.size,
        "width-factor": _WIDTHS.get(paper.font, 1.2),
        "fonts": families,
        "columns": paper.columns,
        "language": language,
    }
    text = json.dumps({**data, "paper": settings}, ensure_ascii=False)
    try:
        made = typst.compile(
            template_folder("worksheet") / f"{template}.typ",
            root=template_folder("worksheet"),
            font_paths=folders,
            ignore_system_fonts=True,
            sys_inputs={"data": text},
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        raise _explained(error, paper.font) from error
    assert isinstance(made, bytes)
    if len(text) > _LARGE:
        # Typst keeps what it laid out until ten compilations later: 90 MB for a thousand questions.
        for _ in range(11):
            typst.compile(b"", ignore_system_fonts=True)
    return made


_WIDTHS = {"sans": 1.0, "dyslexia": 1.2, "legible": 1.1}  # of a text, against Source Sans


def _lines(paper: Paper) -> float:
    """Lines of text between the margins of the shorter paper."""
    return 620 / (paper.size * 1.6)


def _surely_fits(paper: Paper) -> int:
    """Characters that never fill a page: half of what its lines hold, however the words fall."""
    characters = (450 / paper.columns - 28 * (paper.columns - 1)) / (paper.size * 0.62)
    return int(_lines(paper) * max(characters, 5) / 2)


_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')


def _explained(error: Exception, font: str) -> ExportError:
    """Typst's complaint in our words; characters that no font has are named with the remedy."""
    missing = "".join(dict.fromkeys("".join(_MISSING.findall(getattr(error, "diagnostic", "")))))
    if not missing:
        return ExportError(f"PDF: {error}")
    named = ", ".join(f"“{sign}” ({_name(sign)})" for sign in missing[:6])
    more = f" and {len(missing) - 6} more" if len(missing) > 6 else ""
    return ExportError(
        f"--font {font}: has no {named}{more}; give a font file that has them, --font FILE.ttf"
    )


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed').lower()}"
