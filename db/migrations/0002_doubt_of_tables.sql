ALTER TABLE source_tables ADD COLUMN "doubt" TEXT;
