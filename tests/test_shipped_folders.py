"""Files that are read with a limit, replaced in one step, and shipped with the package."""

from leadquiz.files import shipped_folder, template_folder


def test_the_templates_are_found_in_a_checkout_and_in_the_installed_package() -> None:
    assert (template_folder("anki").parent / "README.md").is_file()


def test_the_decks_that_ship_are_found() -> None:
    assert (shipped_folder("decks") / "README.md").is_file()
