"""The page of a recommendation or concern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.edition.schema import FollowUpRow, Published, RecommendationRow, ResponseRow
from habeas.site import links
from habeas.site.views.cited import Bibliography, Cited, SourceNote, cited
from habeas.site.views.follow_up import Followed, followed
from habeas.site.views.frame import Frame, frame
from habeas.site.views.recommendation import Recommendation, recommendation, responses_by_topic, topic
from habeas.site.volume import Volume, latest
from habeas.site.words import BEARINGS, label

DESCRIPTION = 200
"""Characters of a paragraph that stand in the page's description, for those who find it by searching."""

STANDING: Mapping[str, object] = {"state": "current"}


@dataclass(frozen=True, slots=True)
class Beside:
    """What the pages of one country's recommendations show beside them."""

    responses: Mapping[tuple[str, str], Sequence[ResponseRow]]
    follow_ups: Followed

    def of(self, rows: Iterable[RecommendationRow]) -> Iterator[Published]:
        """Everything that is shown beside these."""
        for row in rows:
            yield from self.responses.get((row.country, topic(row)), ())
            for link in self.follow_ups.of(row.country, topic(row)):
                yield link
                if link.later in self.follow_ups.leads_to:
                    yield self.follow_ups.leads_to[link.later]


@dataclass(frozen=True, slots=True)
class Follows:
    """An earlier recommendation, and how this one bears on it, as the source of the link says."""

    bearing_text: str
    recommendation: Recommendation
    cited: Cited


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    """One recommendation or concern, with the concern it answers or what answers it, and what became of it.

    `cite_document` is how the body's own document is cited; an inferred symbol never enters it. `translations` are the
    same paragraph in other languages, `same` are readings of it from other sources. `follows` are earlier ones on which
    this one bears.
    """

    frame: Frame
    recommendation: Recommendation
    country_url: str
    origin: str
    via_mark: int
    cite_document: str
    concerns: tuple[Recommendation, ...]
    answered_by: tuple[Recommendation, ...]
    translations: tuple[Recommendation, ...]
    same: tuple[Recommendation, ...]
    follows: tuple[Follows, ...]
    report: str
    sources: tuple[SourceNote, ...]


def recommendation_countries(volume: Volume) -> list[str]:
    """The countries that anybody recommends anything to, by name."""
    found = {str(code) for (code,) in volume.edition.select(RecommendationRow, "DISTINCT country", STANDING)}
    return sorted(found, key=lambda code: (volume.country_name(code).casefold(), code))


def recommendation_pages(volume: Volume, country: str, slug: str = "") -> Iterator[RecommendationPage]:
    """A page for everything that is recommended to a country, or for what has this slug."""
    where = {"country": country, **STANDING}
    rows = sorted(volume.edition.rows(RecommendationRow, where), key=lambda row: row.slug)
    beside = Beside(
        responses_by_topic(volume.edition.rows(ResponseRow, where)),
        followed(volume, volume.edition.rows(FollowUpRow, where)),
    )
    documents: dict[tuple[str, str, str], list[RecommendationRow]] = defaultdict(list)
    questions: dict[str, list[RecommendationRow]] = defaultdict(list)
    for row in rows:
        documents[_document(row)].append(row)
        questions[row.question].append(row)
    for row in (row for row in rows if slug in ("", row.slug)):
        earlier = [
            (link, questions[f"{row.country}/recommendation/{link.recommendation}"])
            for link in beside.follow_ups.leading_to(row.id)
        ]
        around = _around(row, documents[_document(row)], questions[row.question])
        yield _page(volume, row, around, beside, [(link, rows[0]) for link, rows in earlier if rows])


def _around(
    row: RecommendationRow, beside: Iterable[RecommendationRow], same: Iterable[RecommendationRow]
) -> Mapping[str, Sequence[RecommendationRow]]:
    """What its page shows besides it, by the page's field."""
    return {
        "concerns": [one for one in beside if one.id != row.id and set(one.paragraphs) & set(row.answers)],
        "answered_by": [one for one in beside if one.id != row.id and set(one.answers) & set(row.paragraphs)],
        "translations": [one for one in same if one.id != row.id and one.language != row.language],
        "same": [one for one in same if one.id != row.id and one.language == row.language],
    }


def _page(
    volume: Volume,
    row: RecommendationRow,
    around: Mapping[str, Sequence[RecommendationRow]],
    beside: Beside,
    earlier: Sequence[tuple[FollowUpRow, RecommendationRow]],
) -> RecommendationPage:
    shown = [row, *(one for some in around.values() for one in some), *(one for _, one in earlier)]
    sources = Bibliography(volume)
    view = recommendation(volume, row, beside.responses, sources, beside.follow_ups)
    changed = latest([one.changed_edition for one in (*shown, *beside.of(shown), *(link for link, _ in earlier))])
    country = volume.countries.get(row.country)
    where = ", ".join(part for part in (view.body_name, row.year, paragraphs_text(volume, row)) if part)
    title = f"{view.country_name}: {where}"
    return RecommendationPage(
        frame=frame(volume, "recommendation", view.url, title, changed, description=_description(row)),
        recommendation=view,
        country_url=links.country(country.slug) if country else "",
        origin=row.origin,
        via_mark=sources.mark(row.via) if row.via != row.source else 0,
        cite_document=cite_document(volume, row, view),
        **{
            name: tuple(recommendation(volume, one, beside.responses, sources, beside.follow_ups) for one in some)
            for name, some in around.items()
        },
        follows=tuple(
            Follows(
                label(BEARINGS, link.bearing, volume.words),
                recommendation(volume, one, beside.responses, sources),
                cited(volume, link, sources),
            )
            for link, one in earlier
        ),
        report=volume.report(row.id),
        sources=sources.notes(),
    )


def cite_document(volume: Volume, row: RecommendationRow, view: Recommendation) -> str:
    """How the body's own document is cited, as far as it is known; nothing in it is inferred."""
    parts = (
        view.body_name,
        view.document_text,
        view.country_name,
        row.symbol,
        row.year,
        paragraphs_text(volume, row),
    )
    return ", ".join(part for part in parts if part)


def paragraphs_text(volume: Volume, row: RecommendationRow) -> str:
    """``paragraph 36``; empty where the number is not known."""
    if not row.paragraphs:
        return ""
    numbers = ", ".join(row.paragraphs)
    return volume.words.many("paragraph %(numbers)s", "paragraphs %(numbers)s", len(row.paragraphs), numbers=numbers)


def _description(row: RecommendationRow) -> str:
    text = " ".join((row.abstract or row.text).split())
    return text if len(text) <= DESCRIPTION else f"{text[:DESCRIPTION].rpartition(' ')[0]} …"


def _document(row: RecommendationRow) -> tuple[str, str, str]:
    return (row.country, row.body or row.mechanism, row.symbol or row.symbol_inferred or row.year)
