"""Sentences as the bodies write them, and the themes that a lawyer would give each of them."""

from __future__ import annotations

import pytest

from habeas.intake.document.themes import themes

SENTENCES = (
    ("fr", "Les étrangers placés en rétention dans des zones d’attente", "immigration_detention migration"),
    ("fr", "Les mineurs étrangers isolés retenus à l’aéroport", "migration children"),
    (
        "fr",
        "Ne pas renvoyer une personne vers un pays où elle risque d’être soumise à la torture",
        "non_refoulement torture",
    ),
    (
        "fr",
        "les personnes privées de liberté ont accès à un avocat dès leur arrestation",
        "detention legal_safeguards",
    ),
    ("fr", "reconduits à la frontière sans examen de leur demande d’asile", "expulsion asylum"),
    ("fr", "DEMANDEURS D’ASILE ET REFUGIES", "asylum"),
    (
        "fr",
        "Le mécanisme national de prévention devrait visiter tous les lieux de privation de liberté",
        "monitoring detention",
    ),
    ("fr", "ne recourir à la rétention qu’en dernier ressort", "alternatives_to_detention"),
    ("fr", "Ratifier la Convention de 1961 sur la réduction des cas d’apatridie", "statelessness"),
    ("fr", "victimes de la traite", "trafficking"),
    ("es", "Poner fin a las devoluciones en caliente en la frontera", "expulsion asylum"),
    ("es", "personas en situación de movilidad humana", "migration"),
    ("es", "Centro de Internamiento de Extranjeros", "immigration_detention migration detention"),
    ("es", "estaciones migratorias donde se retiene a niños", "immigration_detention children migration"),
    ("es", "nadie sea devuelto a un país donde corra peligro de ser sometido a tortura", "non_refoulement"),
    ("es", "detenidos que no son presentados sin demora ante un juez", "legal_safeguards detention"),
    ("es", "Mecanismo Nacional de Prevención", "monitoring detention"),
    ("es", "reduzca el hacinamiento en los centros penitenciarios", "conditions_of_detention detention"),
    ("es", "personas apátridas", "statelessness"),
    ("es", "lucha contra la trata y el tráfico ilícito de migrantes", "trafficking migration"),
    (
        "ru",
        "лица, ищущие убежище, помещаются в центры временного содержания иностранных граждан",
        "asylum migration detention immigration_detention",
    ),
    ("ru", "не допускать высылки лиц в страны, где им угрожают пытки", "non_refoulement torture expulsion"),
    ("ru", "трудовых мигрантов и членов их семей", "migration"),
    ("ru", "национальный превентивный механизм посещает места лишения свободы", "monitoring detention"),
    ("ru", "задержанным должен быть обеспечен доступ к адвокату с момента задержания", "legal_safeguards detention"),
    ("ru", "дети-мигранты не должны содержаться под стражей", "immigration_detention children migration"),
    ("ru", "лица без гражданства и лица с неопределённым гражданством", "statelessness"),
    ("ru", "использовать альтернативы содержанию под стражей", "alternatives_to_detention"),
    ("ru", "переполненность в следственных изоляторах", "conditions_of_detention detention"),
    ("ru", "жертв торговли людьми", "trafficking"),
    ("zh", "将寻求庇护者关押在移民拘留中心", "immigration_detention asylum migration detention"),
    ("zh", "政治避难申请", "asylum"),
    ("zh", "外籍家庭佣工的权利", "migration"),
    ("zh", "不将任何人驱逐到可能面临酷刑的国家", "non_refoulement torture expulsion"),
    ("zh", "确保被拘留者自被捕时起能够会见律师", "legal_safeguards detention"),
    ("zh", "国家防范机制应查访所有剥夺自由的场所", "monitoring detention"),
    ("zh", "仅将拘留作为最后手段", "alternatives_to_detention detention"),
    ("zh", "减少和防止无国籍状态", "statelessness"),
    ("zh", "缓解监狱拥挤", "conditions_of_detention detention"),
    ("zh", "打击人口贩运", "trafficking"),
    ("ar", "احتجاز طالبي اللجوء في مراكز الاحتجاز", "immigration_detention asylum detention"),
    ("ar", "عدم ترحيل أي شخص إلى بلد قد يتعرض فيه لخطر التعذيب", "non_refoulement torture expulsion"),
    ("ar", "حقوق العمال المهاجرين وأفراد أسرهم", "migration"),
    ("ar", "الوافدين من العمال", "migration"),
    ("ar", "ينبغي للدولة الطرف أن تكفل للمحتجزين الاستعانة بمحامٍ", "legal_safeguards detention"),
    ("ar", "الآلية الوقائية الوطنية لزيارة أماكن الاحتجاز", "monitoring detention"),
    ("ar", "عدم اللجوء إلى الاحتجاز إلا كملاذ أخير", "alternatives_to_detention detention"),
    ("ar", "خفض حالات انعدام الجنسية", "statelessness"),
    ("ar", "معالجة الاكتظاظ في السجون", "conditions_of_detention detention"),
    ("ar", "مكافحة الاتجار بالبشر", "trafficking"),
    ("en", "Persons held at the airport transit zone pending removal", "immigration_detention"),
    ("en", "asylum-seekers are routinely held in closed reception centres", "immigration_detention asylum detention"),
    (
        "en",
        "No one should be sent back to a country where they face a real risk of torture",
        "non_refoulement torture",
    ),
    ("en", "administrative detention under the Aliens Act", "immigration_detention detention"),
    (
        "en",
        "maximum period of immigration detention and periodic judicial review",
        "immigration_detention legal_safeguards",
    ),
    (
        "en",
        "use detention only as a measure of last resort and for the shortest possible period",
        "alternatives_to_detention",
    ),
    (
        "en",
        "NHRI has access to all places of deprivation of liberty and makes unannounced visits",
        "monitoring detention",
    ),
    ("en", "push-backs at sea", "expulsion"),
    (
        "en",
        "electronic monitoring and reporting obligations instead of detention for migrants",
        "alternatives_to_detention immigration_detention",
    ),
    (
        "en",
        "foreign detainees are informed of the reasons for their detention in a language they understand",
        "legal_safeguards detention immigration_detention",
    ),
)
"""Language, text, and at least these themes."""


@pytest.mark.parametrize(("language", "text", "wanted"), SENTENCES)
def test_a_sentence_is_about_what_a_lawyer_reads_in_it(language: str, text: str, wanted: str) -> None:
    assert not set(wanted.split()) - set(themes(language).of(text))
