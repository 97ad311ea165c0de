"""A synthetic observatory: 200 countries, 150 indicators over 25 years, 3,000 places, 300,000 recommendations.

Everything in it is invented but the countries' codes and the catalog's keys. A country's statements depend on the seed
and the country alone, so a small scale is a part of the full one.
"""

from benchmarks.full_size.plan import Plan, plan
from benchmarks.full_size.world import sources, statements

__all__ = ["Plan", "plan", "sources", "statements"]
