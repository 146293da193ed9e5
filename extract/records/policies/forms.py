"""Policies set as forms: a table with one field to a row, such as 依据文件, 发文字号, 服务内容, 条件要求."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.records.grid import Grid
from extract.records.names import name_key
from extract.records.policies.header import note_inferred
from extract.records.policies.labels import kind_of_label
from extract.records.policies.lines import Line, joined, lines_of_cell, parts_of
from extract.records.policies.outline import outline
from extract.records.policies.places import place_of
from extract.records.policies.responsible import from_label
from extract.records.policies.rows import amounts_in, measures_of
from extract.records.policies.validity import date_in, validity_of
from extract.records.policy_titles import clean_title
from schemas import Document, Evidence, Policy, PolicyMeasure, TableCell

_LEAST_FIELDS = 3
_TELLS = frozenset({"content", "condition", "scope", "number", "basis", "issuer"})
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_DATE = re.compile(r"(?:19|20)\d{2}\s*[-年./]\s*\d{1,2}(?:\s*[-月./]\s*\d{1,2}\s*日?)?")


@dataclass(slots=True)
class Form:
    """One policy's fields: (what the label announces, the label, the cells with the words)."""

    title: TableCell | None = None
    fields: list[tuple[str, str, list[TableCell]]] = field(default_factory=list)

    def cells(self, kind: str) -> list[TableCell]:
        """The cells of the first field of a kind."""
        return next((cells for k, _, cells in self.fields if k == kind), [])

    def text(self, kind: str) -> str:
        """The words of a field on one line; empty where the form has none or prints a stroke."""
        words = " ".join(" ".join(cell.text.split()) for cell in self.cells(kind))
        return "" if words in ("/", "-", "—", "无", "\\") else words


def forms_of(grid: Grid) -> list[Form]:
    """The forms that a table holds; none where its rows are not fields."""
    forms: list[Form] = []
    current = Form()
    width = grid.table.n_columns
    for row in range(grid.table.n_rows):
        cells = sorted(grid.row_cells(row), key=lambda cell: cell.column)
        cells = [cell for cell in cells if cell.text.strip()]
        if not cells:
            continue
        kinds = [kind_of_label(" ".join(cell.text.split())) for cell in cells]
        whole = len(cells) == 1 and cells[0].column == 0 and cells[0].column_span >= min(width, 2)
        if whole and kinds[0] is None:
            if current.fields:
                forms.append(current)
                current = Form()
            current.title = cells[0]
        elif kinds[0] is not None:
            current.fields += _fields(cells, kinds)
        elif current.fields and cells[0].column > 0:
            # A cell that the page's end cuts has no label on the next page.
            current.fields[-1][2].extend(cells)
    forms.append(current)
    return [form for form in forms if _is_form(form)]


def _fields(cells: list[TableCell], kinds: list[str | None]) -> list[tuple[str, str, list[TableCell]]]:
    found: list[tuple[str, str, list[TableCell]]] = []
    for cell, kind in zip(cells, kinds, strict=True):
        # A label is followed by its words; two labels side by side are a table's head.
        if kind is not None and (not found or found[-1][2] or cell.column % 2 == 0):
            found.append((kind, " ".join(cell.text.split()), []))
        elif found:
            found[-1][2].append(cell)
    return found


def _is_form(form: Form) -> bool:
    filled = [kind for kind, _, cells in form.fields if cells]
    return len(set(filled)) >= _LEAST_FIELDS and len(_TELLS & set(filled)) >= 2


def form_policies(document: Document) -> list[Policy]:
    """A policy for every form of the document's tables, and once each the documents they are based on."""
    found: list[Policy] = []
    bases: dict[tuple[str, str | None], Policy] = {}
    for index in range(len(document.tables)):
        grid = Grid(document, index)
        for form in forms_of(grid):
            policy = _policy(document, grid, form)
            for basis in _bases(document, grid, form, policy):
                key = (name_key(basis.title or ""), basis.document_number)
                if key not in bases:
                    bases[key] = basis
                    found.append(basis)
                policy.notice = policy.notice or bases[key]
            found.append(policy)
    return found


def _policy(document: Document, grid: Grid, form: Form) -> Policy:
    named = form.cells("title")
    title = form.title or (named[0] if named else None)
    basis = _QUOTED.search(form.text("basis"))
    policy = Policy(table_index=grid.index)
    policy.title = clean_title(title.text) if title else clean_title(basis.group()) if basis else None
    whole = [cell for _, _, cells in form.fields for cell in cells]
    policy.evidence = _cite(document, [title] if title else whole[:1])
    policy.document_number = form.text("number") or None
    policy.issuers = from_label(form.text("issuer").replace("/", "、"))
    policy.issued_on = _first_date(form.text("issued"))
    policy.contact = form.text("contact") or None
    policy.effective_on = date_in(form.text("effective"))
    policy.expires_on = date_in(form.text("expires"))
    _period(document, form, policy)
    policy.region, policy.level = place_of(form.text("region") or None, *policy.issuers[:1], policy.title)
    policy.measures = _measures(document, form)
    return policy


def _first_date(text: str) -> str | None:
    """Of several documents' dates, the first."""
    match = _DATE.search(text)
    return date_in(match.group()) if match else None


def _period(document: Document, form: Form, policy: Policy) -> None:
    """从2023年9月起 and 有效期3年 say from when it holds; 每年8月 says when to apply."""
    text = form.text("period")
    policy.application_period = text or None
    for kind in ("validity", "period"):
        words = form.text(kind)
        validity = validity_of(words, policy.issued_on, whole=True) if words else None
        if validity is None:
            continue
        policy.validity = validity.text
        policy.effective_on = policy.effective_on or validity.effective_on
        if policy.expires_on is None and validity.expires_on is not None:
            policy.expires_on = validity.expires_on
            if "expires_on" in validity.inferred:
                note_inferred(document, "policies.expires_on 由表中起始日期与有效期年限推算")
        return


def _bases(document: Document, grid: Grid, form: Form, policy: Policy) -> list[Policy]:
    """The documents that a form quotes as its basis, with their numbers and dates where all are printed."""
    cells = form.cells("basis")
    titles = _QUOTED.findall(form.text("basis"))
    if not cells or not titles or policy.title == clean_title(f"《{titles[0]}》"):
        return []
    numbers = _several(form.text("number"), len(titles))
    dates = _several(form.text("issued"), len(titles))
    found = []
    for index, title in enumerate(titles):
        found.append(
            Policy(
                title=clean_title(f"《{title}》"),
                document_number=numbers[index],
                issued_on=_first_date(dates[index] or ""),
                issuers=policy.issuers,
                region=policy.region,
                level=policy.level,
                evidence=_cite(document, cells),
                table_index=grid.index,
            )
        )
    return found


def _several(text: str, count: int) -> list[str | None]:
    pieces: list[str | None] = [p.strip() for p in re.split(r"[/、；;]|(?<=号)\s+", text) if p.strip()]
    if len(pieces) == count:
        return pieces
    return [pieces[0] if len(pieces) == 1 else None] + [None] * (count - 1)


def _measures(document: Document, form: Form) -> list[PolicyMeasure]:
    """The numbered measures of the fields with contents, and a row for each field of conditions."""
    found: list[PolicyMeasure] = []
    beneficiaries = form.text("scope") or None
    contents = [f for f in form.fields if f[0] == "content" and f[2]]
    for _, label, cells in contents:
        lines = lines_of_field(cells)
        prefix = label if len(contents) > 1 else None
        for row in measures_of(document, outline(lines), in_form=True).rows:
            if prefix is not None and row.number is None and row.title is None:
                row.title = prefix
            row.beneficiaries = row.beneficiaries or beneficiaries
            found.append(row)
    for kind, label, cells in form.fields:
        if kind == "condition" and cells:
            found.append(_whole(document, label, lines_of_field(cells)))
    return found


def _whole(document: Document, label: str, lines: list[Line]) -> PolicyMeasure:
    """A field as one row, with the sums it asks for: its conditions belong together."""
    return PolicyMeasure(
        title=label,
        text="\n".join(line.text for line in lines),
        role="condition",
        evidence=document.cite(parts_of(lines)),
        amounts=amounts_in(document, lines, "condition"),
    )


def lines_of_field(cells: list[TableCell]) -> list[Line]:
    """The paragraphs of a field; where a page's end cuts a sentence its halves are put together."""
    found: list[Line] = []
    for cell in cells:
        lines = lines_of_cell(cell)
        if found and lines and not re.search(r"[。；：！？）]$", found[-1].text.rstrip()):
            found[-1] = joined([found[-1], lines[0]])
            lines = lines[1:]
        found += lines
    return found


def _cite(document: Document, cells: list[TableCell]) -> Evidence:
    return document.cite([part for cell in cells for part in cell.parts])
