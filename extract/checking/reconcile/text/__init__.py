"""Relations told in running text, with members anywhere in the document."""
