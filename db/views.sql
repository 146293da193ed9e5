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
-- （前后各数逐行查找，只看一页时不必算遍全表）
CREATE VIEW policy_support AS
WITH given AS NOT MATERIALIZED (
    SELECT *
    FROM measure_amounts
    WHERE (kind = 'ratio' AND role IS NOT 'threshold') OR (kind = 'amount' AND currency IS NOT NULL AND role IN ('support', 'cap', 'base', 'fund'))
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
LEFT JOIN measure_amounts AS r ON r.kind = 'ratio' AND r.id = CASE WHEN g.kind = 'ratio' THEN g.id ELSE
    (SELECT max(b.id) FROM given AS b WHERE b.measure_id = g.measure_id AND b.id < g.id) END
WHERE g.kind = 'amount' OR
    (SELECT a.kind FROM given AS a WHERE a.measure_id = g.measure_id AND a.id > g.id ORDER BY a.id LIMIT 1) IS NOT 'amount';

-- 融资与资本事件：两份文件说的同一件事只计一次，判为有误的不计，各方并为一列
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
WHERE r.same_as IS NULL AND NOT EXISTS (SELECT 1 FROM corrections AS w WHERE w.row_id = r.id AND w.table_name = 'funding_rounds' AND w.judgement = 'wrong');

-- 持股：两份文件印出的同一行只计一次，判为有误的不计
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
WHERE h.same_as IS NULL AND NOT EXISTS (SELECT 1 FROM corrections AS w WHERE w.row_id = h.id AND w.table_name = 'shareholdings' AND w.judgement = 'wrong');

-- 投资：谁投了谁，每件事每家一行；转让方不算
-- （同一家的各行逐行查找，只看一页时不必算遍全表）
CREATE VIEW investments AS
SELECT p.id,
       coalesce(i.name, p.name) AS investor,
       i.kind AS investor_kind,
       (SELECT group_concat(DISTINCT q.role) FROM funding_participants AS q LEFT JOIN organizations AS j ON j.id = q.organization_id
        WHERE q.round_id = p.round_id AND q.role != 'transferor' AND coalesce(j.name, q.name) = coalesce(i.name, p.name)) AS role,
       coalesce(o.full_name, o.name, r.firm) AS firm,
       r.date,
       r.kind,
       r.round,
       r.amount_text,
       p.organization_id,
       p.round_id,
       p.document_id,
       p.page,
       p.evidence_id
FROM funding_participants AS p
JOIN funding_rounds AS r ON r.id = p.round_id
LEFT JOIN organizations AS i ON i.id = p.organization_id
LEFT JOIN organizations AS o ON o.id = r.organization_id
WHERE r.same_as IS NULL AND NOT EXISTS (SELECT 1 FROM corrections AS w WHERE w.row_id = r.id AND w.table_name = 'funding_rounds' AND w.judgement = 'wrong') AND p.role != 'transferor' AND p.name != ''
AND NOT EXISTS (SELECT 1 FROM funding_participants AS q LEFT JOIN organizations AS j ON j.id = q.organization_id
    WHERE q.round_id = p.round_id AND q.id < p.id AND q.role != 'transferor' AND q.name != '' AND coalesce(j.name, q.name) = coalesce(i.name, p.name));

-- 扶持工具：政策扶持按工具分开，一条扶持用几种工具就有几行
CREATE VIEW support_instruments AS
SELECT s.id,
       i.value AS tool,
       s.cap,
       s.ratio,
       s.ratio_of,
       s.condition,
       s.beneficiaries,
       s.region,
       s.level,
       s.policy,
       s.measure_number,
       s.measure,
       s.policy_id,
       s.measure_id,
       s.document_id,
       s.page,
       s.evidence_id
FROM policy_support AS s
JOIN policy_measures AS m ON m.id = s.measure_id
JOIN json_each(m.instruments) AS i
WHERE i.value IN ('subsidy', 'reward', 'loan', 'interest_subsidy', 'guarantee', 'insurance', 'fund', 'tax', 'rent');

-- 存疑：自相矛盾的行，各表合在一处
CREATE VIEW doubtful_rows AS
SELECT 'funding_rounds' AS table_name, id AS row_id, trim(coalesce(date, '') || ' ' || firm || ' ' || coalesce(round, '')) AS said,
       doubt, document_id, page, evidence_id FROM funding_rounds WHERE doubt IS NOT NULL
UNION ALL
SELECT 'shareholdings', id, trim(holder || ' ' || coalesce(ratio || '%', '')), doubt, document_id, page, evidence_id
FROM shareholdings WHERE doubt IS NOT NULL
UNION ALL
SELECT 'listings', id, firm, doubt, document_id, page, evidence_id FROM listings WHERE doubt IS NOT NULL
UNION ALL
SELECT 'proceeds', id, project, doubt, document_id, page, evidence_id FROM proceeds WHERE doubt IS NOT NULL
UNION ALL
SELECT 'financials', id, trim(indicator || ' ' || coalesce(period, '')), doubt, document_id, page, evidence_id
FROM financials WHERE doubt IS NOT NULL
UNION ALL
SELECT 'funds', id, name, doubt, document_id, page, evidence_id FROM funds WHERE doubt IS NOT NULL
UNION ALL
SELECT 'statistics', id, trim(coalesce(subject, '') || ' ' || coalesce(metric, '') || ' ' || coalesce(text, '')), doubt, document_id, page, evidence_id
FROM statistics WHERE doubt IS NOT NULL
UNION ALL
SELECT 'source_tables', id, trim(coalesce(number, '') || ' ' || coalesce(caption, '')), doubt, document_id, page, evidence_id
FROM source_tables WHERE doubt IS NOT NULL;

-- 同一指标：主体、指标、时期、地区都相同而印在两份以上文件里的统计
-- （同样逐行查找）
CREATE VIEW repeated_statistics AS
SELECT s.id,
       s.subject,
       s.metric,
       s.period,
       s.region,
       s.text,
       s.value,
       s.unit,
       (SELECT count(DISTINCT t.document_id) FROM statistics AS t WHERE t.subject = s.subject AND t.metric IS s.metric AND t.period = s.period
        AND t.region IS s.region AND t.relation IS s.relation AND t.value IS NOT NULL) AS documents,
       (SELECT count(DISTINCT t.value) FROM statistics AS t WHERE t.subject = s.subject AND t.metric IS s.metric AND t.period = s.period
        AND t.region IS s.region AND t.relation IS s.relation) AS figures,
       s.document_id,
       s.page,
       s.evidence_id
FROM statistics AS s
WHERE s.subject != '' AND s.period IS NOT NULL AND s.value IS NOT NULL AND EXISTS (
    SELECT 1 FROM statistics AS t WHERE t.subject = s.subject AND t.metric IS s.metric AND t.period = s.period
    AND t.region IS s.region AND t.relation IS s.relation AND t.value IS NOT NULL AND t.document_id != s.document_id);
