"""Reports of the Universal Periodic Review: who recommended what, and what the State answered."""

from habeas.intake.document.upr.items import Item, items
from habeas.intake.document.upr.responses import Response, responses_in
from habeas.intake.document.upr.states import parted_by_states, states_in

__all__ = ["Item", "Response", "items", "parted_by_states", "responses_in", "states_in"]
