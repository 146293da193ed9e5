ALTER TABLE statistics ADD COLUMN "modality" TEXT;
