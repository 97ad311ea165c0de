"""HTML as a person sees it."""

import pytest
from tests.intake.page.accounting import check_lines
from tests.intake.page.compose import document, table

from habeas.catalog import Catalog
from habeas.intake.page import PageError, PageReading, page_lines, read_page


def text(html: str) -> list[str]:
    lines, _ = page_lines(f"<!doctype html>{html}", name="page")
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    return [line.text for line in lines]


def read(catalog: Catalog, *elements: str) -> PageReading:
    source = document(elements)
    reading = read_page(source, name="page", country="KAZ", catalog=catalog)
    check_lines(source, reading)
    return reading


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<div>a</div><div>b</div>", ["a", "b"]),
        ("<p>a</p><p>b</p>", ["a", "", "b"]),
        ("a<br>b<br/>c", ["a", "b", "c"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<p>a <b>bold</b>\n word</p>", ["a bold word"]),
        ("<table><tr><td>a<td><td>c<tr><td>d</table>", ["a", "c", "d"]),
        ("<p>a &amp; b &lt;c&gt; &nbsp;&#8217;</p>", ["a & b <c> ’"]),
        ("<nav>no</nav><script>no</script><style>no</style><template>no</template>yes", ["yes"]),
        ('<p hidden>no</p><p style="display: none">no</p><div aria-hidden="true"><p>no</p></div>yes', ["yes"]),
        ("<p hidden>no<p>yes", ["yes"]),
        ("<head><title>no</title></head>yes", ["yes"]),
        ("<!-- no -->yes<![CDATA[no]]>", ["yes"]),
        ("<pre>a\nb\n\nc</pre>", ["a", "b", "", "c"]),
        ("a</p></div></nav>b", ["ab"]),
        ('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>', ["]>&x;"]),
    ],
)
def test_what_is_seen(html: str, lines: list[str]) -> None:
    found = text(html)
    if "ENTITY" in html:
        assert not any("root:" in line for line in found)
    else:
        assert found == lines


def test_a_hidden_part_that_never_ends_is_refused() -> None:
    with pytest.raises(PageError, match=r"page: <nav> in line 1 hides what follows"):
        text("<nav><p>Refugees</p>")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(PageError, match="nest more than"):
        text("<div>" * 1000)


def test_a_heading_of_html_need_not_shout(catalog: Catalog) -> None:
    reading = read(catalog, "<h2>Prison Data</h2>", "<p>Criminal Prison Population (Year)</p><p>5</p><p>2017</p>")
    assert [(one.section, one.value) for one in reading.observations] == [("prison", 5)]


def test_an_empty_cell_of_a_matrix_is_known_to_be_empty(catalog: Catalog) -> None:
    rows = [
        ["Group", "In Law", "In Practice", "Year"],
        ["Unaccompanied minors", "", "No", "2019"],
        ["Women", "Provided", "", "2018"],
    ]
    reading = read(catalog, "<h2>GROUNDS FOR DETENTION</h2><p>Children &amp; Other Vulnerable Groups</p>", table(rows))
    assert [(one.value, one.period, one.breakdown) for one in reading.observations] == [
        ("No", "2019", {"group": "unaccompanied_minors", "scope": "in_practice"}),
        ("Provided", "2018", {"group": "women", "scope": "in_law"}),
    ]
    assert reading.unparsed == ()


def test_an_empty_cell_of_a_table_of_laws_is_known_to_be_empty(catalog: Catalog) -> None:
    rows = [["Name", "Year Adopted", "Last Amended"], ["First Act", "2011", ""], ["Second Act", "", "2019"]]
    reading = read(
        catalog, "<h2>LEGAL &amp; REGULATORY FRAMEWORK</h2><p>Detention-Related Legislation</p>", table(rows)
    )
    assert [(one.value, one.period) for one in reading.observations] == [
        ({"title": "First Act", "adopted": "2011"}, "2011"), ({"title": "Second Act", "amended": "2019"}, None),
    ]  # fmt: skip


def test_an_empty_cell_of_a_table_of_treaties_is_known_to_be_empty(catalog: Catalog) -> None:
    rows = [["Name", "Ratification Year", "Observation Date"], ["CAT, Convention against Torture", "", "2017"],
            ["CRC, Convention on the Rights of the Child", "1994", ""]]  # fmt: skip
    reading = read(
        catalog,
        "<h2>INTERNATIONAL TREATIES &amp; TREATY BODIES</h2><p>International Treaties Ratified</p>",
        table(rows),
    )
    found = [(one.instrument, one.date, one.observed) for one in reading.treaty_actions]
    assert found == [("CAT", None, "2017"), ("CRC", "1994", None)]


def test_a_contact_may_be_a_link(catalog: Catalog) -> None:
    reading = read(catalog, '<p>Media</p><ul><li><a href="https://radio.example/">Radio</a></li></ul>')
    assert [(one.name, one.url) for one in reading.contacts] == [("Radio", "https://radio.example/")]


def test_a_link_that_runs_script_is_no_address(catalog: Catalog) -> None:
    reading = read(catalog, '<p>Media</p><ul><li><a href="javascript:alert(1)">Radio</a></li></ul>')
    assert reading.contacts == ()
