"""Feeds, site maps and the small files: well-formed, with ids that last."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from tests.site.small import FIRST, SECOND, observation, volume, withdrawn

from habeas.edition.schema import Row
from habeas.site import feeds
from habeas.site.views.feed import Changes, country_feed, moment, observatory_feed

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parsed(*rows: Row, country: str = "", **meta: str) -> Element:
    made = volume(*rows, **meta)
    changes = Changes(made)
    feed = country_feed(made, changes, country) if country else observatory_feed(made, changes)
    root: Element = fromstring(feeds.atom(feed))
    return root


def texts(root: Element, name: str) -> list[str]:
    return [one.text or "" for one in root.iter(f"{ATOM}{name}")]


@pytest.mark.parametrize("country", ["", "KAZ", "FRA"])
def test_a_feed_has_what_atom_asks_for(country: str) -> None:
    root = parsed(observation(), country=country)
    for part in (root, *root.findall(f"{ATOM}entry")):
        assert all(part.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Test observatory"
    assert len(set(texts(root, "id"))) == len(texts(root, "id"))


def test_ids_stay_when_the_address_changes_within_the_domain() -> None:
    assert texts(parsed(observation()), "id") == texts(parsed(observation(), base_url="https://test.example/new"), "id")


def test_ids_are_absolute_where_no_address_is_known() -> None:
    found = texts(parsed(observation(), base_url="", contact_mail=""), "id")
    assert found and all(one.startswith("tag:observatory.invalid,2026-01-05:/") for one in found)


def test_a_country_s_feed_tells_only_the_editions_that_changed_it() -> None:
    root = parsed(observation(first_edition=SECOND, changed_edition=SECOND), country="KAZ")
    assert texts(root, "updated")[1:] == ["2026-02-05T00:00:01Z"]
    assert parsed(observation(), country="FRA").findall(f"{ATOM}entry") == []


def test_what_ended_is_told_with_its_reason() -> None:
    root = parsed(withdrawn(), country="KAZ")
    newest = "".join(root.findall(f"{ATOM}entry")[0].itertext())
    assert "Withdrawn: KAZ/prison_population/2017/page (figure of another country)" in newest


def test_a_choice_among_rivals_is_told() -> None:
    root = parsed(observation(changed_edition=SECOND), country="KAZ")
    assert "One checked anew or chosen among rivals" in texts(root, "summary")


def test_what_xml_cannot_hold_does_not_break_a_feed() -> None:
    root = parsed(withdrawn(reason="a\x00b\x0b <b>&\ufffe"), title="T\x1f & <i>", country="KAZ")
    assert "a\ufffdb\ufffd <b>&\ufffd" in "".join(root.itertext())


def test_a_second_edition_of_a_day_is_later() -> None:
    assert moment("2026-02-05") < moment("2026-02-05.2") < moment("2026-02-05.61") < moment("2026-02-06")


def test_a_site_map_lists_addresses_escaped() -> None:
    ((path, text),) = feeds.sitemap(volume(), [("/", SECOND), ("/sources/a&b c/", FIRST)])
    assert path == "/sitemap.xml"
    assert [one.text for one in fromstring(text).iter(f"{MAP}loc")] == [
        "https://test.example/",
        "https://test.example/sources/a%26b%20c/",
    ]
    assert [one.text for one in fromstring(text).iter(f"{MAP}lastmod")] == ["2026-02-05", "2026-01-05"]


def test_more_addresses_than_one_site_map_may_hold_get_an_index() -> None:
    made = dict(feeds.sitemap(volume(), [(f"/{n}/", FIRST) for n in range(5)], most=2))
    assert list(made) == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml", "/sitemap.xml"]
    index = [one.text for one in fromstring(made["/sitemap.xml"]).iter(f"{MAP}loc")]
    assert index == [f"https://test.example/sitemap-{n}.xml" for n in (1, 2, 3)]
    listed = [one.text for path in list(made)[:3] for one in fromstring(made[path]).iter(f"{MAP}loc")]
    assert listed == [f"https://test.example/{n}/" for n in range(5)]


def test_robots_names_the_site_map_only_with_an_address() -> None:
    assert "Sitemap: https://test.example/sitemap.xml" in feeds.robots(volume())
    assert "Sitemap" not in feeds.robots(volume(base_url=""))


@pytest.mark.parametrize(("edition", "until"), [("2026-11-24.2", "2027-11-24"), ("2028-02-29", "2029-02-28")])
def test_security_txt_holds_for_a_year(edition: str, until: str) -> None:
    lines = feeds.security(volume(id=edition)).splitlines()
    assert lines[:2] == ["Contact: mailto:desk@test.example", f"Expires: {until}T00:00:00Z"]
