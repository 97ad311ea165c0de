"""The doctor: what is wrong with an observatory, in words, and what to do. It changes nothing."""

from habeas.keeping.doctor.examining import CODES, examine
from habeas.keeping.doctor.symptom import Severity, Symptom

__all__ = ["CODES", "Severity", "Symptom", "examine"]
