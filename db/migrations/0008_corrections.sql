CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "table_name" TEXT,
    "row_id" INTEGER,
    "field" TEXT,
    "judgement" TEXT,
    "old_value" TEXT,
    "new_value" TEXT,
    "by_whom" TEXT,
    "made_at" TEXT,
    "review_id" INTEGER
);

CREATE INDEX corrections_document_id ON corrections ("document_id");

CREATE INDEX corrections_row_id ON corrections ("row_id");

CREATE INDEX statistics_said ON statistics ("subject", "metric", "period");

CREATE INDEX checks_document_verdict ON checks ("document_id", "verdict");
