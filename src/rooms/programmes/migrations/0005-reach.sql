-- What screening reads of the register, a row a plant or a statement; what is worked out of it is worked out by those who read.
CREATE VIEW programmes.known_establishment WITH (security_invoker = true) AS
  SELECT t.economy, t.enterprise_id, t.id, t.employees, coalesce(t.established_on, t.registered_on) AS since, t.place_code, t.import_id
  FROM registry.establishment t;
CREATE VIEW programmes.known_industry WITH (security_invoker = true) AS
  SELECT economy, establishment_id, isic_codes FROM registry.public_search;
CREATE VIEW programmes.known_number WITH (security_invoker = true) AS
  SELECT DISTINCT economy, enterprise_id FROM registry.identifier;
CREATE VIEW programmes.known_statement WITH (security_invoker = true) AS
  SELECT economy, enterprise_id, id, fact, value, valid_from, valid_to, organisation, recorded_at, superseded_at, import_id
  FROM registry.fact;
CREATE VIEW programmes.known_source WITH (security_invoker = true) AS
  SELECT economy, id AS import_id, mapping->'source'->>'kind' AS kind FROM registry.import;

-- Tells whether anything of it has changed.
CREATE VIEW programmes.known_state WITH (security_invoker = true) AS
  SELECT v.economy, concat_ws(' ', v.revision,
    (SELECT count(*) FROM registry.redirect d WHERE d.economy = v.economy),
    (SELECT concat_ws(' ', count(*), max(f.recorded_at), max(f.superseded_at)) FROM registry.fact f WHERE f.economy = v.economy),
    (SELECT concat_ws(' ', count(*), max(r.decided_at), max(r.valid_to)) FROM registry.representative r WHERE r.economy = v.economy),
    (SELECT concat_ws(' ', count(*), max(c.corrected_at), max(c.withdrawn_at)) FROM registry.correction c WHERE c.economy = v.economy),
    (SELECT concat_ws(' ', count(*), max(m.recorded_at), max(m.superseded_at)) FROM registry.membership m WHERE m.economy = v.economy)) AS state
  FROM registry.counted_revision v;

-- Firms that a programme has reached, under the ids that they have now.
CREATE VIEW programmes.reached_firm WITH (security_invoker = true) AS
  SELECT one.economy, one.programme_id, coalesce(d.new_id, one.enterprise_id) AS enterprise_id, one.how FROM (
    SELECT a.economy, r.programme_id, a.enterprise_id, 'applied' AS how
    FROM programmes.application a JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
    WHERE a.enterprise_id IS NOT NULL AND a.state <> 'withdrawn'
    UNION
    SELECT economy, programme_id, enterprise_id, 'served' FROM programmes.delivery
    WHERE started_on IS NOT NULL AND state <> 'cancelled') AS one
  LEFT JOIN registry.redirect d ON d.economy = one.economy AND d.old_id = one.enterprise_id;
