-- What the register says of each plant beside its place: jobs, since when, whose it is. Class public, as the establishment's own row.
CREATE VIEW registry_api.establishment_size WITH (security_invoker = true) AS
  SELECT economy, id AS establishment_id, enterprise_id, employees, coalesce(established_on, registered_on) AS since
  FROM registry.establishment;
