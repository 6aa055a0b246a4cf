"""Sheets and keys as PDF, set by Typst: offline, tagged for screen readers, the same bytes every time."""

import json
import re
import unicodedata

from leadquiz.errors import ExportError
from leadquiz.files import template_folder
from leadquiz.worksheet.drawing import Data
from leadquiz.worksheet.paper import Paper, font_families

_PAPERS = {"a4": "a4", "letter": "us-letter"}  # Typst's names


def pdf(template: str, data: Data, paper: Paper, language: str) -> bytes:
    """The page that `templates/worksheet/<template>.typ` draws from the data, as PDF/UA-1."""
    import typst

    folders, families = font_families(paper.font)
    settings = {
        "name": _PAPERS[paper.name],
        "size": paper.size,
        "large": paper.large_print,
        "fonts": families,
        "columns": paper.columns,
        "language": language,
    }
    try:
        made = typst.compile(
            template_folder("worksheet") / f"{template}.typ",
            root=template_folder("worksheet"),
            font_paths=folders,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps({**data, "paper": settings}, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        raise _explained(error, paper.font) from error
    assert isinstance(made, bytes)
    return made


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
