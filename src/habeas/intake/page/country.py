"""Which country a page is about: as told, checked against the page, or as the page itself says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from habeas.intake.page.errors import PageError
from habeas.intake.page.findings import Findings
from habeas.intake.page.head import title_place
from habeas.places import COUNTRIES, match

_PREFIX = re.compile(r"\s*(?P<name>[^:;.]{2,60}?)\s*[:;]\s")
"""`Kazakhstan: Covid-19 and Detention`, `Nepal; Nepal arrests …`: the name that the site puts in front."""
_DATED = re.compile(r"^\d{1,2} [A-Za-z]+ \d{4}\s+[–—-]\s+(?P<name>.{2,60})$")
ASK = "Say which with --country and its three-letter code, such as --country KAZ"


def country_of(findings: Findings, name: str, told: str | None) -> str:
    """The country's alpha-3 code. The page may not contradict what was told; without either it is an error."""
    said = _said(findings)
    if told:
        if told not in COUNTRIES:
            raise PageError(name, f"--country {told} is no country", "Give a code such as KAZ")
        if findings.title and title_place(findings.title) not in (told, None):
            raise PageError(name, f"the page is titled {findings.title!r}, which is not {told}", "Correct --country")
        fronted = set(_in_front(findings))
        if len(fronted) == 1 and told not in fronted:  # several names may be news of the neighbours
            raise PageError(name, f"its texts are headed {', '.join(fronted)}, not {told}", "Correct --country")
        return told
    if len(said) != 1:
        found = f"the page names several countries ({', '.join(said)})" if said else "the page names no country"
        raise PageError(name, found, ASK)
    return said[0]


def _said(findings: Findings) -> list[str]:
    """Countries by the best evidence there is: title, name in front of the overview, of news, then the overview."""
    title = title_place(findings.title) if findings.title else None
    if title:
        return [title]
    overview = findings.overview or (findings.narrative.text if findings.narrative else "")
    codes = _in_front(findings)
    if not codes:
        found = match(overview) if overview else None
        codes = list(found.candidates) if found else []
    return list(dict.fromkeys(codes))


def _in_front(findings: Findings) -> list[str]:
    """Countries in front of the overview or, failing that, of the news."""
    overview = findings.overview or (findings.narrative.text if findings.narrative else "")
    return _fronted([overview]) or _fronted(update.title for update in findings.updates)


def _fronted(texts: Iterable[str]) -> list[str]:
    """Countries whose names stand in front of texts."""
    names = [found["name"] for text in texts for found in (_PREFIX.match(text), _DATED.match(text)) if found]
    return [code for name in names if (code := match(name).code)]
