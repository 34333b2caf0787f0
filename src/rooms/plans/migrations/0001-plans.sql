-- Plans of action. What officers work on lies in tables of its own; what everybody reads is an edition, kept as it was published.

CREATE TABLE plans.plan (
  economy text NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  agency text NOT NULL,
  summary text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  currency text NOT NULL,
  -- revising: published, and changed since; the last edition is what everybody reads
  state text NOT NULL CHECK (state IN ('draft', 'published', 'revising')),
  -- number of the last edition; null before the first
  edition integer,
  -- how many codes of indicators were given out: a code is never used twice
  codes_given integer NOT NULL DEFAULT 0,
  simulated boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  CHECK (starts_on < ends_on),
  CHECK ((state = 'draft') = (edition IS NULL))
);

CREATE TABLE plans.action (
  economy text NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  position integer NOT NULL,
  area text NOT NULL,
  title text NOT NULL,
  owner text NOT NULL,
  -- direct: firms receive it; indirect: it changes what firms find around them
  support text NOT NULL CHECK (support IN ('direct', 'indirect')),
  -- in the plan's currency; null where it is not known yet
  budget numeric(24, 6) CHECK (budget >= 0),
  starts_on date NOT NULL,
  due_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'underway', 'done', 'stopped')),
  -- [{onDate, text}]
  milestones jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (economy, id),
  FOREIGN KEY (economy, plan_id) REFERENCES plans.plan (economy, id) ON DELETE CASCADE,
  CHECK (starts_on <= due_on)
);
CREATE INDEX action_of_plan ON plans.action (economy, plan_id, position);

-- The reference sheet of an indicator. Its actual values are computed by the formula, never typed.
CREATE TABLE plans.indicator (
  economy text NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  code text NOT NULL,
  area text NOT NULL,
  title text NOT NULL,
  definition text NOT NULL,
  formula text NOT NULL,
  -- where the formula looks at one programme alone
  programme_id text,
  unit text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('up', 'down')),
  source text NOT NULL,
  frequency text NOT NULL CHECK (frequency IN ('month', 'quarter', 'year')),
  responsible text NOT NULL,
  baseline double precision NOT NULL,
  baseline_on date NOT NULL,
  baseline_source text NOT NULL,
  PRIMARY KEY (economy, id),
  UNIQUE (economy, plan_id, code),
  FOREIGN KEY (economy, plan_id) REFERENCES plans.plan (economy, id) ON DELETE CASCADE
);

-- Number 1 is the original; a later one holds instead of it and says why.
CREATE TABLE plans.target (
  economy text NOT NULL,
  indicator_id uuid NOT NULL,
  due_on date NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  value double precision NOT NULL,
  reason text,
  set_by text NOT NULL,
  set_on date NOT NULL,
  PRIMARY KEY (economy, indicator_id, due_on, number),
  FOREIGN KEY (economy, indicator_id) REFERENCES plans.indicator (economy, id) ON DELETE CASCADE,
  CHECK ((number = 1) = (reason IS NULL))
);

CREATE TABLE plans.edition (
  economy text NOT NULL,
  plan_id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  is_current boolean NOT NULL DEFAULT true,
  -- what changed; null for the first
  reason text,
  -- facts, actions, indicators, targets as everybody reads them (model.ts)
  document jsonb NOT NULL,
  published_by text NOT NULL,
  published_on date NOT NULL,
  published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  simulated boolean NOT NULL DEFAULT false,
  PRIMARY KEY (economy, plan_id, number),
  FOREIGN KEY (economy, plan_id) REFERENCES plans.plan (economy, id) ON DELETE CASCADE,
  CHECK ((number = 1) = (reason IS NULL))
);
CREATE UNIQUE INDEX edition_current ON plans.edition (economy, plan_id) WHERE is_current;

-- What an indicator was on a day: every number here may be seen by everybody. Of two computations on a day the later holds.
CREATE TABLE plans.value (
  economy text NOT NULL,
  plan_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  as_of date NOT NULL,
  status text NOT NULL CHECK (status IN ('ok', 'notKnownYet', 'hidden')),
  reason text,
  value double precision,
  numerator double precision,
  denominator double precision,
  lower double precision,
  upper double precision,
  n integer,
  unit text NOT NULL,
  -- as released before: fewer firms than the threshold changed since
  is_kept boolean NOT NULL DEFAULT false,
  release_id uuid,
  computed_by text NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  simulated boolean NOT NULL DEFAULT false,
  PRIMARY KEY (economy, indicator_id, as_of),
  FOREIGN KEY (economy, plan_id) REFERENCES plans.plan (economy, id) ON DELETE CASCADE,
  CHECK ((status = 'ok') = (value IS NOT NULL))
);
CREATE INDEX value_of_plan ON plans.value (economy, plan_id, as_of DESC);

-- Which firms stand behind the value that is shown: how many have changed decides whether a new one may be.
CREATE TABLE plans.contribution (
  economy text NOT NULL,
  plan_id uuid NOT NULL,
  indicator_id uuid NOT NULL,
  enterprise_id text NOT NULL,
  numerator double precision NOT NULL,
  denominator double precision NOT NULL,
  PRIMARY KEY (economy, indicator_id, enterprise_id),
  FOREIGN KEY (economy, plan_id) REFERENCES plans.plan (economy, id) ON DELETE CASCADE
);

SELECT platform.protect_by_own_policy('plans.plan', 'internal'), platform.protect_by_own_policy('plans.action', 'internal'),
       platform.protect_by_own_policy('plans.indicator', 'internal'), platform.protect_by_own_policy('plans.target', 'internal'),
       platform.protect_by_own_policy('plans.edition', 'internal'), platform.protect_by_own_policy('plans.value', 'internal'),
       platform.protect_by_own_policy('plans.contribution', 'confidential');

CREATE FUNCTION plans.actor_manages() RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE RETURN
  platform.actor_has_role('officer') OR platform.actor_has_role('analyst') OR platform.actor_has_role('administrator');
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['plan', 'action', 'indicator', 'target', 'edition', 'value', 'contribution'] LOOP
    EXECUTE format('CREATE POLICY kept ON plans.%I USING (
      economy = (SELECT platform.actor_economy()) AND (SELECT plans.actor_manages()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['edition', 'value'] LOOP
    EXECUTE format('CREATE POLICY seen ON plans.%I FOR SELECT USING (economy = (SELECT platform.actor_economy()))', t);
  END LOOP;
END $$;

CREATE VIEW plans_api.edition WITH (security_invoker = true) AS
  SELECT economy, plan_id, number, document, published_on, simulated FROM plans.edition WHERE is_current;
CREATE VIEW plans_api.value WITH (security_invoker = true) AS
  SELECT economy, plan_id, indicator_id, as_of, status, value, lower, upper, n, unit, release_id, simulated FROM plans.value;
