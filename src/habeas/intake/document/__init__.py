"""Documents of UN human-rights mechanisms: bytes in, paragraphs and proposals out."""
