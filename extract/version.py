"""The version of the extractor: documents that another version ingested are ingested again."""

VERSION = "0.6.0"
