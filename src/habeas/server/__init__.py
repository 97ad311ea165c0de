"""The public ASGI application: finished pages from a store, computed pages and the API from the same edition.

It opens editions read-only, holds no secret, sets no cookie, and imports nothing of the private wing.
"""
