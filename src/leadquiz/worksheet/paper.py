"""How a page looks: its size, its letters and their fonts."""

from dataclasses import dataclass
from pathlib import Path

from leadquiz.errors import ExportError

# name -> (module of the font's package, family)
FONTS: dict[str, tuple[str, str]] = {
    "sans": ("fontpkg_source_sans_3", "Source Sans 3"),
    "dyslexia": ("fontpkg_lexend", "Lexend"),
    "legible": ("fontpkg_atkinson_hyperlegible", "Atkinson Hyperlegible"),
}
PAPERS = ("a4", "letter")
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ur", "yi"})  # languages written so


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """How a page looks; `font` is a name of FONTS or the path of a font file."""

    name: str = "a4"
    large_print: bool = False
    font: str = "sans"
    columns: int = 1

    @property
    def size(self) -> float:
        """Points; 18 is what associations for the blind call large print."""
        return 18.0 if self.large_print else 11.0


def font_families(font: str) -> tuple[list[Path], list[str]]:
    """Folders to look for fonts in, and the families to set in, the wanted one first."""
    import typst

    shipped = [_folder(module) for module, _ in FONTS.values()]
    if font in FONTS:
        # The wide default stands behind the others: it has Greek and Cyrillic.
        return shipped, list(dict.fromkeys([FONTS[font][1], FONTS["sans"][1]]))
    path = Path(font).expanduser()
    if path.suffix.lower() not in (".ttf", ".otf", ".ttc", ".otc") or not path.is_file():
        names = ", ".join(FONTS)
        raise ExportError(f"--font {font}: give {names} or the path of a font file (.ttf, .otf, .ttc)")
    # Typst takes folders; only the fonts of the named file are asked for by name.
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[path.parent])
    families = sorted({one.family for one in found.fonts() if one.path and Path(one.path).samefile(path)})
    if not families:
        raise ExportError(f"--font {font}: holds no font that can be read; give another file")
    return [path.parent, *shipped], [*families, FONTS["sans"][1]]


def _folder(module: str) -> Path:
    from importlib.util import find_spec

    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ExportError(f"the package {module.replace('_', '-')} is missing; install leadquiz again")
    return Path(spec.origin).parent / "files"


def font_file(font: str) -> Path:
    """The file of a font's upright face."""
    if font not in FONTS:
        font_families(font)  # raises when it is no font
        return Path(font).expanduser()
    faces = sorted(_folder(FONTS[font][0]).glob("*.ttf"))
    return next((face for face in faces if "Italic" not in face.name and "Bold" not in face.name), faces[0])
