"""A reading into statements: concerns, recommendations with the concerns they answer, and the State's responses."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from habeas.catalog import Catalog
from habeas.intake.document.front_matter import FrontMatter
from habeas.intake.document.furniture import SYMBOL
from habeas.intake.document.reading import DocumentReading, ReadParagraph, ReadRecommendation
from habeas.intake.proposal import Recommendation, Response, Source, Statement, slug
from habeas.places import COUNTRIES
from habeas.values import ReviewLevel

PUBLISHERS = {"regional": "Council of Europe"}
"""Who publishes what a mechanism says; the United Nations where nothing else is said."""
ADDRESS = "https://undocs.org/{language}/{symbol}"
"""Where the United Nations keep a document, by language and symbol."""
_LAST = re.compile(r"/(?:Add|Corr|Rev)\.\d+$")
_EXTENSION = re.compile(r"\.(?:pdf|docx?|html?|txt)$", re.I)
_PARTINGS = ("%2F", "%2f", "_", "-", " ")
"""What stands in names of files for the slash, which they cannot hold; the first that is there parts them."""
_LANGUAGES = re.compile(r"(?:[/_ -](?:E|F|S|R|A|C|EN|FR|ES|RU|AR|ZH))+$")
_BODIES = re.compile(r"(?:CCPR|CERD|CEDAW|CAT|CRC|CMW|CRPD|CED|E/C\.12|A/HRC|CAT/OP)/")
_WORDED = (Recommendation, Response)
_QUOTED = 3
"""Responses to more recommendations than that in one sentence are a list; it says nothing of any of them."""


def document_source(reading: DocumentReading, data: bytes) -> Source:
    """The source of everything in a document: by its symbol and language, so that the PDF and the DOCX are one."""
    matter = reading.matter
    language = matter.language or "und"
    if matter.symbol:
        key, series = slug(matter.symbol, language), slug(matter.symbol)
        url = ADDRESS.format(language=language, symbol=matter.symbol)
    else:
        parts = (matter.country or "", matter.body or matter.document)
        key, series, url = slug("document", *parts, hashlib.sha256(data).hexdigest()[:12]), "", ""
    return Source(
        key=key,
        title=_title(matter),
        publisher=PUBLISHERS.get(matter.mechanism or "", "United Nations"),
        kind="official_page" if matter.mechanism == "regional" else "un_document",
        url=url,
        published=matter.distributed or matter.adopted or "",
        redistribute="facts",
        language=language,
        series=series,
    )


def statements(
    reading: DocumentReading,
    source_key: str,
    *,
    catalog: Catalog,
    topics: Mapping[str, str] | None = None,
    year: str = "",
) -> list[Statement]:
    """What a document says about its country, as statements that nobody has decided on; each content once.

    `topics` are those of the recommendations that an addendum answers, by number; without them its responses name
    the recommendation by the addendum's own year. `year` is that by which the document's paragraphs are known already,
    where they are.
    """
    maker = _Maker(reading, source_key, catalog, year or year_of(reading.matter))
    if reading.matter.document == "upr_addendum":
        found: Iterator[Statement] = maker.responses(topics or {})
    else:
        found = maker.findings()
    return list({repr(one): one for one in found}.values())


def speaking_of(found: Sequence[Statement], themes: Collection[str]) -> list[Statement]:
    """Those that speak of one of some themes, with the concerns they answer, what answers them, and the responses."""
    findings = [one for one in found if isinstance(one, Recommendation)]
    about = [one for one in findings if not set(themes).isdisjoint(one.themes)]
    answered = {number for one in about for number in one.answers}
    worried = {number for one in about if one.kind == "concern" for number in one.paragraphs}
    kept = {id(one) for one in about} | {
        id(one)
        for one in findings
        if not worried.isdisjoint(one.answers) or (one.kind == "concern" and not answered.isdisjoint(one.paragraphs))
    }
    known_as = {one.topic for one in findings if id(one) in kept}
    return [one for one in found if id(one) in kept or (isinstance(one, Response) and one.recommendation in known_as)]


def as_known(found: Sequence[Statement], known: Iterable[Statement]) -> list[Statement]:
    """Statements with the place and the very words of those known from another file of the same document.

    A DOCX has no pages, and a PDF breaks words its own way; neither makes another statement of what it says.
    """
    told = {_told(one): one for one in known}
    settled: list[Statement] = []
    for one in found:
        before = told.get(_told(one))
        if isinstance(one, _WORDED) and isinstance(before, _WORDED):  # of one kind, since the question names it
            one = replace(one, locator=before.locator, text=before.text)
        settled.append(one)
    return settled


def _told(one: Statement) -> tuple[str, str, str]:
    """What a statement says, by its question, its kind and the letters of its words."""
    text = "".join(char for char in str(getattr(one, "text", "")).casefold() if char.isalnum())
    return one.question, str(getattr(one, "kind", getattr(one, "response", ""))), text


def year_of(matter: FrontMatter) -> str:
    """The year under which a document's paragraphs are known: of its adoption, else of its distribution."""
    return (matter.adopted or matter.distributed or "")[:4]


def answered_symbol(matter: FrontMatter) -> str | None:
    """The symbol of the report that an addendum belongs to: its own without the last part."""
    symbol = matter.symbol or ""
    return _LAST.sub("", symbol) if matter.document == "upr_addendum" and _LAST.search(symbol) else None


def plain_numbers(topics: Mapping[str, str]) -> Mapping[str, str]:
    """Topics by number, and by its last part where no other ends so: an addendum may write 5 for 115.5.

    Where numbers are missing in a list, only some of its recommendations are known, and nothing is made of bare ones.
    """
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for number in topics:
        above, _, last = number.rpartition(".")
        lists[above].add(last)
    whole = all(items == set(map(str, range(1, len(items) + 1))) for items in lists.values())
    times = Counter(number.rpartition(".")[2] for number in topics)
    plain = {number.rpartition(".")[2]: topic for number, topic in topics.items()} if whole else {}
    return {number: topic for number, topic in plain.items() if times[number] == 1} | dict(topics)


def symbol_in_name(file: str) -> str:
    """The symbol that a file's name spells, such as ``CCPR_C_KAZ_CO_3-EN.pdf``; empty where it spells none.

    A guess: names are given by whoever saved the file.
    """
    name = _LANGUAGES.sub("", _EXTENSION.sub("", PurePath(file).name).upper())
    parting = next((one for one in _PARTINGS if one.upper() in name), "/")
    spelled = re.sub(
        r"(?<=/)(ADD|CORR|REV)(?=\.)", lambda part: part[0].capitalize(), name.replace(parting.upper(), "/")
    )
    return spelled if SYMBOL.fullmatch(spelled) and _BODIES.match(spelled) else ""


def _title(matter: FrontMatter) -> str:
    """``Kazakhstan: concluding observations, CCPR/C/KAZ/CO/3``; a symbol that was not seen is not in it."""
    country = COUNTRIES[matter.country].name("en") if matter.country else ""
    kind = (matter.document if matter.document != "other" else "document").replace("_", " ").replace("upr", "UPR")
    told = ", ".join(part for part in (kind, matter.symbol or "", "" if matter.symbol else year_of(matter)) if part)
    return f"{country}: {told}" if country else told


class _Maker:
    """Makes the statements of one reading."""

    def __init__(self, reading: DocumentReading, source_key: str, catalog: Catalog, year: str) -> None:
        self.year = year
        self.reading = reading
        self.matter = reading.matter
        self.source = source_key
        self.catalog = catalog
        self.country = reading.matter.country or ""
        body = catalog.bodies.get(reading.matter.body or "")
        self.origin = body.label.get("en", body.key) if body else ""

    def findings(self) -> Iterator[Statement]:
        """Concerns and recommendations as they stand in the document, then what the State answered in it."""
        recommended = iter(self.reading.recommendations)  # those of the paragraphs, in their order
        if self.matter.document == "upr_report":
            yield from map(self._recommended, recommended)
            yield from self._answers_in_report()
            return
        for one in self.reading.paragraphs:
            if one.kind == "concern":
                yield self._recommendation(one, "concern")
            elif one.kind == "recommendation":
                yield self._recommended(next(recommended))

    def responses(self, topics: Mapping[str, str]) -> Iterator[Statement]:
        """The answers of an addendum, each with the words that say it, unless these are a long list's."""
        times = Counter(one.text for one in self.reading.recommendations)
        for one in self.reading.recommendations:
            if one.response and one.number:
                topic = topics.get(one.number) or self._topic(one.number)
                words = one.text if times[one.text] <= _QUOTED else ""
                yield self._response(topic, one, self.matter.distributed or "", words)

    def _answers_in_report(self) -> Iterator[Statement]:
        for one in self.reading.recommendations:
            if one.response and one.number:
                yield self._response(self._topic(one.number), one, self.matter.adopted or "", "")

    def _response(self, topic: str, one: ReadRecommendation, date: str, words: str) -> Response:
        return Response(
            subject=self.country, source=self.source, locator=self._where(one.paragraph, one.page),
            language=self.matter.language or "und", review_level=ReviewLevel.IMPORTED, recommendation=topic,
            response=one.response or "", date=date, text=_flat(words),
        )  # fmt: skip

    def _recommended(self, one: ReadRecommendation) -> Recommendation:
        return self._recommendation(one, "recommendation", one.concerns, one.recommending)

    def _recommendation(
        self,
        one: ReadParagraph | ReadRecommendation,
        kind: str,
        answers: tuple[str, ...] = (),
        recommending: tuple[str, ...] = (),
    ) -> Recommendation:
        matter, text = self.matter, _flat(one.text)
        return Recommendation(
            subject=self.country, source=self.source, locator=self._where(None, one.page), origin=self.origin,
            language=matter.language or "und", review_level=ReviewLevel.IMPORTED, mechanism=matter.mechanism or "",
            body=matter.body or "", document=matter.document if matter.document != "other" else "",
            symbol=matter.symbol or "", symbol_inferred="" if matter.symbol else symbol_in_name(self.reading.file),
            year=self.year, paragraphs=(one.number,) if one.number else (),
            starts_mid_sentence=text[:1].islower(), articles=one.articles, kind=kind, answers=answers,
            recommending=recommending, themes=tuple(key for key in one.evidence if key in self.catalog.themes),
            text=text,
        )  # fmt: skip

    def _topic(self, number: str) -> str:
        """What a recommendation of the UPR is known by."""
        return Recommendation(
            subject=self.country, source=self.source, body="UPR", year=self.year, paragraphs=(number,)
        ).topic

    @staticmethod
    def _where(paragraph: str | None, page: int | None) -> str:
        """Where it stands, besides the number that the statement itself has."""
        return ", ".join(
            part for part in (f"paragraph {paragraph}" if paragraph else "", f"page {page}" if page else "") if part
        )


def _flat(text: str) -> str:
    """Words on one line, as they are quoted."""
    return " ".join(text.split())
