"""The edition: the format, reader, builder, manifest, verify and diff of the public data. No Django here."""
