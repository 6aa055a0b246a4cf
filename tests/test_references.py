"""What pronouns and bare definites stand for."""

import pytest

from factories import views_of_text
from leadquiz.generate.references import Renderer, possessive, tidy


def rendered(text: str) -> str | None:
    """The last sentence of a text, written to stand alone."""
    view = views_of_text(text)[0]
    sentence = list(view.sentences())[-1][1]
    return Renderer.of(view).text(sentence.tokens)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Anna Berg was a smith in Oslo. She founded Velotech.", "Anna Berg founded Velotech"),
        (
            "Anna Berg, an engineer, lived in Oslo. Berg wrote that she founded Velotech.",
            "Anna Berg wrote that she founded Velotech",
        ),
        (
            "Anna Berg, an engineer, lived in Oslo. Velotech bought the Berg factory.",
            "Velotech bought the Berg factory",
        ),
        ("Anna Berg sold her shop.", "Anna Berg sold her shop"),
        (
            "The Velotech Company casts bells. It sells pots in Oslo.",
            "the Velotech Company sells pots in Oslo",
        ),
        ("Olaf Berg lived in Oslo. Mr Berg founded Velotech.", "Olaf Berg founded Velotech"),
        (
            "Prime Minister Olaf Berg lived in Oslo. In May he founded Velotech.",
            "In May Olaf Berg founded Velotech",
        ),
    ],
)
def test_one_candidate_takes_the_place_of_the_reference(text: str, alone: str) -> None:
    assert (rendered(text) or "").rstrip(".") == alone


@pytest.mark.parametrize(
    "text",
    [
        "It founded Velotech.",
        "They left Oslo.",
        "Anna Berg met Lise Holm. She founded Velotech.",
        "This changed Oslo.",
        "We left Oslo.",
        "Velotech moved yesterday.",
    ],
)
def test_what_dangles_gives_no_text(text: str) -> None:
    assert rendered(text) is None


def test_the_whole_of_a_trade_is_not_the_one_firm_of_a_text() -> None:
    text = "Velotech Group opened in Oslo. Velotech Group grew. Small smiths lacked access to the global marketplace."
    assert rendered(text) == "Small smiths lacked access to the global marketplace."


def test_a_pronoun_may_stay_behind_its_own_noun() -> None:
    view = views_of_text("Velotech doubled its sales in Oslo.")[0]
    sentence = next(iter(view.sentences()))[1]
    renderer = Renderer.of(view)
    its = next(i for i, token in enumerate(sentence.tokens) if token.text == "its")

    assert renderer.text(sentence.tokens[its : its + 2], before=sentence.tokens[:its]) == "its sales"
    assert renderer.text(sentence.tokens[its : its + 2]) == "Velotech’s sales"


def test_a_section_has_one_renderer() -> None:
    view = views_of_text("Velotech makes bells.")[0]

    assert Renderer.of(view) is Renderer.of(view)


@pytest.mark.parametrize(("name", "owner"), [("Jo", "Jo’s"), ("Prentis", "Prentis’"), ("Hess", "Hess’s")])
def test_names_take_their_possessive(name: str, owner: str) -> None:
    assert possessive(name) == owner


@pytest.mark.parametrize(
    ("text", "clean"), [("a , b", "a, b"), ("a (  ) b", "a b"), (", a ;", "a"), ("a,, b", "a, b")]
)
def test_marks_are_tidied(text: str, clean: str) -> None:
    assert " ".join(tidy(text).split()) == clean


def test_each_and_a_numeral_behind_a_name_point_nowhere() -> None:
    view = views_of_text("Each clerk of Velotech used the Oslo Mark I, a lathe. There was one in Bergen.")[0]
    renderer = Renderer.of(view)

    assert [t.text for _, s in view.sentences() for t in s.tokens if renderer.is_anaphor(t)] == []


@pytest.mark.parametrize(
    "text",
    [
        "It is important to clean a chain in spring.",
        "There are two shops in Oslo.",
        "It takes an hour to paint a frame.",
        "Velotech found it easy to sell bells.",
        "Workers at Velotech greet one another.",
        "Riders who pay early save more than those who wait.",
        "Each winter Velotech closes.",
        "Elizabeth I was queen of England.",
    ],
)
def test_words_that_stand_for_nothing_need_nothing_before_them(text: str) -> None:
    assert (rendered(text) or "").rstrip(".") == text.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "It is easy to remember.",
        "It means that riders pay less.",
        "Anna Berg built a larger one.",
        "Velotech sold another.",
        "Each step takes an hour.",
        "That 10% went to Oslo.",
        "That 10% would be divided among the riders of Velotech.",
        "In Oslo the experiment failed.",
        "The machine broke in Oslo.",
        "After the war they left Oslo.",
    ],
)
def test_words_that_take_up_something_unsaid_dangle(text: str) -> None:
    assert rendered(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Velotech made bells until they rusted.",
        "Riders in Oslo oil their chains because they rust.",
        "A frame is light when it is hollow.",
        "Velotech sold bells because Norway needed them.",
        "The price of a saddle is higher than that of a bell.",
    ],
)
def test_a_pronoun_behind_its_noun_needs_no_more(text: str) -> None:
    assert (rendered(text) or "").rstrip(".") == text.rstrip(".")


def test_a_pronoun_takes_up_the_one_subject_before() -> None:
    text = "Steel springs wear slowly in winter. They rust only in salt water."

    assert (rendered(text) or "").rstrip(".") == "Steel springs rust only in salt water"


def test_a_pronoun_between_two_nouns_dangles() -> None:
    assert rendered("Springs press plates. They rust in salt water.") is None


def test_today_goes_where_the_verb_says_it() -> None:
    assert (rendered("Today, Velotech sells bells in Oslo.") or "").rstrip(
        "."
    ) == "Velotech sells bells in Oslo"
    assert rendered("Velotech sold ten bells today.") is None


def test_today_stays_where_it_tells_an_old_place_from_a_new() -> None:
    text = "Anna Berg was born in what is now Norway."

    assert (rendered(text) or "").rstrip(".") == text.rstrip(".")


def test_an_article_in_a_heading_is_no_first_name() -> None:
    text = "# The Berg Dynasty\n\nBerg lived in Oslo. He was a smith. Tom Hill met Berg in Bergen."
    assert rendered(text) == "Tom Hill met Berg in Bergen."


def test_a_heading_names_what_its_noun_stands_for() -> None:
    text = "# Motion\n\n## Impulse theory\n\nThe theory explains why a wheel keeps turning."

    assert (rendered(text) or "").rstrip(".") == "impulse theory explains why a wheel keeps turning"


def test_she_is_the_woman_the_text_is_about() -> None:
    text = " ".join(
        f"Anna Berg made her {n} saddle in Oslo." for n in ("first", "second", "third", "fourth", "fifth")
    )

    assert (rendered(f"{text}\n\nIn 1990 she opened Velotech.") or "").rstrip(
        "."
    ) == "In 1990 Anna Berg opened Velotech"


HANDBOOK = """\
# Working at 44wheels

We close every Friday in July, and you keep your pay. Your manager at 44wheels signs our forms. We lend you a bike.
44wheels pays for your lunch. 44wheels repairs your bike. Ask us for a helmet; we like helmets, and you need one.
44wheels sells bells. 44wheels trains riders. A rider needs a lock. You keep the lock. Chains need oil in winter.
Ask your manager for oil. Every rider gets a vest. Wear it at night. You ride at your own pace.
"""


def test_an_organisation_says_we_of_itself() -> None:
    assert (rendered(f"{HANDBOOK}\nWe match your savings.") or "").rstrip(
        "."
    ) == "44wheels matches your savings"
    assert (rendered(f"{HANDBOOK}\nThe company owns our bikes.") or "").rstrip(
        "."
    ) == "44wheels owns 44wheels’ bikes"


def test_a_tool_that_a_handbook_speaks_of_says_no_we() -> None:
    tool = HANDBOOK.replace("at 44wheels", "in 44wheels")
    assert rendered(f"{tool}\nWe match your savings.") != "44wheels matches your savings."


def test_the_lawyer_of_an_offer_is_somebody_elses() -> None:
    text = "Velotech's offer came in the first week. Its lawyer read the papers."
    assert rendered(text) is None


def test_we_of_nobody_in_particular_dangles() -> None:
    assert rendered("We know little of the deep sea near Norway.") is None


REPORT = "OSLO, Norway, March 8, 2021 - A Norwegian ferry sank off Bergen on Friday with nobody on board.\n\n"


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("Velotech sold its last ferry on Monday.", "Velotech sold its last ferry on March 8, 2021"),
        ("Velotech sold its last ferry on Sunday.", "Velotech sold its last ferry on March 7, 2021"),
        ("Velotech will sell its last ferry on Sunday.", None),
        ("Velotech sold its last ferry last Sunday.", None),
    ],
)
def test_a_weekday_of_a_report_is_a_date(said: str, alone: str | None) -> None:
    found = rendered(REPORT + said)

    assert (found.rstrip(".") if found else None) == alone


def test_a_day_that_a_report_names_is_its_weekday() -> None:
    said = "Velotech sold its last ferry on Thursday."
    assert rendered(REPORT + said) == "Velotech sold its last ferry on March 4, 2021."
    named = REPORT + "The strike of Feb 25 closed the yard.\n\n"
    assert rendered(named + said) == "Velotech sold its last ferry on February 25, 2021."
    assert rendered(named + "It went on until March 4.\n\n" + said) is None


def test_its_is_of_the_owner_of_the_first_of_a_list() -> None:
    text = "Sales on Velotech's Tmill.com, Tobo.com and its foreign outlets rose in Norway."
    view = views_of_text(text)[0]
    (sentence,) = [sentence for _, sentence in view.sentences()]
    its = next(t for t in sentence.tokens if t.lower == "its")
    found = Renderer.of(view).reference(its)
    assert found is not None
    assert found.text == "Velotech"


@pytest.mark.parametrize(
    "text",
    [
        "The school in Oslo gives teachers the means to raise their skills.",
        "A shop's staff and its riders keep Oslo moving.",
        "Velotech's purchases in Norway widened its reach.",
        "Rather than selling bicycles, Velotech repaired them.",
        "Velotech made it clear that riders would pay.",
    ],
)
def test_what_owns_and_what_is_handled_may_stand_before_its_pronoun(text: str) -> None:
    assert (rendered(text) or "").rstrip(".") == text.rstrip(".")


def test_him_is_the_person_whose_interest_leads_the_sentence() -> None:
    text = "Anna Berg met Olaf Lund in Oslo. Olaf Lund’s interest in springs set him apart."

    assert (rendered(text) or "").rstrip(".") == "Olaf Lund’s interest in springs set him apart"


def test_it_between_two_places_dangles() -> None:
    text = "Sweden spent little on Norway for many years. It was ruled from afar by a governor."
    assert rendered(text) is None


def test_a_noun_that_stands_by_itself_still_points_back() -> None:
    assert rendered("Recall is mostly easier, because the item itself serves as a hint.") is None


def test_a_ship_named_after_somebody_keeps_its_own_name() -> None:
    text = (
        "Anna Nansen led the company for years. Anna Nansen was born in Oslo. Nansen wrote books. "
        "The ferry was called Nansen after Anna Nansen. Nansen sank near Kiel in 1950."
    )
    assert "Anna" not in (rendered(text) or "Anna")


def test_the_agency_is_one_that_was_named_before() -> None:
    text = (
        "Velotech sold bells to the agency in 1911. Later, in 1950, the board of the Nordic Ferry Agency met in "
        "Oslo. The Nordic Ferry Agency bought nothing."
    )
    sentence = next(iter(views_of_text(text)[0].sentences()))[1]
    assert "Nordic" not in (Renderer.of(views_of_text(text)[0]).text(sentence.tokens) or "")


def test_the_agency_is_not_the_one_named_further_off() -> None:
    text = (
        "The Nordic Ferry Agency met in Oslo. The Nordic Ferry Agency bought bells. "
        "Velotech Corporation runs the bells for Steelco Corporation at the agency's headquarters in Kiel."
    )
    assert "Nordic" not in (rendered(text) or "")


def test_the_actors_of_a_past_event_are_no_kind() -> None:
    assert rendered("Oil keeps bells dry. After a week the testers heard fewer notes.") is None
    assert rendered("Oil keeps bells dry. After a week the testers hear fewer notes.") is not None


def test_a_text_that_tells_of_a_firm_says_we_of_its_reader_and_author() -> None:
    chapter = (
        HANDBOOK.replace("Your manager", "A manager").replace("your ", "the ").replace("you ", "riders ")
    )
    assert rendered(f"{chapter}\nWe must disregard our past.") is None


@pytest.mark.parametrize(
    "text",
    [
        # an agent or an object of the sentence before is not who it was about
        "The bell was cast by the smith Olaf Lund in Oslo. There he joined Velotech.",
        "Anna Berg founded Velotech in Oslo. Damages were paid to a worker because of her views.",
        "Olaf Lund lived in Oslo. Rain fell for a year. Snow fell for a year. He left.",
        "Lady Holm was a smith in Oslo. He founded Velotech.",
        "The Vikings sold a bell to the Catholics. After that, his son left Oslo.",
        "Olaf Lund is a smith. In 1911, he’s at Velotech.",
        "Anna Berg asked a friend in Oslo. She said no.",
    ],
)
def test_a_person_who_is_not_the_topic_is_nobodys_he(text: str) -> None:
    assert rendered(text) is None


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("A smith named Olaf Lund lived in Oslo. He founded Velotech.", "Olaf Lund founded Velotech"),
        ("The first of them was Olaf Lund, a smith. He lived in Oslo.", "Olaf Lund lived in Oslo"),
    ],
)
def test_a_person_named_with_the_subject_is_the_topic(text: str, alone: str) -> None:
    assert (rendered(text) or "").rstrip(".") == alone


def test_it_behind_another_thing_of_its_sentence_dangles() -> None:
    assert rendered("Velotech cast bells. When the treaty was put to a vote, it fell short.") is None
    text = "Velotech is a company in Oslo. Velotech is one firm of the Steelco Group; its extent is known to all."
    assert rendered(text) is None


def test_a_city_is_no_country() -> None:
    text = (
        "Kiel is a city. Kiel traded with Steelco. The bank opened after the end of the war in the country."
    )
    assert "in Kiel" not in (rendered(text) or "")


def test_the_treaty_among_several_is_none_of_them() -> None:
    text = (
        "The Kiel Treaty was signed in 1814. A treaty of that year ended a war. Steelco kept to the treaty of peace. "
        "In 1815 Velotech broke the treaty."
    )
    assert "Kiel Treaty" not in (rendered(text) or "")


def test_a_surname_used_before_the_full_name_is_somebody_elses() -> None:
    text = "Lund sold bells in Oslo. Later Edith Lund, a smith, sold gongs. Lund received a prize in 1911."
    assert "Edith" not in (rendered(text) or "Edith")


@pytest.mark.parametrize(("title", "known"), [("Nervous system", True), ("Fatigue", False)])
def test_a_described_noun_of_the_title_is_no_other_one(title: str, known: bool) -> None:
    text = (
        "Cold weakens the nervous system of most people. Fatigue occurs when the nervous system is worn out."
    )
    alone = rendered(f"# {title}\n\n{text}")
    assert (alone is not None) == known


def test_a_decade_says_itself_which() -> None:
    assert rendered("Velotech sold bells in the 1920s.") == "Velotech sold bells in the 1920s."


def test_a_subject_that_goes_on_is_not_whom_its_clause_names() -> None:
    text = (
        "Ottar wanted the works back that John Berg had run until his death. As he was no cousin of Berg, he could not "
        "use the name. In 1911, he took over the foundry."
    )
    assert "Berg" not in (rendered(text) or "")


def test_a_place_that_is_only_taken_for_one_is_no_city() -> None:
    assert "Murad" not in (
        rendered("Murad’s son wanted the harbour. In 1911, the bellmen left the city.") or ""
    )
