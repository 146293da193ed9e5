"""Sample documents with expected rows, and the generator that makes both."""
