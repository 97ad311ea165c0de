"""Each of the six languages says every theme, and says it in the forms that its grammar gives a word."""

from __future__ import annotations

import pytest

from habeas.catalog import load
from habeas.intake.document.themes import languages, themes
from habeas.places import UN_LANGUAGES


def found(text: str, language: str) -> set[str]:
    return set(themes(language).of(text))


def test_there_is_a_lexicon_for_each_language_and_a_rule_for_each_theme_of_the_catalog() -> None:
    assert languages() == sorted(UN_LANGUAGES)
    for language in UN_LANGUAGES:
        assert {rule.theme for rule in themes(language).rules} == set(load().themes)


SAID = {
    "en": {
        "immigration_detention": "migrants are detained",
        "detention": "prisons",
        "migration": "migrant workers",
        "asylum": "refugees",
        "non_refoulement": "the principle of non-refoulement",
        "expulsion": "deportation",
        "statelessness": "stateless persons",
        "trafficking": "trafficking in persons",
        "torture": "acts of torture",
        "children": "girls and boys",
        "alternatives_to_detention": "alternatives to detention",
        "conditions_of_detention": "overcrowding in prisons",
        "legal_safeguards": "access to a lawyer",
        "monitoring": "independent monitoring of places of detention",
    },
    "fr": {
        "immigration_detention": "la rétention administrative des étrangers",
        "detention": "les prisons",
        "migration": "les travailleuses migrantes",
        "asylum": "les réfugiés et demandeurs d’asile",
        "non_refoulement": "le principe de non-refoulement",
        "expulsion": "une mesure d’éloignement",
        "statelessness": "les apatrides",
        "trafficking": "la traite des personnes",
        "torture": "des actes de torture",
        "children": "les mineurs",
        "alternatives_to_detention": "des mesures de substitution à la détention",
        "conditions_of_detention": "la surpopulation dans les prisons",
        "legal_safeguards": "le droit de consulter un avocat",
        "monitoring": "la surveillance des lieux de détention",
    },
    "es": {
        "immigration_detention": "el internamiento de extranjeros",
        "detention": "las cárceles",
        "migration": "las trabajadoras migrantes",
        "asylum": "los solicitantes de asilo",
        "non_refoulement": "el principio de no devolución",
        "expulsion": "la expulsión de personas",
        "statelessness": "los apátridas",
        "trafficking": "la trata de personas",
        "torture": "actos de tortura",
        "children": "niñas y niños",
        "alternatives_to_detention": "medidas alternativas a la detención",
        "conditions_of_detention": "el hacinamiento en las cárceles",
        "legal_safeguards": "acceso a un abogado",
        "monitoring": "la supervisión de los lugares de detención",
    },
    "ru": {
        "immigration_detention": "мигрантов содержат под стражей, центры временного содержания иностранных граждан",
        "detention": "в тюрьмах",
        "migration": "трудящимся-мигрантам",
        "asylum": "беженцами и просителями убежища",
        "non_refoulement": "принципа невыдворения",
        "expulsion": "решение о высылке",
        "statelessness": "лиц без гражданства",
        "trafficking": "с торговлей людьми",
        "torture": "применения пыток",
        "children": "несовершеннолетних",
        "alternatives_to_detention": "альтернативы содержанию под стражей",
        "conditions_of_detention": "переполненность тюрем",
        "legal_safeguards": "доступ к адвокату",
        "monitoring": "независимый мониторинг мест лишения свободы",
    },
    "ar": {
        "immigration_detention": "واحتجاز المهاجرين",
        "detention": "في السجون",
        "migration": "للعمال المهاجرين",
        "asylum": "للاجئين وملتمسي اللجوء",
        "non_refoulement": "مبدأ عدم الإعادة القسرية",
        "expulsion": "أوامر الترحيل",
        "statelessness": "الأشخاص عديمي الجنسية",
        "trafficking": "الاتجار بالأشخاص",
        "torture": "بالتعذيب",
        "children": "والأطفال",
        "alternatives_to_detention": "بدائل الاحتجاز",
        "conditions_of_detention": "الاكتظاظ في السجون",
        "legal_safeguards": "المساعدة القانونية",
        "monitoring": "رصد أماكن الاحتجاز",
    },
    "zh": {
        "immigration_detention": "拘留移民",
        "detention": "在监狱中",
        "migration": "移徙工人的权利",
        "asylum": "保护难民和寻求庇护者",
        "non_refoulement": "不推回原则",
        "expulsion": "遣返出境者",
        "statelessness": "无国籍人",
        "trafficking": "打击贩运人口行为",
        "torture": "酷刑行为",
        "children": "保护儿童",
        "alternatives_to_detention": "替代拘留的措施",
        "conditions_of_detention": "监狱过度拥挤",
        "legal_safeguards": "获得律师协助和法律援助",
        "monitoring": "监测拘留场所",
    },
}


@pytest.mark.parametrize(
    ("language", "theme", "text"), [(code, theme, text) for code, said in SAID.items() for theme, text in said.items()]
)
def test_each_theme_is_said_in_each_language(language: str, theme: str, text: str) -> None:
    assert theme in found(text, language)


@pytest.mark.parametrize(
    ("language", "theme", "text"),
    [
        ("en", "detention", "The court gave long prison sentences."),
        ("en", "trafficking", "Combat drug trafficking and arms trafficking."),
        ("fr", "trafficking", "Ratifier le Traité sur le commerce des armes."),
        ("fr", "migration", "Les relations avec les pays étrangers."),
        ("fr", "immigration_detention", "Les détenus qui ont étudié à l’étranger."),
        ("es", "trafficking", "Se trata de una ley nueva."),
        ("es", "detention", "Construir una presa en el río."),
        ("ru", "asylum", "Создать убежища для жертв насилия."),
        ("ar", "asylum", "اللجوء إلى القضاء"),
        ("ar", "migration", "مكافحة كراهية الأجانب"),
        ("zh", "asylum", "为受害者设立庇护所"),
        ("zh", "trafficking", "打击毒品贩运"),
    ],
)
def test_words_that_mean_something_else_do_not_count(language: str, theme: str, text: str) -> None:
    assert theme not in found(text, language)
