"""The countries of the world as English writes them: places that are surely of one sort."""

import re

_REGIONS = {
    "Africa": (
        "Algeria|Angola|Benin|Botswana|Burkina Faso|Burundi|Cameroon|Cape Verde|Central African Republic|Chad|Comoros|"
        "Congo|Djibouti|Egypt|Equatorial Guinea|Eritrea|Eswatini|Ethiopia|Gabon|Gambia|Ghana|Guinea|Ivory Coast|Kenya|"
        "Lesotho|Liberia|Libya|Madagascar|Malawi|Mali|Mauritania|Mauritius|Morocco|Mozambique|Namibia|Niger|Nigeria|"
        "Rwanda|Senegal|Seychelles|Sierra Leone|Somalia|South Africa|South Sudan|Sudan|Tanzania|Togo|Tunisia|Uganda|"
        "Zambia|Zimbabwe"
    ),
    "America": (
        "Argentina|Bahamas|Barbados|Belize|Bolivia|Brazil|Canada|Chile|Colombia|Costa Rica|Cuba|Dominica|"
        "Dominican Republic|Ecuador|El Salvador|Grenada|Guatemala|Guyana|Haiti|Honduras|Jamaica|Mexico|Nicaragua|"
        "Panama|Paraguay|Peru|Suriname|Trinidad and Tobago|United States|Uruguay|Venezuela"
    ),
    "Asia": (
        "Afghanistan|Armenia|Azerbaijan|Bahrain|Bangladesh|Bhutan|Brunei|Cambodia|China|East Timor|Georgia|India|"
        "Indonesia|Iran|Iraq|Israel|Japan|Jordan|Kazakhstan|Kuwait|Kyrgyzstan|Laos|Lebanon|Malaysia|Maldives|Mongolia|"
        "Myanmar|Nepal|North Korea|Oman|Pakistan|Philippines|Qatar|Saudi Arabia|Singapore|South Korea|Sri Lanka|Syria|"
        "Taiwan|Tajikistan|Thailand|Turkey|Turkmenistan|United Arab Emirates|Uzbekistan|Vietnam|Yemen"
    ),
    "Europe": (
        "Albania|Andorra|Austria|Belarus|Belgium|Bosnia and Herzegovina|Bulgaria|Croatia|Cyprus|Czech Republic|Denmark|"
        "England|Estonia|Finland|France|Germany|Greece|Hungary|Iceland|Ireland|Italy|Kosovo|Latvia|Liechtenstein|"
        "Lithuania|Luxembourg|Malta|Moldova|Monaco|Montenegro|Netherlands|North Macedonia|Norway|Poland|Portugal|"
        "Romania|Russia|San Marino|Scotland|Serbia|Slovakia|Slovenia|Soviet Union|Spain|Sweden|Switzerland|Ukraine|"
        "United Kingdom|Wales"
    ),
    "Oceania": (
        "Australia|Fiji|Kiribati|Micronesia|Nauru|New Zealand|Palau|Papua New Guinea|Samoa|Tonga|Tuvalu|Vanuatu"
    ),
}
_REGION = {name: side for side, names in _REGIONS.items() for name in names.split("|")}
_SHORT = {
    **dict.fromkeys(("U.S.", "US", "USA", "U.S.A.", "America"), "United States"),
    **dict.fromkeys(("UK", "U.K.", "Britain", "Great Britain"), "United Kingdom"),
    **dict.fromkeys(("UAE", "U.A.E."), "United Arab Emirates"),
    **dict.fromkeys(("USSR", "U.S.S.R."), "Soviet Union"),
}
# Countries within others, or that others grew out of: each may be as right as the whole.
_WITHIN = {"England": "United Kingdom", "Scotland": "United Kingdom", "Wales": "United Kingdom"}
_WITHIN |= {"Soviet Union": "Russia", "Taiwan": "China"}
# What English calls the people and things of a country where the first four letters do not tell.
_PEOPLE = {
    "Denmark": "Danish Danes",
    "England": "British",
    "Finland": "Finnish Finns",
    "France": "French Frenchman",
    "Greece": "Greek",
    "Iran": "Persian",
    "Ireland": "Irish",
    "Netherlands": "Dutch",
    "Philippines": "Filipino",
    "Poland": "Polish Pole Poles",
    "Russia": "Soviet",
    "Scotland": "Scottish Scots British",
    "Soviet Union": "Russian",
    "Spain": "Spanish Spaniard",
    "Switzerland": "Swiss",
    "Thailand": "Thai",
    "Turkey": "Turk Turks Turkish Ottoman",
    "United Kingdom": "British Britons English",
    "United States": "American",
    "Wales": "Welsh British",
}


def country(name: str) -> str:
    """The country's usual name, "United States" for "U.S."; "" for what is no country."""
    bare = name.removeprefix("the ").removeprefix("The ")
    full = _SHORT.get(bare, bare)
    return full if full in _REGION else ""


def short_forms(name: str) -> list[str]:
    """What else people call a country known by several names; [] for any other."""
    full = country(name)
    shorts = [short for short, long in _SHORT.items() if long == full]
    return [form for form in (full, *shorts) if form != name] if shorts else []


def region(name: str) -> str:
    """The part of the world in which a country lies; "" for what is no country."""
    return _REGION.get(country(name), "")


def are_apart(one: str, other: str) -> bool:
    """Whether neither country is the other or lies in it."""
    first, second = country(one), country(other)
    return _WITHIN.get(first, first) != _WITHIN.get(second, second)


def is_told_by(name: str, text: str) -> bool:
    """Whether a text speaks of the people or the things of a country: "the Spanish", "French-owned"."""
    full = country(name)
    if not full:
        return False
    opening = "" if " " in full else full[:4]
    called = _PEOPLE.get(full, "").split()
    return any(
        (bool(opening) and word.startswith(opening))
        or any(word.rstrip("s") == one.rstrip("s") for one in called)
        for word in re.findall(r"[A-Z]\w+", text)
    )
