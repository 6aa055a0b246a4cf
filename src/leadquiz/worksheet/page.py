"""Sheets and keys as one self-contained HTML page, with print CSS, from Jinja2 templates."""

import base64
from pathlib import Path

from leadquiz.errors import ExportError
from leadquiz.files import template_folder
from leadquiz.worksheet.drawing import Data
from leadquiz.worksheet.paper import RIGHT_TO_LEFT, Paper, font_file

_SIZES = {"a4": "A4", "letter": "letter"}


def html(data: Data, paper: Paper, language: str, templates: Path | None = None) -> bytes:
    """The page that `sheet.html` draws; a file of the same name in `templates` takes the shipped one's place.

    A school's own templates run in a sandbox, and all text is escaped in either.
    """
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    folders = [template_folder("worksheet")]
    if templates is not None:
        if not templates.is_dir():
            raise ExportError(f"--template {templates}: is no folder; give one that holds a sheet.html")
        folders.insert(0, templates)
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    settings = {
        "size": paper.size,
        "large_print": paper.large_print,
        "columns": paper.columns,
        "page_size": _SIZES[paper.name],
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        # The plain sans is left to the reader's system; a font that was asked for travels with the page.
        "font_data": ""
        if paper.font == "sans"
        else base64.b64encode(font_file(paper.font).read_bytes()).decode(),
    }
    try:
        page = environment.get_template("sheet.html").render(
            sheet=data.get("sheet"), key=data.get("key"), paper=settings
        )
    except jinja2.TemplateSyntaxError as error:
        raise ExportError(f"{error.filename}:{error.lineno}: {error.message}; mend the template") from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, OSError) as error:
        if templates is None:
            raise
        raise ExportError(
            f"--template {templates}: {error or type(error).__name__}; mend the template"
        ) from error
    return page.encode()
