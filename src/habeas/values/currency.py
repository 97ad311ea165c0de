"""Currencies: the ISO 4217 codes that are legal tender somewhere today."""

from __future__ import annotations

_TENDER = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD
IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF
YER ZAR ZMW ZWG
"""

CURRENCIES = frozenset(_TENDER.split())
"""The codes believed in a source's own string, where three capitals may be any word. `Money` takes old ones too."""

SIGNS = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP"}
"""Signs in sources. A bare ``$`` or ``£`` has other owners and holds only where no other currency is expected."""

ENGLISH_WORDS = frozenset({"ALL", "CUP", "MOP", "TOP", "TRY"})
"""Codes that are words too ("ALL 500", "TOP 50"): believed only where that currency is expected."""
