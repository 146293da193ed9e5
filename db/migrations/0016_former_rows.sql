CREATE TABLE former_rows (
    id INTEGER PRIMARY KEY,
    "table_name" TEXT,
    "row_id" INTEGER,
    "of_document" INTEGER,
    "file_name" TEXT,
    "page" INTEGER,
    "quote" TEXT,
    "became" INTEGER,
    "gone_at" TEXT
);

CREATE INDEX former_rows_row_id ON former_rows ("row_id");
