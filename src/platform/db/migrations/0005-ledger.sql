-- Money: every entry balances to zero in each currency, checked when its transaction ends, and nothing is changed afterwards.
CREATE TABLE platform.ledger_account (
  economy text NOT NULL DEFAULT platform.actor_economy(),
  id uuid NOT NULL,
  code text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  organisation text,
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id),
  UNIQUE (economy, code, currency),
  UNIQUE (economy, id, currency)
);
SELECT platform.protect('platform.ledger_account', 'confidential');

CREATE TABLE platform.ledger_entry (
  economy text NOT NULL DEFAULT platform.actor_economy(),
  id uuid NOT NULL,
  on_date date NOT NULL,
  reference text NOT NULL,
  posted_by text DEFAULT platform.actor_user(),
  posted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (economy, id)
);
CREATE TABLE platform.ledger_posting (
  economy text NOT NULL DEFAULT platform.actor_economy(),
  entry_id uuid NOT NULL,
  line integer NOT NULL,
  account_id uuid NOT NULL,
  currency text NOT NULL,
  amount numeric(24, 6) NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (economy, entry_id, line),
  FOREIGN KEY (economy, entry_id) REFERENCES platform.ledger_entry (economy, id),
  FOREIGN KEY (economy, account_id, currency) REFERENCES platform.ledger_account (economy, id, currency)
);
CREATE INDEX ledger_posting_by_account ON platform.ledger_posting (economy, account_id) INCLUDE (amount);

SELECT platform.protect_by_own_policy('platform.ledger_posting', 'confidential');
CREATE POLICY seen_with_account ON platform.ledger_posting FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND EXISTS (SELECT FROM platform.ledger_account a WHERE a.economy = ledger_posting.economy AND a.id = account_id)
);
CREATE POLICY posted_here ON platform.ledger_posting FOR INSERT WITH CHECK (economy = (SELECT platform.actor_economy()));
CREATE POLICY balanced_by_owner ON platform.ledger_posting FOR SELECT TO toolroom_owner USING (true);
SELECT platform.protect_by_own_policy('platform.ledger_entry', 'confidential');
CREATE POLICY seen_with_posting ON platform.ledger_entry FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND EXISTS (SELECT FROM platform.ledger_posting p WHERE p.economy = ledger_entry.economy AND p.entry_id = ledger_entry.id)
);
CREATE POLICY posted_here ON platform.ledger_entry FOR INSERT WITH CHECK (economy = (SELECT platform.actor_economy()));
CREATE POLICY balanced_by_owner ON platform.ledger_entry FOR SELECT TO toolroom_owner USING (true);

-- Columns that are left out are filled in here and can't be given.
GRANT SELECT, INSERT (id, code, currency, organisation) ON platform.ledger_account TO toolroom_app, toolroom_job;
GRANT SELECT, INSERT (id, on_date, reference) ON platform.ledger_entry TO toolroom_app, toolroom_job;
GRANT SELECT, INSERT (entry_id, line, account_id, currency, amount) ON platform.ledger_posting TO toolroom_app, toolroom_job;
GRANT SELECT ON platform.ledger_account, platform.ledger_entry, platform.ledger_posting TO toolroom_reader;

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON platform.ledger_entry FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON platform.ledger_entry EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON platform.ledger_posting FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON platform.ledger_posting EXECUTE FUNCTION platform.refuse_change();

CREATE FUNCTION platform.check_ledger_entry(of_economy text, of_entry uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  lines integer;
  off text;
BEGIN
  SELECT count(*) INTO lines FROM platform.ledger_posting WHERE economy = of_economy AND entry_id = of_entry;
  IF lines < 2 THEN
    RAISE EXCEPTION 'ledger entry % has % postings, and two is the least', of_entry, lines USING ERRCODE = 'check_violation';
  END IF;
  SELECT string_agg(currency || ' ' || total, ', ') INTO off FROM (
    SELECT currency, sum(amount) AS total FROM platform.ledger_posting
    WHERE economy = of_economy AND entry_id = of_entry GROUP BY currency HAVING sum(amount) <> 0) AS sums;
  IF off IS NOT NULL THEN
    RAISE EXCEPTION 'ledger entry % does not balance: %', of_entry, off USING ERRCODE = 'check_violation';
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION platform.check_ledger_entry FROM PUBLIC;

CREATE FUNCTION platform.balance_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM platform.check_ledger_entry(NEW.economy, NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON platform.ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION platform.balance_entry();

-- Postings come with their entry or not at all: its balance is then checked once, and an old entry can't grow. The time is
-- looked at too: in a restored database the old numbers of transactions come round again.
CREATE FUNCTION platform.join_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM platform.ledger_entry e WHERE e.economy = NEW.economy AND e.id = NEW.entry_id
                 AND e.transaction = pg_current_xact_id() AND e.posted_at >= now()) THEN
    RAISE EXCEPTION 'ledger entry % is closed', NEW.entry_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER joins_entry AFTER INSERT ON platform.ledger_posting FOR EACH ROW EXECUTE FUNCTION platform.join_entry();
