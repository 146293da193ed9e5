-- What must not take longer in a larger database: how far the ids of a table have gone, and who has said a row before.
DROP INDEX former_rows_row_id;

CREATE INDEX former_rows_row ON former_rows ("table_name", "row_id");

DROP INDEX statistics_said;

CREATE INDEX statistics_said ON statistics ("subject", "metric", "period", "value");

CREATE INDEX financials_said ON financials ("organization_id", "indicator", "period");

CREATE INDEX shareholdings_said ON shareholdings ("organization_id", "holder", "as_of");
