"""Themes with evidence: transparent rules over lexicons, no trained model."""

from habeas.intake.document.themes.phrases import Hit
from habeas.intake.document.themes.rules import LexiconError, Themes, languages, themes

__all__ = ["Hit", "LexiconError", "Themes", "languages", "themes"]
