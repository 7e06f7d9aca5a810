"""The domain: profiles, applicability, checklists being filled, scores, plans, storage, reports, exchange, command line."""

__version__ = "0.1.0"
