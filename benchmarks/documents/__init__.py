"""Measures of the readers of documents, on corpora that lie beside the project and are used for measuring alone."""
