-- The tables of the store. Times are in whole microseconds; names of accounts are 64-bit hashes; ids compare by their bytes.
-- `shard` is the distribution column: 0 on one server, the hash of the account's key in a cluster (ADR 25).

CREATE SCHEMA IF NOT EXISTS fundscheck;

-- One row for each name of an account: its key, its id at the balance source, its persistent id. Linked names have one root, whose row is
-- locked for all of them and keeps the latest time. The row of a key keeps the end of the chain of the account's records.
CREATE TABLE fundscheck.account (
    shard bigint NOT NULL,
    name bigint NOT NULL,
    root bigint NOT NULL,
    records bigint NOT NULL DEFAULT 0,
    head bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    recorded_at timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (name, shard)
) WITH (fillfactor = 80);

CREATE INDEX account_by_root ON fundscheck.account (root, shard);

-- One row for each debit: what deciding looks up. All of it follows from the records.
CREATE TABLE fundscheck.debit (
    shard bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    account bigint NOT NULL,
    revision int NOT NULL,
    lines timestamptz[] NOT NULL,
    decided_line timestamptz NOT NULL,
    state text NOT NULL,
    retry_of text COLLATE "C",
    hold_amount numeric,
    hold_currency text,
    hold_from timestamptz,
    hold_until timestamptz,
    review_until timestamptz,
    PRIMARY KEY (id, shard)
) WITH (fillfactor = 90);

CREATE INDEX debit_by_hold ON fundscheck.debit (account, hold_until, shard) WHERE hold_until IS NOT NULL;
CREATE INDEX debit_by_retry ON fundscheck.debit (retry_of, shard) WHERE retry_of IS NOT NULL;
CREATE INDEX debit_by_review ON fundscheck.debit (decided_line, shard, account) WHERE review_until IS NOT NULL;

-- The records, one after another: canonical bytes, chained for each account, beside columns for queries. `recorded_at` ascends strictly
-- for linked accounts, so that its order is the order in which they were recorded, whatever clocks show.
CREATE TABLE fundscheck.record (
    recorded_at timestamptz NOT NULL,
    shard bigint NOT NULL,
    account bigint NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('decision', 'event', 'connection')),
    debit_id text COLLATE "C",
    decided_at timestamptz,
    outcome text,
    rule_set text COLLATE "C",
    amount numeric,
    currency text,
    event text,
    body bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (recorded_at, shard, account, seq)
) PARTITION BY RANGE (recorded_at);

-- The few decisions that were recorded much later than they were made, by a process whose clock was behind.
CREATE INDEX record_late ON fundscheck.record (decided_at) WHERE recorded_at - decided_at > interval '1 hour';

-- The whole text of each rule set, before its first decision. `key` is the short form in records.
CREATE TABLE fundscheck.rule_set (
    key text COLLATE "C" PRIMARY KEY,
    sha256 text COLLATE "C" NOT NULL UNIQUE,
    name text NOT NULL,
    version text NOT NULL,
    body bytea NOT NULL
);

-- The latest status of each connection, or of one of its accounts ('' for the connection).
CREATE TABLE fundscheck.connection_status (
    shard bigint NOT NULL,
    connection_id text COLLATE "C" NOT NULL,
    account_id text COLLATE "C" NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (connection_id, account_id, shard)
);

-- The first lines of the files of an imported log, which an export writes again; and of the first file of every export.
CREATE TABLE fundscheck.segment (
    number int PRIMARY KEY,
    before timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    checkpoint text
);

INSERT INTO fundscheck.segment (number, before, created_at) VALUES (1, '-infinity', now());

-- What is archived: all records before `until`. The archive is a log; `lines`, `head`, `segment` and `bytes` are its end: the number of its
-- lines, the hash of the last one, the number of its last file, and that file's length.
CREATE TABLE fundscheck.archive (
    until timestamptz PRIMARY KEY,
    archived_at timestamptz NOT NULL,
    records bigint NOT NULL,
    lines bigint NOT NULL,
    head text COLLATE "C" NOT NULL,
    segment int NOT NULL,
    bytes bigint NOT NULL
);

-- Where the chain of an account's key continues after its archived records.
CREATE TABLE fundscheck.archived_account (
    shard bigint NOT NULL,
    account bigint NOT NULL,
    records bigint NOT NULL,
    head bytea NOT NULL,
    PRIMARY KEY (account, shard)
);

-- The ids of archived debits, which stay unique for ever, each with the hash of its last archived record. `lines` are the times of its
-- later records.
CREATE TABLE fundscheck.archived_debit (
    shard bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    hash bytea NOT NULL,
    lines timestamptz[],
    PRIMARY KEY (id, shard)
);

-- Adds the partition of a month, for the deciding role too, which may create nothing else. Attaching a table of its own takes no lock that
-- stops decisions. The bounds state their zone, since a session's zone would move them.
CREATE FUNCTION fundscheck.add_partition(at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    first timestamp := date_trunc('month', at AT TIME ZONE 'UTC');
    name text := 'record_' || to_char(first, 'YYYY_MM');
BEGIN
    IF first < '2000-01-01' OR first >= '2200-01-01' THEN
        RAISE EXCEPTION 'no partition is added for %: the time is implausible', first USING ERRCODE = '22023';
    END IF;
    IF first AT TIME ZONE 'UTC' < (SELECT max(a.until) FROM fundscheck.archive a) THEN
        RAISE EXCEPTION 'no partition is added for %: its records are archived', first USING ERRCODE = '22023';
    END IF;
    PERFORM pg_advisory_xact_lock(7210311, 2);
    IF to_regclass('fundscheck.' || quote_ident(name)) IS NULL THEN
        EXECUTE format('CREATE TABLE fundscheck.%I (LIKE fundscheck.record INCLUDING ALL)', name);
        EXECUTE format(
            'ALTER TABLE fundscheck.record ATTACH PARTITION fundscheck.%I FOR VALUES FROM (%L) TO (%L)',
            name, to_char(first, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(first + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
    END IF;
END;
$$;

-- The functions of the deciding path. A server keeps their plans for each session, whatever the client prepares; the plans are generic, by
-- the indexes, and made once, perhaps while a table is empty. So each look-up compares a whole key with `=`, one element of an array after
-- the other (OFFSET 0 keeps it so): with arrays, a plan that was made without statistics read an index from end to end, by the shard alone.
-- Rows are written one by one: a row of `unnest` with many arrays costs more memory than the whole insert.

-- What deciding looks up, in one statement and of one moment: rows of accounts (a), of debits with their records since the latest decision
-- (d), of archived debits (x), of holds (h) and of statuses of connections (s).
CREATE FUNCTION fundscheck.load(
    p_shard bigint, p_names bigint[], p_ids text[], p_ended_by timestamptz, p_connections text[], p_accounts text[])
RETURNS TABLE (
    kind "char", name bigint, root bigint, records bigint, id text, value text, amount numeric, time1 timestamptz, time2 timestamptz,
    bytes bytea, ids text[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    v_roots bigint[];
    v_linked bigint[];
    v_has_debits boolean;
    v_has_archived boolean;
BEGIN
    v_roots := ARRAY(
        SELECT DISTINCT n.root FROM unnest(p_names) AS u(name) CROSS JOIN LATERAL (
            SELECT n.root FROM fundscheck.account n WHERE n.name = u.name AND n.shard = p_shard OFFSET 0) n);
    IF cardinality(v_roots) > 0 THEN
        RETURN QUERY
            SELECT 'a'::"char", m.name, u.root, m.records, NULL::text, NULL::text, NULL::numeric, m.recorded_at, NULL::timestamptz, m.head,
                NULL::text[]
            FROM unnest(v_roots) AS u(root) CROSS JOIN LATERAL (
                SELECT m.* FROM fundscheck.account m WHERE m.root = u.root AND m.shard = p_shard OFFSET 0) m;
        IF p_ended_by IS NOT NULL THEN
            v_linked := ARRAY(
                SELECT m.name FROM unnest(v_roots) AS u(root) CROSS JOIN LATERAL (
                    SELECT m.name FROM fundscheck.account m WHERE m.root = u.root AND m.shard = p_shard OFFSET 0) m);
            RETURN QUERY
                SELECT 'h'::"char", u.name, NULL::bigint, NULL::bigint, d.id, d.hold_currency, d.hold_amount, d.hold_from, d.hold_until,
                    NULL::bytea, NULL::text[]
                FROM unnest(v_linked) AS u(name) CROSS JOIN LATERAL (
                    SELECT d.* FROM fundscheck.debit d
                    WHERE d.account = u.name AND d.hold_until > p_ended_by AND d.shard = p_shard OFFSET 0) d;
        END IF;
    END IF;
    SELECT
        EXISTS (
            SELECT FROM unnest(p_ids) AS u(id) CROSS JOIN LATERAL (
                SELECT FROM fundscheck.debit d WHERE d.id = u.id AND d.shard = p_shard OFFSET 0) d),
        EXISTS (
            SELECT FROM unnest(p_ids) AS u(id) CROSS JOIN LATERAL (
                SELECT FROM fundscheck.archived_debit x WHERE x.id = u.id AND x.shard = p_shard OFFSET 0) x)
        INTO v_has_debits, v_has_archived;
    IF v_has_debits THEN
        RETURN QUERY
            SELECT 'd'::"char", NULL::bigint, NULL::bigint, NULL::bigint, d.id, r.rule_set, NULL::numeric, d.decided_line,
                NULL::timestamptz, r.body,
                ARRAY(
                    SELECT t.id FROM fundscheck.debit t WHERE t.retry_of = d.id AND t.shard = p_shard
                    ORDER BY coalesce(t.lines[1], t.decided_line), t.id)
            FROM unnest(p_ids) AS u(id)
                CROSS JOIN LATERAL (SELECT d.* FROM fundscheck.debit d WHERE d.id = u.id AND d.shard = p_shard OFFSET 0) d
                LEFT JOIN LATERAL unnest(d.lines) AS l(line) ON l.line >= d.decided_line
                LEFT JOIN LATERAL (
                    SELECT r.rule_set, r.body FROM fundscheck.record r
                    WHERE r.recorded_at = l.line AND r.shard = p_shard AND r.account = d.account OFFSET 0) r ON true
            ORDER BY d.id, l.line;
    END IF;
    IF v_has_archived THEN
        RETURN QUERY
            SELECT 'x'::"char", NULL::bigint, NULL::bigint, NULL::bigint, x.id, NULL::text, NULL::numeric, NULL::timestamptz,
                NULL::timestamptz, NULL::bytea, NULL::text[]
            FROM unnest(p_ids) AS u(id) CROSS JOIN LATERAL (
                SELECT x.id FROM fundscheck.archived_debit x WHERE x.id = u.id AND x.shard = p_shard OFFSET 0) x
            WHERE NOT EXISTS (SELECT FROM fundscheck.debit d WHERE d.id = x.id AND d.shard = p_shard);
    END IF;
    IF cardinality(p_connections) > 0 THEN
        RETURN QUERY
            SELECT 's'::"char", NULL::bigint, NULL::bigint, NULL::bigint, NULL::text, NULL::text, NULL::numeric, NULL::timestamptz,
                NULL::timestamptz, s.body, NULL::text[]
            FROM unnest(p_connections, p_accounts) AS u(connection_id, account_id) CROSS JOIN LATERAL (
                SELECT s.body FROM fundscheck.connection_status s
                WHERE s.connection_id = u.connection_id AND s.account_id = u.account_id AND s.shard = p_shard OFFSET 0) s;
    END IF;
END;
$$;

-- The same with the accounts locked: first the roots, then the names that are new, each in ascending order, as in every other transaction.
-- The lock is a statement of its own, so that what is read after it is what was committed before. Names that were added or linked while it
-- waited are a conflict: begin again.
CREATE FUNCTION fundscheck.lock_and_load(
    p_timeout text, p_shard bigint, p_names bigint[], p_ids text[], p_ended_by timestamptz, p_connections text[], p_accounts text[])
RETURNS TABLE (
    kind "char", name bigint, root bigint, records bigint, id text, value text, amount numeric, time1 timestamptz, time2 timestamptz,
    bytes bytea, ids text[])
LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    v_known bigint[];
    v_roots bigint[];
    v_root bigint;
BEGIN
    PERFORM set_config('lock_timeout', p_timeout, true), set_config('idle_in_transaction_session_timeout', p_timeout, true);
    SELECT array_agg(n.name), array_agg(DISTINCT n.root ORDER BY n.root) INTO v_known, v_roots
    FROM unnest(p_names) AS u(name) CROSS JOIN LATERAL (
        SELECT n.name, n.root FROM fundscheck.account n WHERE n.name = u.name AND n.shard = p_shard OFFSET 0) n;
    FOREACH v_root IN ARRAY coalesce(v_roots, '{}') LOOP
        PERFORM FROM fundscheck.account r WHERE r.name = v_root AND r.shard = p_shard FOR NO KEY UPDATE;
    END LOOP;
    IF EXISTS (
        SELECT FROM unnest(v_known) AS u(name) CROSS JOIN LATERAL (
            SELECT n.root FROM fundscheck.account n WHERE n.name = u.name AND n.shard = p_shard OFFSET 0) n
        WHERE NOT n.root = ANY (v_roots)) THEN
        RAISE EXCEPTION 'accounts were linked meanwhile' USING ERRCODE = '40001';
    END IF;
    FOR i IN 1 .. cardinality(p_names) LOOP
        IF v_known IS NULL OR NOT p_names[i] = ANY (v_known) THEN
            INSERT INTO fundscheck.account (shard, name, root) VALUES (p_shard, p_names[i], p_names[i]) ON CONFLICT DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'an account was added meanwhile' USING ERRCODE = '40001';
            END IF;
        END IF;
    END LOOP;
    RETURN QUERY SELECT * FROM fundscheck.load(p_shard, p_names, p_ids, p_ended_by, p_connections, p_accounts);
END;
$$;

-- Writes everything that follows from decisions and events, where the accounts are as they were read: each root still has its time, and a
-- name that was new still is (otherwise the key of the table is violated). False, without an effect, where a root has another time. The
-- order of locks is that of lock_and_load.
CREATE FUNCTION fundscheck.save(
    p_shard bigint, p_roots bigint[], p_times timestamptz[],
    a_new boolean[], a_name bigint[], a_root bigint[], a_records bigint[], a_head bytea[], a_recorded_at timestamptz[],
    r_recorded_at timestamptz[], r_account bigint[], r_seq bigint[], r_kind text[], r_debit_id text[], r_decided_at timestamptz[],
    r_outcome text[], r_rule_set text[], r_amount numeric[], r_currency text[], r_event text[], r_body bytea[], r_hash bytea[],
    d_new boolean[], d_id text[], d_account bigint[], d_revision int[], d_decided_line timestamptz[], d_state text[], d_retry_of text[],
    d_amount numeric[], d_currency text[], d_from timestamptz[], d_until timestamptz[], d_review_until timestamptz[], d_lines text[],
    s_connection text[], s_account text[], s_body bytea[])
RETURNS boolean
LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    -- A decision that was acknowledged is on disk, whatever the settings of the database.
    IF current_setting('synchronous_commit') = 'off' THEN
        PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    FOR i IN 1 .. cardinality(p_roots) LOOP
        PERFORM FROM fundscheck.account a
        WHERE a.name = p_roots[i] AND a.shard = p_shard AND a.root = a.name AND a.recorded_at = p_times[i] FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            RETURN false;
        END IF;
    END LOOP;
    FOR i IN 1 .. cardinality(a_name) LOOP
        IF a_new[i] THEN
            INSERT INTO fundscheck.account (shard, name, root, records, head, recorded_at)
            VALUES (p_shard, a_name[i], a_root[i], a_records[i], a_head[i], a_recorded_at[i]);
        ELSE
            UPDATE fundscheck.account a SET root = a_root[i], records = a_records[i], head = a_head[i], recorded_at = a_recorded_at[i]
            WHERE a.name = a_name[i] AND a.shard = p_shard;
        END IF;
    END LOOP;
    FOR i IN 1 .. cardinality(r_body) LOOP
        INSERT INTO fundscheck.record (
            shard, recorded_at, account, seq, kind, debit_id, decided_at, outcome, rule_set, amount, currency, event, body, hash)
        VALUES (
            p_shard, r_recorded_at[i], r_account[i], r_seq[i], r_kind[i], r_debit_id[i], r_decided_at[i], r_outcome[i], r_rule_set[i],
            r_amount[i], r_currency[i], r_event[i], r_body[i], r_hash[i]);
    END LOOP;
    FOR i IN 1 .. cardinality(d_id) LOOP
        IF d_new[i] THEN
            INSERT INTO fundscheck.debit (
                shard, id, account, revision, decided_line, state, retry_of, hold_amount, hold_currency, hold_from, hold_until,
                review_until, lines)
            VALUES (
                p_shard, d_id[i], d_account[i], d_revision[i], d_decided_line[i], d_state[i], d_retry_of[i], d_amount[i], d_currency[i],
                d_from[i], d_until[i], d_review_until[i], d_lines[i]::timestamptz[]);
        ELSE
            UPDATE fundscheck.debit d SET revision = d_revision[i], decided_line = d_decided_line[i], state = d_state[i],
                hold_amount = d_amount[i], hold_currency = d_currency[i], hold_from = d_from[i], hold_until = d_until[i],
                review_until = d_review_until[i], lines = d.lines || d_lines[i]::timestamptz[]
            WHERE d.id = d_id[i] AND d.shard = p_shard;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'a debit was archived meanwhile' USING ERRCODE = '40001';
            END IF;
        END IF;
    END LOOP;
    FOR i IN 1 .. cardinality(s_body) LOOP
        INSERT INTO fundscheck.connection_status (shard, connection_id, account_id, body)
        VALUES (p_shard, s_connection[i], s_account[i], s_body[i])
        ON CONFLICT (connection_id, account_id, shard) DO UPDATE SET body = excluded.body;
    END LOOP;
    RETURN true;
END;
$$;
