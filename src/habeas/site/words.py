"""The site's own words: every sentence is marked for translation, whole, with named places to fill."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from pathlib import Path

LOCALES = Path(__file__).parent / "locales"
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a message that is translated later, where it is shown."""
    return message


class Words:
    """The catalogue of one language; a message without a translation stays as it is written here."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.translations = gettext.translation("habeas", LOCALES, [language], fallback=True)
        self._found: dict[str, str] = {}

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, as the ``dir`` attribute wants it."""
        return "rtl" if self.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"

    def __call__(self, message: str, **names: object) -> str:
        """The message in this language with its named places filled."""
        found = self._found.get(message)
        if found is None:
            found = self._found[message] = self.translations.gettext(message)
        return found % names if names else found

    def many(self, one: str, several: str, n: int, **names: object) -> str:
        """The form of the message that fits the number `n`, which is also a name to fill."""
        return self.translations.ngettext(one, several, n) % {"n": n, **names}


STATUSES: Mapping[str, str] = {
    "reported": N_("Reported"),
    "estimated": N_("Estimated"),
    "provisional": N_("Provisional"),
    "not_available": N_("Not available"),
    "refused": N_("Refused"),
    "suppressed": N_("Withheld: small number"),
    "not_applicable": N_("Not applicable"),
    "unparsed": N_("Could not be read"),
}
STATUS_MEANINGS: Mapping[str, str] = {
    "reported": N_("The source gives the value."),
    "estimated": N_("The source calls the value an estimate."),
    "provisional": N_("The source says that the value may still change."),
    "not_available": N_("The answer was asked or searched for, and none is published."),
    "refused": N_("The state was asked and declined to answer."),
    "suppressed": N_("The number is small and was withheld, so that nobody can be recognised."),
    "not_applicable": N_("The question does not arise there."),
    "unparsed": N_("The source prints something that cannot be read as a value; its characters are kept."),
}
REVIEW_LEVELS: Mapping[str, str] = {
    "carried_over": N_("carried over, not re-checked"),
    "imported": N_("imported from official data"),
    "checked": N_("checked by an editor"),
    "checked_by_two": N_("checked by two"),
}
REVIEW_MARKS: Mapping[str, str] = {"carried_over": "○", "imported": "◐", "checked": "●", "checked_by_two": "◉"}
"""One mark a level, told apart by shape; the words stand beside it for those who do not see it."""
COVERAGE_KINDS: Mapping[str, str] = {
    "site": N_("one place"),
    "area": N_("one area"),
    "group": N_("one group of people"),
    "operation": N_("one operation"),
    "part_of_period": N_("part of the period"),
    "stage": N_("one stage of the procedure"),
}
ANSWER_STATUSES: Mapping[str, str] = {
    "answered": N_("Answered"),
    "partial": N_("Answered in part"),
    "not_available": N_("Not published"),
    "refused": N_("Refused"),
    "not_looked_for": N_("Not yet looked for"),
}
PREFERENCES: Mapping[str, str] = {
    "alone": N_("the only answer"),
    "decision": N_("used by decision"),
    "rule:zero": N_("used by rule: another copy of the publication prints 0, which is no count"),
    "rule:reported": N_("used by rule: reported before estimated"),
    "rule:official": N_("used by rule: an official source before others"),
    "rule:precise": N_("used by rule: a day before a year"),
    "rule:newest": N_("used by rule: the newest publication"),
    "rule:key": N_("used by rule: the order of source keys, as nothing else tells them apart"),
}
STATES: Mapping[str, str] = {
    "current": N_("Current"),
    "superseded": N_("Superseded"),
    "withdrawn": N_("Withdrawn"),
}
ROLES: Mapping[str, str] = {"operator": N_("operator"), "editor": N_("editor")}
SOURCE_KINDS: Mapping[str, str] = {
    "official_statistics": N_("official statistics"),
    "official_page": N_("official page"),
    "un_document": N_("United Nations document"),
    "law": N_("law"),
    "court": N_("court"),
    "ngo": N_("non-governmental organisation"),
    "press": N_("press"),
    "database": N_("database"),
    "country_page": N_("country page of another observatory"),
    "partner": N_("partner organisation"),
}
TIMES: Mapping[str, str] = {
    "flow": N_("counted over the period"),
    "on_day": N_("counted on one day"),
    "average": N_("average over the period"),
    "end_of_period": N_("counted at the end of the period"),
    "state": N_("holds from the day observed until the next observation"),
}
VALUE_TYPES: Mapping[str, str] = {
    "number": N_("number"),
    "percent": N_("percentage"),
    "rate": N_("rate"),
    "rank": N_("place in a ranking"),
    "money": N_("amount of money"),
    "ratio": N_("so many of so many"),
    "duration": N_("length of time"),
    "answer": N_("one of several answers"),
    "answers": N_("any of several answers"),
    "text": N_("words"),
    "names": N_("names"),
    "law": N_("laws"),
}
FUNCTIONS: Mapping[str, str] = {
    "ratio": N_("first input divided by the second"),
    "share": N_("first input as a percentage of the second"),
    "per_thousand": N_("first input per thousand of the second"),
    "rate": N_("first input per hundred thousand of the second"),
    "sum": N_("sum of the inputs"),
    "count_in_force": N_("number of listed instruments the state is bound by"),
}

MECHANISMS: Mapping[str, str] = {
    "treaty_body": N_("Treaty body, not named"),
    "upr": N_("Universal Periodic Review"),
    "special_procedure": N_("Special procedure, not named"),
    "regional": N_("Regional body, not named"),
    "": N_("Body not named"),
}
DOCUMENTS: Mapping[str, str] = {
    "concluding_observations": N_("concluding observations"),
    "decision": N_("decision"),
    "general_comment": N_("general comment"),
    "upr_report": N_("report of the working group"),
    "upr_addendum": N_("addendum with the state’s answers"),
    "upr_compilation": N_("compilation of United Nations information"),
    "upr_summary": N_("summary of stakeholders’ information"),
    "national_report": N_("national report"),
    "visit_report": N_("report of a visit"),
    "other": N_("other document"),
}
KINDS_OF_PARAGRAPH: Mapping[str, str] = {
    "concern": N_("Concern"),
    "recommendation": N_("Recommendation"),
    "other": N_("Paragraph"),
}
RESPONSES: Mapping[str, str] = {
    "accepted": N_("accepted by the state"),
    "noted": N_("noted, not accepted, by the state"),
    "pending": N_("answer due later, not seen"),
}
BEARINGS: Mapping[str, str] = {
    "promised": N_("promised by the state"),
    "carried_out": N_("carried out"),
    "in_part": N_("carried out in part"),
    "not_carried_out": N_("not carried out"),
    "contradicts": N_("went against it"),
    "repeats": N_("recommended again"),
    "graded": N_("graded by the body"),
    "bears_on": N_("bears on it"),
}
"""What became of a recommendation; whoever is cited says so."""
STAGES: Mapping[str, str] = {
    "submission": N_("submission"),
    "state_report": N_("report of the state"),
    "list_of_issues": N_("list of issues"),
    "state_reply": N_("reply of the state"),
    "dialogue": N_("dialogue"),
    "working_group": N_("session of the working group"),
    "outcome_adopted": N_("outcome adopted"),
    "visit": N_("visit"),
    "concluding_observations": N_("concluding observations"),
    "visit_report": N_("report of a visit"),
    "publication": N_("publication"),
    "follow_up_report": N_("follow-up report of the state"),
    "grade": N_("the committee’s grade for the follow-up"),
    "mid_term_report": N_("mid-term report of the state"),
    "next_due": N_("next report due"),
}
"""The stages of a review in the order in which they come."""
ACTIONS: Mapping[str, str] = {
    "signature": N_("signed"),
    "succession_to_signature": N_("succeeded to the signature"),
    "ratification": N_("ratified"),
    "accession": N_("acceded"),
    "succession": N_("succeeded"),
    "acceptance": N_("accepted"),
    "approval": N_("approved"),
    "formal_confirmation": N_("confirmed formally"),
    "definitive_signature": N_("signed definitively"),
    "reservation": N_("reservation"),
    "declaration": N_("declaration"),
    "reservation_withdrawal": N_("withdrew a reservation or declaration"),
    "objection": N_("objection"),
    "territorial_application": N_("applied to territories"),
    "withdrawal": N_("withdrew"),
}
BONDS: Mapping[str, str] = {
    "bound": N_("party"),
    "left": N_("left"),
    "not_yet": N_("not yet"),
    "signed": N_("signed"),
    "not_party": N_("not party"),
    "unknown": N_("signed"),
}
"""How a state stands to a treaty, for a narrow column. *Unknown* has a cell only where a signature is known."""
TREATY_STATUSES: Mapping[str, str] = {
    "party": N_("party"),
    "signatory": N_("signed, not ratified"),
    "not_party": N_("not party"),
    "accepted": N_("accepted"),
}
EVENT_KINDS: Mapping[str, str] = {
    "arrest_operation": N_("Arrest operation"),
    "mass_expulsion": N_("Mass expulsion"),
    "policy": N_("Policy"),
    "opening": N_("Opening"),
    "closure": N_("Closure"),
    "transfer": N_("Transfer"),
    "visit": N_("Visit"),
    "visit_refused": N_("Visit refused"),
    "inspection": N_("Inspection"),
    "escape": N_("Escape"),
    "overcrowding": N_("Overcrowding"),
    "contract": N_("Contract"),
}
FACILITY_STATUSES: Mapping[str, str] = {
    "in_use": N_("in use"),
    "last_documented_use": N_("last documented use"),
    "closed": N_("closed"),
}
FACILITY_CATEGORIES: Mapping[str, str] = {
    "administrative": N_("administrative"),
    "ad_hoc": N_("ad hoc"),
    "criminal": N_("criminal"),
}
CONTACT_KINDS: Mapping[str, str] = {
    "government": N_("Government"),
    "international_organisation": N_("International organisations"),
    "ngo": N_("Non-governmental organisations and research"),
    "media": N_("Media"),
    "monitoring_body": N_("Monitoring bodies"),
}
OUTCOMES: Mapping[str, str] = {
    "violation": N_("violation found"),
    "no_violation": N_("no violation found"),
    "inadmissible": N_("inadmissible"),
    "not_seen": N_("outcome not seen"),
}
REDISTRIBUTE: Mapping[str, str] = {
    "yes": N_("The publication may be passed on as a whole."),
    "facts": N_("Single facts are taken from it, with the source; the publication itself may not be passed on."),
    "no": N_("It may not be passed on."),
}
KINDS: Mapping[str, str] = {
    "treaty_action": N_("Treaty actions"),
    "treaty_status": N_("What lists say of treaties"),
    "recommendation": N_("Recommendations and concerns"),
    "response": N_("Responses to recommendations"),
    "review": N_("Stages of reviews"),
    "case_law": N_("Cases"),
    "law": N_("Laws"),
    "provision": N_("Articles of laws"),
    "event": N_("Events"),
    "visit": N_("Visits"),
    "narrative": N_("Written words"),
    "update_item": N_("Updates"),
    "contact": N_("Contacts"),
    "facility": N_("Places of detention"),
    "follow_up": N_("What became of recommendations"),
}
FIELDS: Mapping[str, str] = {
    "instrument": N_("Treaty"),
    "action": N_("Action"),
    "date": N_("Date"),
    "article": N_("Article"),
    "text": N_("Text"),
    "status": N_("Status"),
    "as_of": N_("List of"),
    "year": N_("Year"),
    "mechanism": N_("Mechanism"),
    "body": N_("Body"),
    "document": N_("Document"),
    "symbol": N_("Symbol"),
    "symbol_inferred": N_("Symbol, inferred"),
    "paragraphs": N_("Paragraphs"),
    "starts_mid_sentence": N_("Starts in mid-sentence"),
    "articles": N_("Articles"),
    "kind": N_("Kind"),
    "answers": N_("Answers paragraph"),
    "recommending": N_("Made by"),
    "themes": N_("Themes"),
    "abstract": N_("Summary in our words"),
    "recommendation": N_("Recommendation"),
    "response": N_("Answer of the state"),
    "bearing": N_("What became of it"),
    "later": N_("What bears on it"),
    "grade": N_("Grade"),
    "stage": N_("Stage"),
    "cycle": N_("Cycle"),
    "number": N_("Number"),
    "title": N_("Title"),
    "title_original": N_("Title in the original"),
    "outcome": N_("Outcome"),
    "outcome_source": N_("Who says so"),
    "key": N_("Key"),
    "adopted": N_("Adopted"),
    "amended": N_("Last amendment seen"),
    "in_force_from": N_("In force from"),
    "in_force_to": N_("In force until"),
    "url": N_("Address"),
    "law": N_("Law"),
    "about": N_("About"),
    "facility": N_("Place of detention"),
    "place": N_("Place"),
    "count": N_("Count"),
    "words": N_("Who or what was counted"),
    "question_key": N_("Question"),
    "answer_status": N_("Status of the answer"),
    "observations": N_("Rests on"),
    "teaser": N_("Opening words"),
    "name": N_("Name"),
    "aliases": N_("Also called"),
    "category": N_("Category"),
    "type": N_("Type"),
    "status_year": N_("Year of the status"),
    "custodian": N_("Custodian"),
}


def label(table: Mapping[str, str], key: str, words: Words) -> str:
    """The word for a key of one of the closed sets above; a key they do not hold is shown as it is, in words."""
    return words(table[key]) if key in table else key.replace("_", " ")
