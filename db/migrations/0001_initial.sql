CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    "sha256" TEXT UNIQUE,
    "file_name" TEXT,
    "kind" TEXT,
    "title" TEXT,
    "issuer" TEXT,
    "document_number" TEXT,
    "stock_code" TEXT,
    "published_on" TEXT,
    "inferred" TEXT,
    "pages" INTEGER,
    "extractor_version" TEXT,
    "ingested_at" TEXT
);

CREATE TABLE document_files (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "file_name" TEXT,
    "path" TEXT UNIQUE
);

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "label" TEXT,
    "text" TEXT,
    "source" TEXT,
    "status" TEXT,
    "message" TEXT,
    "header" TEXT,
    "footer" TEXT,
    "width" REAL,
    "height" REAL,
    "rotation" INTEGER
);

CREATE TABLE page_layouts (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "lines" TEXT
);

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "quote" TEXT,
    "boxes" TEXT,
    "char_start" INTEGER,
    "char_end" INTEGER,
    "parts" TEXT
);

CREATE TABLE sections (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "level" INTEGER,
    "number" TEXT,
    "title" TEXT,
    "parent_id" INTEGER REFERENCES sections(id)
);

CREATE TABLE source_tables (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "number" TEXT,
    "caption" TEXT,
    "last_page" INTEGER,
    "header" TEXT,
    "header_rows" INTEGER,
    "unit" TEXT,
    "source_note" TEXT,
    "n_rows" INTEGER,
    "n_columns" INTEGER,
    "ruling" TEXT,
    "section_id" INTEGER REFERENCES sections(id)
);

CREATE TABLE table_cells (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "table_id" INTEGER REFERENCES source_tables(id),
    "row" INTEGER,
    "column" INTEGER,
    "row_span" INTEGER,
    "column_span" INTEGER,
    "text" TEXT,
    "box" TEXT
);

CREATE TABLE source_figures (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "number" TEXT,
    "caption" TEXT,
    "box" TEXT,
    "source_note" TEXT,
    "section_id" INTEGER REFERENCES sections(id)
);

CREATE TABLE figure_values (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "figure_id" INTEGER REFERENCES source_figures(id),
    "label" TEXT,
    "series" TEXT,
    "value" REAL,
    "unit" TEXT
);

CREATE TABLE organizations (
    id INTEGER PRIMARY KEY,
    "name" TEXT,
    "full_name" TEXT,
    "kind" TEXT,
    "region" TEXT,
    "stock_code" TEXT
);

CREATE TABLE organization_names (
    id INTEGER PRIMARY KEY,
    "organization_id" INTEGER REFERENCES organizations(id),
    "name" TEXT,
    "kind" TEXT,
    "document_id" INTEGER REFERENCES documents(id),
    "key" TEXT
);

CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "organization_id" INTEGER REFERENCES organizations(id),
    "name" TEXT
);

CREATE TABLE funding_rounds (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "organization_id" INTEGER REFERENCES organizations(id),
    "firm" TEXT,
    "date" TEXT,
    "date_kind" TEXT,
    "kind" TEXT,
    "round" TEXT,
    "amount_text" TEXT,
    "amount_low" REAL,
    "amount_high" REAL,
    "currency" TEXT,
    "qualifier" TEXT,
    "price_per_share" REAL,
    "pre_money" REAL,
    "post_money" REAL,
    "capital_before" REAL,
    "capital_after" REAL,
    "note" TEXT,
    "table_id" INTEGER REFERENCES source_tables(id)
);

CREATE TABLE funding_participants (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "round_id" INTEGER REFERENCES funding_rounds(id),
    "organization_id" INTEGER REFERENCES organizations(id),
    "name" TEXT,
    "role" TEXT,
    "amount_text" TEXT,
    "amount_low" REAL,
    "amount_high" REAL,
    "currency" TEXT,
    "qualifier" TEXT,
    "shares" REAL,
    "ratio" REAL
);

CREATE TABLE shareholdings (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "organization_id" INTEGER REFERENCES organizations(id),
    "firm" TEXT,
    "as_of" TEXT,
    "holder" TEXT,
    "holder_id" INTEGER REFERENCES organizations(id),
    "holder_kind" TEXT,
    "shares" REAL,
    "ratio" REAL,
    "table_id" INTEGER REFERENCES source_tables(id),
    "note" TEXT
);

CREATE TABLE listings (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "organization_id" INTEGER REFERENCES organizations(id),
    "firm" TEXT,
    "board" TEXT,
    "exchange" TEXT,
    "stock_code" TEXT,
    "listed_on" TEXT,
    "shares_offered" REAL,
    "price" REAL,
    "raised_low" REAL,
    "raised_high" REAL,
    "raised_net" REAL,
    "sponsor" TEXT
);

CREATE TABLE proceeds (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "organization_id" INTEGER REFERENCES organizations(id),
    "project" TEXT,
    "total_investment" REAL,
    "planned_use" REAL,
    "table_id" INTEGER REFERENCES source_tables(id)
);

CREATE TABLE financials (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "organization_id" INTEGER REFERENCES organizations(id),
    "indicator" TEXT,
    "period" TEXT,
    "value" REAL,
    "unit" TEXT,
    "statement" TEXT,
    "table_id" INTEGER REFERENCES source_tables(id),
    "cell_row" INTEGER,
    "cell_column" INTEGER
);

CREATE TABLE funds (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "organization_id" INTEGER REFERENCES organizations(id),
    "name" TEXT,
    "level" TEXT,
    "mode" TEXT,
    "fields" TEXT,
    "size_text" TEXT,
    "size_low" REAL,
    "size_high" REAL,
    "currency" TEXT,
    "qualifier" TEXT,
    "region" TEXT,
    "founder" TEXT,
    "table_id" INTEGER REFERENCES source_tables(id)
);

CREATE TABLE statistics (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "subject" TEXT,
    "metric" TEXT,
    "text" TEXT,
    "value" REAL,
    "low" REAL,
    "high" REAL,
    "unit" TEXT,
    "qualifier" TEXT,
    "period" TEXT,
    "period_text" TEXT,
    "region" TEXT,
    "relation" TEXT,
    "base" TEXT,
    "inferred" TEXT,
    "table_id" INTEGER REFERENCES source_tables(id),
    "cell_id" INTEGER REFERENCES table_cells(id)
);

CREATE TABLE policies (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "title" TEXT,
    "document_number" TEXT,
    "issuers" TEXT,
    "issued_on" TEXT,
    "effective_on" TEXT,
    "expires_on" TEXT,
    "region" TEXT,
    "level" TEXT,
    "addressees" TEXT,
    "printed_on" TEXT,
    "validity" TEXT,
    "repeals" TEXT,
    "attachments" TEXT,
    "contact" TEXT,
    "application_period" TEXT,
    "issued_with" INTEGER REFERENCES policies(id),
    "is_document" INTEGER,
    "table_id" INTEGER REFERENCES source_tables(id)
);

CREATE TABLE policy_measures (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "policy_id" INTEGER REFERENCES policies(id),
    "parent_id" INTEGER REFERENCES policy_measures(id),
    "number" TEXT,
    "title" TEXT,
    "text" TEXT,
    "role" TEXT,
    "instruments" TEXT,
    "responsible" TEXT,
    "beneficiaries" TEXT
);

CREATE TABLE measure_amounts (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "measure_id" INTEGER REFERENCES policy_measures(id),
    "kind" TEXT,
    "text" TEXT,
    "low" REAL,
    "high" REAL,
    "unit" TEXT,
    "currency" TEXT,
    "qualifier" TEXT,
    "condition" TEXT,
    "role" TEXT,
    "due" TEXT
);

CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    "document_id" INTEGER REFERENCES documents(id),
    "page" INTEGER,
    "evidence_id" INTEGER REFERENCES evidence(id),
    "kind" TEXT,
    "formula" TEXT,
    "stated" REAL,
    "computed_low" REAL,
    "computed_high" REAL,
    "verdict" TEXT,
    "explanation" TEXT
);

CREATE TABLE check_members (
    id INTEGER PRIMARY KEY,
    "check_id" INTEGER REFERENCES checks(id),
    "evidence_id" INTEGER REFERENCES evidence(id),
    "role" TEXT,
    "value" REAL
);

CREATE TABLE ingest_log (
    id INTEGER PRIMARY KEY,
    "file_name" TEXT,
    "path" TEXT,
    "sha256" TEXT,
    "status" TEXT,
    "error" TEXT,
    "seconds" REAL,
    "pages" INTEGER,
    "started_at" TEXT
);

CREATE INDEX documents_file_name ON documents ("file_name");

CREATE INDEX document_files_document_id ON document_files ("document_id");

CREATE INDEX document_files_file_name ON document_files ("file_name");

CREATE INDEX pages_document_id ON pages ("document_id");

CREATE INDEX page_layouts_document_id ON page_layouts ("document_id");

CREATE INDEX evidence_document_id ON evidence ("document_id");

CREATE INDEX sections_document_id ON sections ("document_id");

CREATE INDEX source_tables_document_id ON source_tables ("document_id");

CREATE INDEX table_cells_document_id ON table_cells ("document_id");

CREATE INDEX table_cells_table_id ON table_cells ("table_id");

CREATE INDEX source_figures_document_id ON source_figures ("document_id");

CREATE INDEX figure_values_document_id ON figure_values ("document_id");

CREATE INDEX figure_values_figure_id ON figure_values ("figure_id");

CREATE INDEX organizations_name ON organizations ("name");

CREATE INDEX organization_names_organization_id ON organization_names ("organization_id");

CREATE INDEX organization_names_name ON organization_names ("name");

CREATE INDEX organization_names_document_id ON organization_names ("document_id");

CREATE INDEX organization_names_key ON organization_names ("key");

CREATE INDEX mentions_document_id ON mentions ("document_id");

CREATE INDEX mentions_organization_id ON mentions ("organization_id");

CREATE INDEX funding_rounds_document_id ON funding_rounds ("document_id");

CREATE INDEX funding_rounds_organization_id ON funding_rounds ("organization_id");

CREATE INDEX funding_rounds_firm ON funding_rounds ("firm");

CREATE INDEX funding_rounds_date ON funding_rounds ("date");

CREATE INDEX funding_participants_document_id ON funding_participants ("document_id");

CREATE INDEX funding_participants_round_id ON funding_participants ("round_id");

CREATE INDEX funding_participants_organization_id ON funding_participants ("organization_id");

CREATE INDEX shareholdings_document_id ON shareholdings ("document_id");

CREATE INDEX shareholdings_organization_id ON shareholdings ("organization_id");

CREATE INDEX shareholdings_as_of ON shareholdings ("as_of");

CREATE INDEX shareholdings_holder ON shareholdings ("holder");

CREATE INDEX shareholdings_holder_id ON shareholdings ("holder_id");

CREATE INDEX listings_document_id ON listings ("document_id");

CREATE INDEX listings_organization_id ON listings ("organization_id");

CREATE INDEX proceeds_document_id ON proceeds ("document_id");

CREATE INDEX proceeds_organization_id ON proceeds ("organization_id");

CREATE INDEX financials_document_id ON financials ("document_id");

CREATE INDEX financials_organization_id ON financials ("organization_id");

CREATE INDEX financials_indicator ON financials ("indicator");

CREATE INDEX financials_period ON financials ("period");

CREATE INDEX financials_table_id ON financials ("table_id");

CREATE INDEX funds_document_id ON funds ("document_id");

CREATE INDEX funds_organization_id ON funds ("organization_id");

CREATE INDEX funds_name ON funds ("name");

CREATE INDEX statistics_document_id ON statistics ("document_id");

CREATE INDEX statistics_subject ON statistics ("subject");

CREATE INDEX statistics_metric ON statistics ("metric");

CREATE INDEX statistics_period ON statistics ("period");

CREATE INDEX statistics_table_id ON statistics ("table_id");

CREATE INDEX policies_document_id ON policies ("document_id");

CREATE INDEX policies_title ON policies ("title");

CREATE INDEX policies_issued_on ON policies ("issued_on");

CREATE INDEX policies_region ON policies ("region");

CREATE INDEX policy_measures_document_id ON policy_measures ("document_id");

CREATE INDEX policy_measures_policy_id ON policy_measures ("policy_id");

CREATE INDEX measure_amounts_document_id ON measure_amounts ("document_id");

CREATE INDEX measure_amounts_measure_id ON measure_amounts ("measure_id");

CREATE INDEX checks_document_id ON checks ("document_id");

CREATE INDEX checks_page ON checks ("page");

CREATE INDEX checks_verdict ON checks ("verdict");

CREATE INDEX check_members_check_id ON check_members ("check_id");

CREATE INDEX ingest_log_file_name ON ingest_log ("file_name");

CREATE INDEX ingest_log_sha256 ON ingest_log ("sha256");

CREATE VIRTUAL TABLE pages_fts USING fts5(text, content='');

CREATE VIRTUAL TABLE evidence_fts USING fts5(quote, content='');

CREATE VIRTUAL TABLE organization_names_fts USING fts5(name, content='');
