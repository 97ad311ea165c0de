"""Every line that is not blank is in exactly one element, whatever the page."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.intake.page.accounting import check_lines
from tests.intake.page.compose import Page

from habeas.catalog import Catalog, load
from habeas.intake.page import PageError, PageReading, read_page

CATALOG = load()
LABELS = sorted(alias.label for one in CATALOG.indicators.values() for alias in one.aliases)
HEADINGS = sorted(heading for one in CATALOG.sections.values() for heading in one.headings)
OPTIONS = sorted({code.code for codes in CATALOG.code_lists.values() for code in codes.codes})
YEARS = st.integers(1990, 2029).map(str)
NUMBERS = st.integers(0, 10**8).map(lambda number: f"{number:,}")
PROSE = st.sampled_from([
    "35.While noting it, the Committee is concerned (arts. 2, 3 and 16).", "36. The State party should stop.",
    "persist (arts. 7, 9)......40...40. The State Party should go on,", "without end..........", "......",
    "..........41...41.", '"§32. The State party should', 'do this."', "Committee on the Rights of the Child",
    "CCPR/C/KAZ/CO/3", "71. UNHCR recommended that Kazakhstan do more.", "(a) first;", "Overview",
    "Last updated: July 2024", "Last updated:", "July 2024", "Kazakhstan",
    "Kazakhstan: Covid-19 and Detention", "Words that break off […]", "Read More…", "Year",
    "Ministry - https://www.gov.kz", "Ratio: 13/19", "32012", "300 (30) December 2020", "(2016)", "(open",
    "Not Available", "No Data", "NEW SECTION HEADING", "CAT, Convention against Torture", "CRSR Article 22",
    "%", "$ 1", "Number of things (Year)", "Administrative Ad Hoc Criminal Unknown", "In Law", "In Practice",
    "Name", "Last Amended", "Show sources", "NumberObservation Date", "NameYear AdoptedLast Amended",
    "NameIn LawIn PracticeYear", "NameRatification YearObservation Date", "23,3112016", "Civil law2017", "Civil law",
    "Migration Act20002010", "CAT, Convention against Torture19982017", "Asylum seekersProvidedYes2015",
    "CRSR Article 2220022017", "Pakistan2016", "Women|Yes|No|2015",
])  # fmt: skip
LINES = st.one_of(
    st.sampled_from(LABELS), st.sampled_from(HEADINGS), st.sampled_from(OPTIONS), YEARS, NUMBERS, PROSE, st.just("")
)


def read(source: str | bytes) -> PageReading:
    """Read a page; what is no page at all, by a rule that has its own test, is passed over."""
    try:
        return read_page(source, name="page", country="KAZ", catalog=CATALOG)
    except PageError as error:
        assume("the page is titled" not in str(error) and "no words" not in str(error) and "hides" not in str(error))
        raise


@settings(max_examples=400)
@given(st.lists(LINES, max_size=60))
def test_shuffled_lines_of_real_pages(lines: list[str]) -> None:
    source = "\n".join(lines)
    reading = read(source)
    check_lines(source, reading)
    assert PageReading.from_json(reading.to_json(), reading.notices) == reading


@settings(max_examples=200)
@given(st.lists(LINES, max_size=40), st.lists(st.sampled_from(["p", "div", "td", "li", "h2", "span"]), min_size=1))
def test_shuffled_lines_in_html(lines: list[str], tags: list[str]) -> None:
    source = "<html><body>"
    for at, line in enumerate(lines):
        tag = tags[at % len(tags)]
        source += f"<{tag}>{line.replace('<', '&lt;')}</{tag}>"
    check_lines(source, read(source))


@settings(max_examples=300)
@given(st.text())
def test_arbitrary_text(text: str) -> None:
    source = text.replace("\0", "")
    check_lines(source, read(source))


@settings(max_examples=200)
@given(st.text(alphabet='<>/="&;#abptdhr \n'))
def test_arbitrary_markup(text: str) -> None:
    source = f"<p>{text}"
    check_lines(source, read(source))


@settings(max_examples=150)
@given(st.data())
def test_a_composed_page_gives_back_what_was_put_in(data: st.DataObject) -> None:
    page, expected = _compose(CATALOG, data)
    for source in (page.text(), page.text("\r\n"), page.text(between="\n"), page.text("\n\n"), page.html()):
        reading = read(source)
        check_lines(source, reading)
        found = [(one.indicator, one.value, one.period) for one in reading.observations if one.section != "head"]
        assert found == expected
        assert reading.unparsed == ()
        assert reading.completeness == ("full" if expected else "reduced")


@settings(max_examples=300)
@given(st.data())
def test_a_lost_line_gives_no_value_to_another_question(data: st.DataObject) -> None:
    page, expected = _compose(CATALOG, data)
    lines = page.text().split("\n")
    printed = [number for number, line in enumerate(lines) if line]
    lost = data.draw(st.sampled_from(printed))
    source = "\n".join(line for number, line in enumerate(lines) if number != lost)
    reading = read(source)
    check_lines(source, reading)
    allowed = {*expected, *((key, value, None) for key, value, _ in expected)}
    found = {(one.indicator, one.value, one.period) for one in reading.observations if one.section != "head"}
    assert found <= allowed
    assert all(one.section == CATALOG.indicators[one.indicator].section for one in reading.observations)


def _compose(catalog: Catalog, data: st.DataObject) -> tuple[Page, list[tuple[str, int, str]]]:
    page, expected = Page(catalog).head().updated(), []
    numbers = [
        one for one in catalog.indicators.values() if one.type == "number" and one.aliases and one.chapter is None
    ]
    for section in data.draw(st.permutations(["prison", "population", "detainee_data", "enforcement"])):
        page.section(section)
        rows = [one.key for one in numbers if one.section == section]
        for key in data.draw(st.lists(st.sampled_from(rows), unique=True, max_size=3)):
            years = sorted(data.draw(st.lists(YEARS, min_size=1, max_size=4)), reverse=True)
            cells = [(data.draw(st.integers(0, 10**7)), year) for year in years]
            page.row(key, *(text for value, year in cells for text in (f"{value:,}", year)))
            expected += [(key, value, year) for value, year in cells]
    return page, expected
