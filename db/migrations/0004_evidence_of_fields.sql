CREATE TABLE row_evidence (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "table_name" TEXT,
    "row_id" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "fields" TEXT
);

CREATE INDEX row_evidence_document_id ON row_evidence ("document_id");

CREATE INDEX row_evidence_row_id ON row_evidence ("row_id");

CREATE INDEX row_evidence_evidence_id ON row_evidence ("evidence_id");

ALTER TABLE funding_rounds ADD COLUMN "doubt" TEXT;

ALTER TABLE funding_rounds ADD COLUMN "same_as" INTEGER REFERENCES funding_rounds(id);

CREATE INDEX funding_rounds_same_as ON funding_rounds ("same_as");

ALTER TABLE shareholdings ADD COLUMN "doubt" TEXT;

ALTER TABLE shareholdings ADD COLUMN "same_as" INTEGER REFERENCES shareholdings(id);

CREATE INDEX shareholdings_same_as ON shareholdings ("same_as");

ALTER TABLE listings ADD COLUMN "doubt" TEXT;

ALTER TABLE listings ADD COLUMN "same_as" INTEGER REFERENCES listings(id);

CREATE INDEX listings_same_as ON listings ("same_as");

ALTER TABLE proceeds ADD COLUMN "doubt" TEXT;

ALTER TABLE proceeds ADD COLUMN "same_as" INTEGER REFERENCES proceeds(id);

CREATE INDEX proceeds_same_as ON proceeds ("same_as");

ALTER TABLE financials ADD COLUMN "doubt" TEXT;

ALTER TABLE financials ADD COLUMN "same_as" INTEGER REFERENCES financials(id);

CREATE INDEX financials_same_as ON financials ("same_as");

ALTER TABLE funds ADD COLUMN "doubt" TEXT;

ALTER TABLE funds ADD COLUMN "same_as" INTEGER REFERENCES funds(id);

CREATE INDEX funds_same_as ON funds ("same_as");

ALTER TABLE statistics ADD COLUMN "doubt" TEXT;

ALTER TABLE statistics ADD COLUMN "same_as" INTEGER REFERENCES statistics(id);

CREATE INDEX statistics_same_as ON statistics ("same_as");

