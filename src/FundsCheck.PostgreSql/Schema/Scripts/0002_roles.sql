-- Three roles without a login, for the users of an installation to be members of. A role may exist already: roles belong to the whole
-- server, and another database of it may have the store too.

DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['fundscheck_decider', 'fundscheck_reader', 'fundscheck_retention'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;
            END;
        END IF;
    END LOOP;
END;
$$;

REVOKE ALL ON SCHEMA fundscheck FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA fundscheck FROM PUBLIC;
GRANT USAGE ON SCHEMA fundscheck TO fundscheck_decider, fundscheck_reader, fundscheck_retention;
GRANT SELECT ON ALL TABLES IN SCHEMA fundscheck TO fundscheck_decider, fundscheck_reader, fundscheck_retention;

-- Deciding adds records and changes what follows from them. It never changes or deletes a record, a rule set or a debit's id.
GRANT INSERT ON fundscheck.account, fundscheck.debit, fundscheck.record, fundscheck.rule_set, fundscheck.connection_status
    TO fundscheck_decider;
GRANT UPDATE (root, records, head, recorded_at) ON fundscheck.account TO fundscheck_decider;
GRANT UPDATE (revision, lines, decided_line, state, hold_amount, hold_currency, hold_from, hold_until, review_until)
    ON fundscheck.debit TO fundscheck_decider;
GRANT UPDATE (body) ON fundscheck.connection_status TO fundscheck_decider;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA fundscheck TO fundscheck_decider;
