"""The Datasette plugin: pages with their evidence, and everything staff look at."""
