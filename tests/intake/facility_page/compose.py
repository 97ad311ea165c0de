"""Composes facility pages in the two layouts that pages have: tables under heads, or a word in front of every cell."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.intake.page.compose import document, table

Cells = tuple[str, ...]


@dataclass
class FacilityPage:
    """A page being composed: its text and its HTML, side by side."""

    blocks: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)

    def add(self, *lines: str, tag: str = "p") -> FacilityPage:
        """Lines that stand together."""
        self.blocks.append("\n".join(lines))
        self.elements.append("".join(f"<{tag}>{html.escape(line)}</{tag}>" for line in lines))
        return self

    def heading(self, text: str) -> FacilityPage:
        return self.add(text, tag="h2")

    def head(
        self, place: str, name: str, status: str, year: str, fields: Sequence[str] = (), figures: Sequence[Cells] = ()
    ) -> FacilityPage:
        """The head of a page; `figures` are the columns of its row of figures, the head of the column first."""
        self.add(place).add(name, tag="h1").add("Status").add(status).add(year)
        for one in fields:
            self.add(one)
        return self.figures(*figures) if figures else self

    def figures(self, *columns: Cells) -> FacilityPage:
        heads, cells = [one[0] for one in columns], [cell for one in columns for cell in one[1:]]
        self.blocks.append("\n".join([" ".join(heads), *cells]))
        inner = "".join(f"<td>{'<br>'.join(map(html.escape, one[1:]))}</td>" for one in columns)
        row = "".join(f"<th>{html.escape(head)}</th>" for head in heads)
        self.elements.append(f"<table><tr>{row}</tr><tr>{inner}</tr></table>")
        return self

    def country(self, name: str, *tiles: Cells) -> FacilityPage:
        self.add(name)
        for tile in tiles:
            for line in tile:
                self.add(line)
        return self.add("To country overview")

    def table(self, label: str, heads: Cells, *rows: Cells) -> FacilityPage:
        """A table under heads; its empty cells vanish from the text."""
        self.blocks.append("\n".join([label, *heads, *(cell for row in rows for cell in row if cell)]))
        self.elements.append(f"<h3>{html.escape(label)}</h3>{table([heads, *rows])}")
        return self

    def rows(self, label: str, prefixes: Cells, *rows: Cells) -> FacilityPage:
        """Rows in the layout with a word in front of every cell; the year stands alone."""
        lines = [label]
        for row in rows:
            lines += [f"{prefix} {cell}".strip() for prefix, cell in zip((*prefixes, ""), row, strict=True) if cell]
        return self.add(*lines)

    def text(self, end: str = "\n", between: str = "\n\n") -> str:
        return between.join(self.blocks).replace("\n", end) + end

    def html(self) -> str:
        return document(self.elements)


def vaduz() -> FacilityPage:
    """The prison of Vaduz: the layout with words in front of cells."""
    page = FacilityPage().head(
        "Vaduz, Liechtenstein", "Vaduz Prison", "In use", "2016",
        ["Type: Prison or pretrial detention centre (Criminal)", "Custodial Authority: State Police",
         "Management: State Police (Governmental)",
         "Detains: Criminal detainees (convicted or remand), Undocumented migrants (administrative)"],
        [("Capacity", "No Data"), ("Reported population", "No Data"), ("Deaths at facility", "No Data")],
    )  # fmt: skip
    page.country("Liechtenstein", ("605", "Refugees"), ("16", "Asylum Applications"))
    page.heading("FACILITY NAMES").add("Vaduz Prison").add("Alternative Names: Landesgefängnis Vaduz")
    page.heading("Location").add("Country: Liechtenstein").add("City & Region: Vaduz, Liechtenstein, Europe")
    page.add("Latitude, Longitude: 47.1260161, 9.5218628")
    page.heading("Contact Information").add("A street 4,", "FL-9490 Vaduz", "T +423 000 00 00")
    page.heading("MANAGEMENT & BUDGET")
    page.rows("Center Status", ("Status",), ("In use", "2016"), ("Last documented use", "2007"))
    kind = "Prison or pretrial detention centre"
    page.rows("Facility type", ("Category Filter", "Type"), ("Criminal", kind, "2016"), ("Criminal", kind, "2007"))
    page.rows("Management", ("Name", "Type"), ("State Police", "Governmental", "2023"))
    page.rows(
        "Custodial Authorities", ("Agency", "Ministry", "Ministry Typology"),
        ("State Police", "Ministry of Justice", "Justice", "2023"),
    )  # fmt: skip
    page.heading("DETAINEES")
    return page.rows(
        "Categories of detainees", ("Name",),
        ("Criminal detainees (convicted or remand)", "2016"), ("Undocumented migrants (administrative)", "2016"),
    )  # fmt: skip


SAFI_YEARS = ("2024", "2023", "2022", "2020", "2019", "2018", "2017", "2015", "2014", "2013", "2009")


def safi() -> FacilityPage:
    """Safi barracks: a capacity of four digits, eleven years in use, news, other names."""
    authority = "Armed Forces of Malta/ Detention Service"
    page = FacilityPage().head(
        "Safi", "Safi Detention Centre (Safi Barracks)", "In use", "2024",
        ["Type: Immigration detention centre (Administrative)", f"Custodial Authority: {authority}, {authority}",
         "Management: Detention Services (Governmental)",
         "Detains: Adult women, Adult men, Unaccompanied minors, Asylum seekers-Dublin procedure (administrative)"],
        [("Capacity", "1000"), ("Reported population", "189", "5 October 2023"),
         ("Conditions complaints?", "YES", "2023")],
    )  # fmt: skip
    page.country("Malta", ("1,705", "Migration Detainees"), ("380", "Migration Detainee Entries"))
    page.heading("ABOUT").add("A sentence about the barracks, made up for this test.")
    page.heading("NEWS & TESTIMONY").add("2023").add("A made-up teaser that breaks o [...]").add("Read More")
    page.heading("FACILITY NAMES").add("Safi Detention Centre (Safi Barracks)")
    page.add("Alternative Names: Saf Barracks / B Block / C Block / Warehouse")
    page.heading("Location").add("Country: Malta").add("City & Region: Safi, Europe")
    page.add("Latitude, Longitude: 35.8334364962, 14.4903230667")
    page.heading("MANAGEMENT & BUDGET")
    page.table("Center Status", ("Status", "Year"), *(("In use", year) for year in SAFI_YEARS))
    kind = "Immigration detention centre"
    return page.table("Facility type", ("Category", "Type", "Year"), ("Administrative", kind, "2018"))


def lyubimets() -> FacilityPage:
    """Lyubimets: duplicates among authorities, national names of its kind, a contractor without service, a contact."""
    name = "Lyubimets Detention Centre (Special Home for Temporary Accommodation of Foreigners (SHAF))"
    page = FacilityPage().head(
        "Lyubimets", name, "In use", "2023",
        ["Type: Immigration detention centre (Administrative)",
         "Custodial Authority: Migration Directorate, Migration Directorate, National Service Border Police",
         "Management: Migration Directorate. Ministry of Interior. (Governmental)",
         "Detains: Adult men, Adult women, Accompanied minors, Families"],
        [("Capacity", "660"), ("Reported population", "295", "31 December 2023"),
         ("Conditions complaints?", "YES", "2023")],
    )  # fmt: skip
    page.country("Bulgaria", ("18,554", "Migration Detainee Entries"), ("22,805", "Apprehensions of Non-Citizens"))
    page.add("Marker", "Leaflet, © OpenStreetMap contributors").heading("FACILITY NAMES").add(name)
    page.heading("Location").add("Country: Bulgaria").add("City & Region: Lyubimets, Europe")
    page.add("Latitude, Longitude: 41.8265953736, 26.0815429688").heading("Civil Society Contacts")
    page.add("Organisation: Bulgarian Helsinki Committee", "Website: https://www.bghelsinki.org/en/")
    page.heading("MANAGEMENT & BUDGET")
    page.table(
        "Center Status", ("Status", "Year"), ("In use", "2023"), ("In use", "2022"), ("Last documented use", "2018")
    )
    home = "Special Home for Temporary {} of Foreigners"
    page.table(
        "National typology", ("Official Typology", "Year"),
        (home.format("Accommodation"), "2018"), (home.format("Placement"), "2013"),
    )  # fmt: skip
    entity = "Migration Directorate. Ministry of Interior."
    page.table("Management", ("Management", "Type", "Year"), (entity, "Governmental", "2019"))
    interior = "Interior or Home Affairs"
    page.table(
        "Custodial Authorities", ("Agency", "Ministry", "Ministry type", "Year"),
        ("Migration Directorate", "Ministry of Interior", interior, "2017"),
        ("Migration Directorate", "Ministry of the Interior", interior, "2013"),
        ("National Service Border Police", "Ministry of Interior", interior, "2011"),
    )  # fmt: skip
    return page.table(
        "Outsourced services and non-state actors", ("Provider", "Service", "Year"), ("Bulgarian Red Cross", "", "2017")
    )
