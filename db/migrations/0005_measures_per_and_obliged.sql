ALTER TABLE measure_amounts ADD COLUMN "per" TEXT;

ALTER TABLE policy_measures ADD COLUMN "obliged" TEXT;
