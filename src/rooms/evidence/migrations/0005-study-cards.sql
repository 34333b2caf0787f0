-- What is shown beside an effect that was published: guard rails, bounds, the effect by time. Null until there is one.
ALTER TABLE evidence.study ADD card jsonb;
CREATE OR REPLACE VIEW evidence_api.study WITH (security_invoker = true) AS
  SELECT economy, id, round_id, programme_id, title, indicator, unit, source, state, reason, simulated, evaluated_at, plan, card
  FROM evidence.study;
