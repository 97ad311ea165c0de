"""Themes with evidence: transparent rules over lexicons, no trained model."""

from habeas.intake.document.themes.lexicons import LexiconError, languages, themes
from habeas.intake.document.themes.phrases import Hit
from habeas.intake.document.themes.rules import Themes

__all__ = ["Hit", "LexiconError", "Themes", "languages", "themes"]
