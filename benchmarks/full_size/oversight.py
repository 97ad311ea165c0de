"""What bodies told a country: documents of thirty paragraphs, their recommendations, and the country's answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.full_size import words
from benchmarks.full_size.plan import Plan
from habeas.intake.proposal import Recommendation, Response, Review, Source, Statement

PARAGRAPHS = 30
"""Paragraphs of a document on what habeas keeps."""
BODIES = ("CAT", "CCPR", "CRC", "CMW", "CERD", "CEDAW", "CESCR", "CRPD", "CED", "SPT", "UPR", "WGAD", "SR migrants")
UPR = BODIES.index("UPR")


@dataclass(frozen=True, slots=True)
class Report:
    """One document of one body on one country."""

    country: str
    body: str
    mechanism: str
    year: int
    round: int
    language: str

    @property
    def key(self) -> str:
        """The key of its source."""
        return f"{self.body.lower().replace(' ', '-')}-{self.country.lower()}-{self.year}"

    @property
    def symbol(self) -> str:
        """Its symbol."""
        if self.mechanism == "treaty_body":
            return f"{self.body}/C/{self.country}/CO/{self.round + 1}"
        return f"A/HRC/{self.year - 1994}/{sum(map(ord, self.country + self.body)) % 90 + 1}"

    @property
    def document(self) -> str:
        """What kind of document it is."""
        kinds = {"treaty_body": "concluding_observations", "upr": "upr_report"}
        return kinds.get(self.mechanism, "visit_report")


def reports(plan: Plan, country: str) -> Iterator[Report]:
    """As many as the recommendations need; each body comes back every six years."""
    language = words.language_of(country)
    for number in range(-(-plan.recommendations_each // PARAGRAPHS)):
        round, place = divmod(number, len(BODIES))
        body = BODIES[place]
        mechanism = plan.catalog.bodies[body].mechanism
        yield Report(country, body, mechanism, plan.years[0] + place % 6 + 6 * round, round, language)


def publications(plan: Plan, country: str) -> Iterator[Source]:
    """The documents as sources."""
    for report in reports(plan, country):
        yield Source(
            key=report.key,
            title=f"{report.symbol} ({report.year})",
            publisher="United Nations",
            kind="un_document",
            url=f"https://documents.example/{report.symbol.replace(' ', '-')}",
            published=f"{report.year}-11-27",
            language=report.language,
            redistribute="yes",
        )


def statements(plan: Plan, country: str) -> Iterator[Statement]:
    """Reviews, recommendations and responses."""
    left = plan.recommendations_each
    for report in reports(plan, country):
        yield Review(
            subject=country,
            source=report.key,
            body=report.body,
            stage=report.document if report.document == "concluding_observations" else "working_group",
            date=f"{report.year}-11-27",
            cycle=str(report.round + 1),
            symbol=report.symbol,
        )
        for paragraph in range(1, min(PARAGRAPHS, left) + 1):
            said = _recommendation(plan, report, paragraph)
            yield said
            if report.body == "UPR":
                yield _response(plan, said)
        left -= PARAGRAPHS


def _recommendation(plan: Plan, report: Report, paragraph: int) -> Recommendation:
    draw = plan.draw(report.key, paragraph)
    is_upr = report.body == "UPR"
    kind = "concern" if paragraph % 2 and not is_upr else "recommendation"
    number = f"95.{paragraph}" if is_upr else str(paragraph + 5)
    return Recommendation(
        subject=report.country,
        source=report.key,
        locator=f"para. {number}",
        language=report.language,
        mechanism=report.mechanism,
        body=report.body,
        document=report.document,
        symbol=report.symbol,
        year=str(report.year),
        paragraphs=(number,),
        articles=() if is_upr else tuple(sorted(draw.sample(("2", "3", "9", "12", "13", "16"), 2), key=int)),
        kind=kind,
        answers=() if is_upr or kind == "concern" else (str(paragraph + 4),),
        recommending=tuple(sorted(draw.sample(plan.countries, min(2, len(plan.countries))))) if is_upr else (),
        themes=tuple(draw.sample(sorted(plan.catalog.themes), draw.randint(1, 3))),
        text=words.paragraph(draw, report.language, kind),
    )


def _response(plan: Plan, said: Recommendation) -> Response:
    draw = plan.draw(said.source, said.paragraphs[0], "response")
    return Response(
        subject=said.subject,
        source=said.source,
        locator=said.locator,
        recommendation=said.topic,
        response=draw.choice(("accepted", "accepted", "noted")),
        date=f"{int(said.year) + 1}-03",
    )
