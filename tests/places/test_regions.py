import pytest

from habeas.places import COUNTRIES, UN_LANGUAGES, UnknownPlace, region_of, scheme

FILED = {
    "africa": "LBY EGY TUN MAR BEN BFA CPV GHA NAM RWA SLE TGO UGA",
    "americas": "BRB DMA GUY USA",
    "asia-pacific": "KAZ KGZ TJK TKM UZB MNG FJI TLS NRU BRN LAO NPL PHL SGP TWN VNM",
    "europe": "ARM AZE GEO TUR CYP MDA BLR XKX ALB ISL LIE MKD MLT MNE SRB",
    "middle-east": "OMN KWT ARE IRN",
}


@pytest.mark.parametrize(("region", "codes"), FILED.items())
def test_the_observatory_files_countries_as_the_field_does(region: str, codes: str) -> None:
    assert {code: region_of(code) for code in codes.split()} == dict.fromkeys(codes.split(), region)


@pytest.mark.parametrize("name", ["observatory", "m49"])
def test_a_scheme_divides_the_world_without_rest_or_overlap(name: str) -> None:
    division = scheme(name)
    top = [region for region in division.regions.values() if not region.parent]
    members = [code for region in top for code in region.members]
    assert len(top) == 5
    assert sorted(members) == sorted(set(COUNTRIES) - {"ATA"})
    assert all(region.key == region_of(code, scheme=name) for region in top for code in region.members)


def test_regions_have_labels_in_the_six_languages() -> None:
    for name in ("observatory", "m49"):
        for region in scheme(name).regions.values():
            assert set(region.labels) == set(UN_LANGUAGES)
            assert all(region.labels.values())
    assert scheme("observatory").regions["middle-east"].label("ar") == "الشرق الأوسط"
    assert scheme("observatory").regions["europe"].label("de") == "Europe"


def test_m49_has_sub_regions_below_its_regions() -> None:
    m49 = scheme("m49")
    assert m49.path("KAZ") == ("asia", "central-asia")
    assert m49.regions["central-asia"].parent == "asia"
    assert m49.regions["central-asia"].m49 == "143"
    assert set(m49.regions["central-asia"].members) < set(m49.regions["asia"].members)


def test_what_no_region_holds_is_said() -> None:
    assert scheme("m49").path("ATA") == ()
    with pytest.raises(UnknownPlace, match="ATA belongs to no region"):
        region_of("ATA")
    with pytest.raises(UnknownPlace, match="observatory, m49"):
        scheme("gdp")
    with pytest.raises(UnknownPlace):
        region_of("XXX")
