CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    table_name TEXT NOT NULL,
    page INTEGER,
    quote TEXT NOT NULL,
    field TEXT NOT NULL,
    said TEXT NOT NULL,
    judgement TEXT NOT NULL,
    old_value TEXT,
    new_value TEXT,
    by_whom TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT
);

CREATE INDEX corrections_sha256 ON corrections (sha256);

CREATE TABLE staff (
    name TEXT PRIMARY KEY,
    password TEXT NOT NULL,
    added_at TEXT NOT NULL
);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
