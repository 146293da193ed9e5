ALTER TABLE documents ADD COLUMN "superseded_by" INTEGER REFERENCES documents(id);
