CREATE INDEX statistics_period_value ON statistics ("period", "value");

CREATE INDEX statistics_evidence ON statistics ("evidence_id");

CREATE INDEX pages_place ON pages ("document_id", "page");

CREATE INDEX evidence_place ON evidence ("document_id", "page");

CREATE INDEX source_tables_doubt ON source_tables (document_id) WHERE doubt IS NOT NULL;

CREATE INDEX funding_rounds_doubt ON funding_rounds (document_id) WHERE doubt IS NOT NULL;

CREATE INDEX shareholdings_doubt ON shareholdings (document_id) WHERE doubt IS NOT NULL;

CREATE INDEX listings_doubt ON listings (document_id) WHERE doubt IS NOT NULL;

CREATE INDEX proceeds_doubt ON proceeds (document_id) WHERE doubt IS NOT NULL;

CREATE INDEX financials_doubt ON financials (document_id) WHERE doubt IS NOT NULL;

CREATE INDEX funds_doubt ON funds (document_id) WHERE doubt IS NOT NULL;

CREATE INDEX statistics_doubt ON statistics (document_id) WHERE doubt IS NOT NULL;
