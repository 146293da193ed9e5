"""PDF and text files to documents: characters, lines, paragraphs, headings, tables, figures."""
