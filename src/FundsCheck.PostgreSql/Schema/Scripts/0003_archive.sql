-- What the retention role does: it archives months that are complete and old, with functions that check both. It may change nothing else.
-- One transaction begins an archive, reads the records, writes them to a log, and ends the archive.

-- Begins an archive of all records before the start of a month: no one adds a record to it until the transaction ends.
CREATE FUNCTION fundscheck.begin_archive(p_until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    v_name text;
    v_held bigint;
BEGIN
    IF p_until <> date_trunc('month', p_until) OR p_until > now() - interval '181 days' THEN
        RAISE EXCEPTION 'records are archived by months that ended 181 days ago or more' USING ERRCODE = '22023';
    END IF;
    IF NOT pg_try_advisory_xact_lock(7210311, 3) THEN
        RAISE EXCEPTION 'another process archives' USING ERRCODE = '55P03';
    END IF;
    FOR v_name IN SELECT * FROM fundscheck.partitions_before(p_until) LOOP
        EXECUTE format('LOCK TABLE fundscheck.%I IN SHARE MODE', v_name);
    END LOOP;
    SELECT count(*) INTO v_held FROM fundscheck.debit d
    WHERE d.decided_line < p_until AND d.hold_until > now() - interval '181 days';
    IF v_held > 0 THEN
        RAISE EXCEPTION '% debits have holds that ended less than 181 days ago', v_held USING ERRCODE = '55000';
    END IF;
END;
$$;

-- The attached partitions of months before a time, the oldest first.
CREATE FUNCTION fundscheck.partitions_before(p_until timestamptz) RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
    SELECT c.relname::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'fundscheck.record'::regclass AND c.relname < 'record_' || to_char(p_until, 'YYYY_MM')
    ORDER BY c.relname;
$$;

-- Ends an archive whose records are in the log, on disk: ids and the ends of chains stay, and the partitions are detached. Returns null; or
-- the first difference between the records and the rows of debits, and then changes nothing. The text names a debit, and an error would
-- be in the server's log.
--
-- The rows are locked before anything is checked, so that no event renews a hold between the check and the deletion. A long read of the
-- records delays the end. Every decision waits behind a lock that is waited for, so each try is short, locks the partitions before the
-- table that decisions need, and is undone as a whole; after 30 of them the archive fails.
CREATE FUNCTION fundscheck.end_archive(
    p_until timestamptz, p_records bigint, p_lines bigint, p_head text, p_segment int, p_bytes bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '100ms' AS $$
DECLARE
    v_name text;
    v_fault text;
BEGIN
    PERFORM FROM fundscheck.debit d WHERE d.decided_line < p_until OR d.lines[1] < p_until FOR UPDATE;
    PERFORM fundscheck.begin_archive(p_until);
    v_fault := fundscheck.archive_fault(p_until, p_records);
    IF v_fault IS NOT NULL THEN
        RETURN v_fault;
    END IF;
    INSERT INTO fundscheck.archived_account AS a (shard, account, records, head)
        SELECT DISTINCT ON (r.shard, r.account) r.shard, r.account, r.seq, r.hash FROM fundscheck.record r
        WHERE r.recorded_at < p_until ORDER BY r.shard, r.account, r.seq DESC
        ON CONFLICT (account, shard) DO UPDATE SET records = excluded.records, head = excluded.head;
    INSERT INTO fundscheck.archived_debit (shard, id, hash, lines)
        SELECT DISTINCT ON (r.shard, r.debit_id) r.shard, r.debit_id, r.hash, (
            SELECT array_agg(u.line ORDER BY u.line)
            FROM unnest(CASE WHEN d.id IS NULL THEN x.lines WHEN d.decided_line < p_until THEN d.lines END) AS u(line)
            WHERE u.line >= p_until)
        FROM fundscheck.record r
            LEFT JOIN fundscheck.debit d ON d.id = r.debit_id AND d.shard = r.shard
            LEFT JOIN fundscheck.archived_debit x ON x.id = r.debit_id AND x.shard = r.shard
        WHERE r.recorded_at < p_until AND r.debit_id IS NOT NULL ORDER BY r.shard, r.debit_id, r.recorded_at DESC
        ON CONFLICT (id, shard) DO UPDATE SET hash = excluded.hash, lines = excluded.lines;
    DELETE FROM fundscheck.debit d WHERE d.decided_line < p_until;
    UPDATE fundscheck.debit d SET lines = ARRAY(SELECT u.line FROM unnest(d.lines) AS u(line) WHERE u.line >= p_until ORDER BY u.line)
        WHERE d.lines[1] < p_until;
    INSERT INTO fundscheck.archive (until, archived_at, records, lines, head, segment, bytes)
        VALUES (
            p_until, now(), p_records + coalesce((SELECT max(a.records) FROM fundscheck.archive a), 0), p_lines, p_head, p_segment, p_bytes);
    FOR attempt IN 1 .. 30 LOOP
        BEGIN
            FOR v_name IN SELECT * FROM fundscheck.partitions_before(p_until) LOOP
                EXECUTE format('LOCK TABLE fundscheck.%I IN ACCESS EXCLUSIVE MODE', v_name);
            END LOOP;
            LOCK TABLE ONLY fundscheck.record IN ACCESS EXCLUSIVE MODE;
            FOR v_name IN SELECT * FROM fundscheck.partitions_before(p_until) LOOP
                EXECUTE format('ALTER TABLE fundscheck.record DETACH PARTITION fundscheck.%I', v_name);
            END LOOP;
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            IF attempt = 30 THEN
                RAISE;
            END IF;
            PERFORM pg_sleep(0.9);
        END;
    END LOOP;
    RETURN NULL;
END;
$$;

-- What keeps the records before a time from an archive: each must be named by the row of its debit, and each record that such a row names
-- must be there, since the rows leave with the records and the ids stay by them. Null for nothing.
CREATE FUNCTION fundscheck.archive_fault(p_until timestamptz, p_records bigint) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_fault text;
BEGIN
    IF p_records <> (SELECT count(*) FROM fundscheck.record r WHERE r.recorded_at < p_until) THEN
        RETURN format('the log has %s records, and the months have others', p_records);
    END IF;
    SELECT format('account %s: record %s: the row of its debit is missing, or does not name it', lpad(to_hex(r.account), 16, '0'), r.seq)
    INTO v_fault
    FROM fundscheck.record r
        LEFT JOIN fundscheck.debit d ON d.id = r.debit_id AND d.shard = r.shard
        LEFT JOIN fundscheck.archived_debit x ON x.id = r.debit_id AND x.shard = r.shard
    WHERE r.recorded_at < p_until AND r.debit_id IS NOT NULL AND (
        CASE WHEN d.id IS NULL THEN r.recorded_at = ANY (x.lines) ELSE d.account = r.account AND r.recorded_at = ANY (d.lines) END)
        IS NOT TRUE
    LIMIT 1;
    IF v_fault IS NOT NULL THEN
        RETURN v_fault;
    END IF;
    SELECT format('debit `%s`: its row names a record that is missing, or is not of its latest decision', d.id) INTO v_fault
    FROM fundscheck.debit d
        CROSS JOIN LATERAL unnest(d.lines || d.decided_line) AS u(line)
        LEFT JOIN fundscheck.record r ON r.recorded_at = u.line AND r.shard = d.shard AND r.account = d.account
    WHERE (d.decided_line < p_until OR d.lines[1] < p_until) AND (
        r.debit_id IS DISTINCT FROM d.id OR u.line >= d.decided_line AND (r.kind = 'decision') <> (u.line = d.decided_line))
    LIMIT 1;
    RETURN v_fault;
END;
$$;

-- Drops the detached partitions of the months before a time up to which records are archived, and returns their names.
CREATE FUNCTION fundscheck.drop_archived(p_until timestamptz) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    v_name text;
BEGIN
    IF NOT EXISTS (SELECT FROM fundscheck.archive a WHERE a.until = p_until) THEN
        RAISE EXCEPTION 'no archive ends at %', p_until USING ERRCODE = '22023';
    END IF;
    FOR v_name IN
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = 'fundscheck'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^record_[0-9]{4}_[0-9]{2}$'
            AND c.relname < 'record_' || to_char(p_until, 'YYYY_MM')
            AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = c.oid)
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE fundscheck.%I', v_name);
        RETURN NEXT v_name;
    END LOOP;
END;
$$;

REVOKE ALL ON FUNCTION fundscheck.begin_archive, fundscheck.partitions_before, fundscheck.archive_fault, fundscheck.end_archive,
    fundscheck.drop_archived FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fundscheck.begin_archive, fundscheck.partitions_before, fundscheck.end_archive, fundscheck.drop_archived
    TO fundscheck_retention;
