-- Views over the tables; each is replaced when its text here changes.

-- 政策目标：到哪一年、要达到多少，各政策可比
CREATE VIEW policy_targets AS
SELECT a.id,
       a.text AS target,
       a.low,
       a.high,
       a.qualifier,
       a.unit,
       a.condition,
       CAST(substr(a.due, instr(a.due, '/') + 1, 4) AS INTEGER) AS due_year,
       a.due,
       p.region,
       p.level,
       p.title AS policy,
       p.issued_on,
       m.number AS measure_number,
       m.title AS measure,
       m.policy_id,
       a.measure_id,
       a.document_id,
       a.page,
       a.evidence_id
FROM measure_amounts AS a
JOIN policy_measures AS m ON m.id = a.measure_id
JOIN policies AS p ON p.id = m.policy_id
WHERE a.kind = 'target';

-- 政策扶持：用什么工具、最高多少、按什么比例、给谁。比例与其后紧接的限额同在一行，没有限额的比例自成一行
CREATE VIEW policy_support AS
WITH given AS (
    SELECT *,
           lag(id) OVER of_measure AS id_before,
           lag(kind) OVER of_measure AS kind_before,
           lead(kind) OVER of_measure AS kind_after
    FROM measure_amounts
    WHERE (kind = 'ratio' AND role IS NOT 'threshold') OR (kind = 'amount' AND currency IS NOT NULL AND role IN ('support', 'cap', 'base', 'fund'))
    WINDOW of_measure AS (PARTITION BY measure_id ORDER BY id)
)
SELECT g.id,
       coalesce(
           (SELECT group_concat(i.value, '、') FROM json_each(m.instruments) AS i
            WHERE i.value IN ('subsidy', 'reward', 'loan', 'interest_subsidy', 'guarantee', 'insurance', 'fund', 'tax', 'rent')),
           (SELECT group_concat(i.value, '、') FROM json_each(m.instruments) AS i)
       ) AS instrument,
       CASE WHEN g.kind = 'amount' THEN g.high END AS cap,
       CASE WHEN g.kind = 'amount' THEN g.low END AS floor,
       CASE WHEN g.kind = 'amount' THEN g.currency END AS currency,
       coalesce(r.high, r.low) AS ratio,
       r.unit AS ratio_unit,
       r.condition AS ratio_of,
       CASE WHEN g.kind = 'amount' THEN g.role END AS role,
       g.qualifier,
       CASE WHEN g.kind = 'amount' THEN g.condition END AS condition,
       m.beneficiaries,
       p.region,
       p.level,
       p.title AS policy,
       p.issued_on,
       p.expires_on,
       m.number AS measure_number,
       m.title AS measure,
       m.responsible,
       m.policy_id,
       g.measure_id,
       g.document_id,
       g.page,
       g.evidence_id
FROM given AS g
JOIN policy_measures AS m ON m.id = g.measure_id
JOIN policies AS p ON p.id = m.policy_id
LEFT JOIN measure_amounts AS r ON r.id = CASE WHEN g.kind = 'ratio' THEN g.id WHEN g.kind_before = 'ratio' THEN g.id_before END
WHERE g.kind = 'amount' OR g.kind_after IS NOT 'amount';

-- 融资与资本事件：两份文件说的同一件事只计一次，各方并为一列
CREATE VIEW funding_events AS
SELECT r.id,
       coalesce(o.full_name, o.name, r.firm) AS firm,
       r.date,
       r.kind,
       r.round,
       r.amount_text,
       r.amount_low,
       r.amount_high,
       r.currency,
       r.qualifier,
       (SELECT group_concat(DISTINCT p.name) FROM funding_participants AS p WHERE p.round_id = r.id) AS parties,
       1 + (SELECT count(DISTINCT s.document_id) FROM funding_rounds AS s WHERE s.same_as = r.id) AS documents,
       r.doubt,
       r.organization_id,
       r.document_id,
       r.page,
       r.evidence_id
FROM funding_rounds AS r
LEFT JOIN organizations AS o ON o.id = r.organization_id
WHERE r.same_as IS NULL;

-- 持股：两份文件印出的同一行只计一次
CREATE VIEW holders AS
SELECT h.id,
       coalesce(o.full_name, o.name, h.firm) AS firm,
       h.as_of,
       h.holder,
       h.holder_kind,
       h.shares,
       h.ratio,
       h.doubt,
       h.organization_id,
       h.holder_id,
       h.document_id,
       h.page,
       h.evidence_id
FROM shareholdings AS h
LEFT JOIN organizations AS o ON o.id = h.organization_id
WHERE h.same_as IS NULL;
