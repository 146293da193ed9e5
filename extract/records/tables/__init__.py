"""The normal form of tables: frames of rows and fields, and the roles of fields in the kinds of records."""

from extract.records.tables.heads import HeadPeriod, Modality
from extract.records.tables.model import Field, Frame, Row
from extract.records.tables.of_document import Tables, tables_of

__all__ = ["Field", "Frame", "HeadPeriod", "Modality", "Row", "Tables", "tables_of"]
