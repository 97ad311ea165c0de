import re

import pytest

from habeas.places import COUNTRIES, UN_LANGUAGES, Kind, UnknownPlace, by_code, by_slug, country


def test_all_of_iso_3166_and_kosovo_are_there() -> None:
    assert len(COUNTRIES) == 250
    assert list(COUNTRIES) == sorted(COUNTRIES)
    assert [place.alpha3 for place in COUNTRIES.values() if not place.numeric] == ["XKX"]


def test_codes_and_page_names_are_unique_and_well_formed() -> None:
    for pick, form in (("alpha3", "[A-Z]{3}"), ("alpha2", "[A-Z]{2}"), ("numeric", "([0-9]{3})?"), ("slug", "[a-z-]+")):
        values = [getattr(place, pick) for place in COUNTRIES.values()]
        assert len(set(values)) == len(values)
        assert all(re.fullmatch(form, value) for value in values)


def test_countries_are_the_members_and_observers_of_the_united_nations() -> None:
    members = {place.alpha3 for place in COUNTRIES.values() if place.un_member}
    countries = {place.alpha3 for place in COUNTRIES.values() if place.kind is Kind.COUNTRY}
    assert len(members) == 193
    assert countries - members == {"VAT", "PSE"}


def test_every_place_that_is_no_member_says_how_it_stands() -> None:
    for place in COUNTRIES.values():
        assert place.un_member or place.note.endswith("."), place
        assert not place.parent or place.parent in COUNTRIES
    assert country("HKG").parent == "CHN"
    assert country("XKX").parent == country("TWN").parent == country("PSE").parent == ""


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("KAZ", "kazakhstan"),
        ("GBR", "united-kingdom"),
        ("CIV", "cote-divoire"),
        ("LAO", "laos"),
        ("COD", "dr-congo"),
        ("COG", "congo"),
        ("PSE", "palestine"),
        ("TUR", "turkey"),
    ],
)
def test_page_names_that_are_in_public_addresses_stay(code: str, slug: str) -> None:
    assert country(code).slug == slug
    assert by_slug(slug) is country(code)


def test_every_place_has_a_name_in_the_six_languages() -> None:
    for language in UN_LANGUAGES:
        names = [place.name(language) for place in COUNTRIES.values()]
        assert len(set(names)) == len(names)
        assert not [name for name in names if re.fullmatch("[A-Z]{2,3}", name)]


def test_names_are_those_that_readers_of_treaty_texts_expect() -> None:
    assert country("KAZ").name("ru") == "Казахстан"
    assert country("PSE").name() == "Palestine"
    assert country("HKG").name() == "Hong Kong"
    assert country("BIH").name() == "Bosnia and Herzegovina"
    assert not [place.name() for place in COUNTRIES.values() if "&" in place.name() or place.name().startswith("St.")]


def test_a_language_without_names_falls_back() -> None:
    assert country("DEU").name("fr-CH") == "Allemagne"
    assert country("DEU").name("xx") == country("DEU").name("not a tag") == "Germany"


def test_any_code_of_the_standard_finds_its_place() -> None:
    assert by_code("kz") is by_code("KAZ") is by_code("398") is country("KAZ")
    assert by_code("4") is country("AFG")
    assert by_code("na") is country("NAM")


def test_an_unknown_code_says_what_to_do() -> None:
    with pytest.raises(UnknownPlace, match="write KAZ"):
        country("kz")
    with pytest.raises(UnknownPlace, match="alpha-3"):
        country("EUR")
    with pytest.raises(UnknownPlace, match="'UVK' is no ISO"):
        by_code("UVK")
    with pytest.raises(UnknownPlace):
        by_code("")
    with pytest.raises(UnknownPlace, match="/countries/"):
        by_slug("atlantis")
