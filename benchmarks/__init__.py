"""Measures of habeas, each a ratio against a named tool in the same run."""
