"""The pieces of which invented words are made, by language."""

from __future__ import annotations

from collections.abc import Mapping

OPENINGS: Mapping[str, Mapping[str, str]] = {
    "recommendation": {
        "en": "The State party should {what} {how}.",
        "fr": "L’État partie devrait {what} {how}.",
        "es": "El Estado parte debería {what} {how}.",
        "ru": "Государству-участнику следует {what} {how}.",
        "ar": "ينبغي للدولة الطرف أن {what} {how}.",
        "zh": "缔约国应{how}{what}。",
    },
    "concern": {
        "en": "It is a matter of concern {how} that {what}.",
        "fr": "Il est préoccupant {how} que {what}.",
        "es": "Preocupa {how} que {what}.",
        "ru": "Вызывает обеспокоенность {how}, что {what}.",
        "ar": "ومما يثير القلق {how} أن {what}.",
        "zh": "令人关切的是，{how}{what}。",
    },
}
WHAT: Mapping[str, tuple[str, ...]] = {
    "en": (
        "use detention of migrants only as a last resort",
        "end the detention of children for reasons of migration",
        "set a limit in law to detention before removal",
        "give everyone who is detained a lawyer and an interpreter",
        "open every place of detention to independent visits",
        "return nobody to a country where they risk torture",
    ),
    "fr": (
        "ne recourir à la rétention qu’en dernier ressort",
        "cesser de placer des enfants en rétention",
        "fixer dans la loi une durée maximale de rétention",
        "garantir à chacun un avocat et un interprète",
        "ouvrir tous les lieux de privation de liberté à des visites indépendantes",
        "ne renvoyer personne vers un pays où il risque la torture",
    ),
    "es": (
        "recurrir a la detención solo como último recurso",
        "poner fin a la detención de niños por su situación migratoria",
        "fijar por ley un plazo máximo de detención",
        "garantizar a toda persona detenida abogado e intérprete",
        "abrir todos los centros a visitas independientes",
        "no devolver a nadie a un país donde corra peligro de tortura",
    ),
    "ru": (
        "применять задержание мигрантов только как крайнюю меру",
        "прекратить содержание детей под стражей по причинам миграции",
        "установить в законе предельный срок содержания",
        "обеспечить каждому задержанному адвоката и переводчика",
        "открыть все места содержания для независимых посещений",
        "не высылать никого туда, где ему грозят пытки",
    ),
    "ar": (
        "لا تلجأ إلى احتجاز المهاجرين إلا كملاذ أخير",
        "تنهي احتجاز الأطفال لأسباب تتعلق بالهجرة",
        "تحدد في القانون مدة قصوى للاحتجاز",
        "تكفل لكل محتجز محاميا ومترجما شفويا",
        "تفتح جميع أماكن الاحتجاز أمام الزيارات المستقلة",
        "لا تعيد أحدا إلى بلد يتعرض فيه لخطر التعذيب",
    ),
    "zh": (
        "仅将拘留移民作为最后手段",
        "停止因移民原因拘留儿童",
        "在法律中规定拘留的最长期限",
        "确保每名被拘留者都有律师和口译员",
        "向独立探访开放所有拘留场所",
        "不将任何人遣返至可能遭受酷刑的国家",
    ),
}
CONCERNS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "people are held for months without seeing a judge",
        "children are locked up together with adults they do not know",
        "figures on detention are not published",
        "people are put across the border without a decision",
        "centres hold twice as many people as they have beds",
    ),
    "fr": (
        "des personnes soient retenues pendant des mois sans voir de juge",
        "des enfants soient enfermés avec des adultes inconnus",
        "les chiffres de la rétention ne soient pas publiés",
        "des personnes soient reconduites sans décision",
        "les centres accueillent deux fois plus de personnes que de lits",
    ),
    "es": (
        "haya personas detenidas durante meses sin ver a un juez",
        "se encierre a niños con adultos desconocidos",
        "no se publiquen cifras sobre la detención",
        "se expulse a personas sin resolución alguna",
        "los centros alojen al doble de personas que camas",
    ),
    "ru": (
        "людей месяцами держат под стражей без судьи",
        "детей содержат вместе с незнакомыми взрослыми",
        "данные о содержании под стражей не публикуются",
        "людей выдворяют без решения",
        "в центрах вдвое больше людей, чем коек",
    ),
    "ar": (
        "أشخاصا يحتجزون شهورا دون المثول أمام قاض",
        "أطفالا يحتجزون مع بالغين لا يعرفونهم",
        "أرقام الاحتجاز لا تنشر",
        "أشخاصا يبعدون عبر الحدود دون قرار",
        "المراكز تؤوي ضعف عدد الأسرّة فيها",
    ),
    "zh": (
        "有人被关押数月而未见法官",
        "儿童与不相识的成年人关押在一起",
        "拘留数字未予公布",
        "有人未经决定即被遣送出境",
        "各中心关押人数为床位的两倍",
    ),
}
HOW: Mapping[str, tuple[str, ...]] = {
    "en": ("without delay", "in law and in practice", "in all regions", "at airports and at land borders"),
    "fr": ("sans délai", "en droit et en pratique", "dans toutes les régions", "aux aéroports et aux frontières"),
    "es": ("sin demora", "en la ley y en la práctica", "en todas las regiones", "en aeropuertos y fronteras"),
    "ru": ("безотлагательно", "в законе и на практике", "во всех регионах", "в аэропортах и на границах"),
    "ar": ("دون تأخير", "في القانون والممارسة", "في جميع المناطق", "في المطارات وعلى الحدود"),
    "zh": ("毫不拖延地", "在法律和实践中", "在所有地区", "在机场和陆地边境"),
}
NAMES: Mapping[str, Mapping[str, str]] = {
    "place": {
        "en": "{town} Reception Centre",
        "fr": "Centre de rétention de {town}",
        "es": "Centro de internamiento de {town}",
        "ru": "Центр приёма города {town}",
        "ar": "مركز استقبال {town}",
        "zh": "{town}接待中心",
    },
    "office": {
        "en": "{town} Migration Office",
        "fr": "Bureau des migrations de {town}",
        "es": "Oficina de Migración de {town}",
        "ru": "Миграционная служба города {town}",
        "ar": "مكتب الهجرة في {town}",
        "zh": "{town}移民局",
    },
    "law": {
        "en": "Act on the Entry and Stay of Foreigners ({town})",
        "fr": "Loi sur l’entrée et le séjour des étrangers ({town})",
        "es": "Ley de entrada y permanencia de extranjeros ({town})",
        "ru": "Закон о въезде и пребывании иностранцев ({town})",
        "ar": "قانون دخول الأجانب وإقامتهم ({town})",
        "zh": "外国人入境居留法（{town}）",
    },
    "organisation": {
        "en": "{town} Legal Clinic",
        "fr": "Clinique juridique de {town}",
        "es": "Clínica jurídica de {town}",
        "ru": "Правовая клиника города {town}",
        "ar": "العيادة القانونية في {town}",
        "zh": "{town}法律援助所",
    },
    "report": {
        "en": "Annual report of the {town} office",
        "fr": "Rapport annuel du bureau de {town}",
        "es": "Informe anual de la oficina de {town}",
        "ru": "Годовой отчёт службы города {town}",
        "ar": "التقرير السنوي لمكتب {town}",
        "zh": "{town}局年度报告",
    },
}
