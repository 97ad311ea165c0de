"""Bytes in, proposals out: readers of country pages, tables, documents and feeds. Pure."""
