"""SQLite: schema, migrations, the atomic write of one document, full-text search, and the queries others need."""
