-- Tenders as others published them, by the Open Contracting Data Standard 1.1. All of it is public: it was published before.

CREATE TABLE linkages.tender_import (
  economy text NOT NULL,
  id uuid NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('releasePackage', 'recordPackage')),
  publisher text NOT NULL,
  licence text,
  source_uri text,
  published_at timestamptz,
  releases integer NOT NULL,
  created integer NOT NULL,
  unchanged integer NOT NULL,
  tenders_created integer NOT NULL,
  tenders_changed integer NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id)
);
CREATE UNIQUE INDEX tender_import_of_file ON linkages.tender_import (economy, sha256);
CREATE INDEX tender_import_by_time ON linkages.tender_import (economy, created_at DESC);
SELECT platform.protect('linkages.tender_import', 'internal');

-- One contracting process. `compiled` follows from its releases (rules/ocds/mergeReleases.ts) and can be made again.
CREATE TABLE linkages.tender (
  economy text NOT NULL,
  ocid text NOT NULL,
  title text NOT NULL,
  description text,
  stage text NOT NULL CHECK (stage IN ('planning', 'open', 'award', 'contract', 'ended')),
  method text,
  method_details text,
  buyer_id text,
  buyer_name text,
  -- what the source calls whom we show as buyer: many name a procuring entity alone
  buyer_role text CHECK (buyer_role IN ('buyer', 'procuringEntity')),
  suppliers text[] NOT NULL,
  -- numeric without a scale keeps the digits as they were written
  amount numeric,
  currency text,
  amount_of text CHECK (amount_of IN ('contracts', 'awards', 'tender')),
  closes_at timestamptz,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  release_count integer NOT NULL,
  compiled jsonb NOT NULL,
  publisher text NOT NULL,
  licence text,
  search text NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  PRIMARY KEY (economy, ocid),
  CHECK ((amount IS NULL) = (amount_of IS NULL))
);
CREATE INDEX tender_by_time ON linkages.tender (economy, last_at DESC, ocid);
CREATE INDEX tender_by_buyer ON linkages.tender (economy, buyer_name, last_at DESC);
CREATE INDEX tender_by_text ON linkages.tender USING gin (search gin_trgm_ops);

-- As it was published, character for character of its content; a release is never changed.
CREATE TABLE linkages.tender_release (
  economy text NOT NULL,
  ocid text NOT NULL,
  release_id text NOT NULL,
  released_at timestamptz NOT NULL,
  tags text[] NOT NULL,
  content_hash text NOT NULL,
  raw jsonb NOT NULL,
  import_id uuid NOT NULL,
  PRIMARY KEY (economy, ocid, release_id)
);
CREATE INDEX tender_release_by_time ON linkages.tender_release (economy, ocid, released_at, release_id);

CREATE TABLE linkages.tender_supplier (
  economy text NOT NULL,
  ocid text NOT NULL,
  supplier_id text NOT NULL,
  name text NOT NULL,
  identifier_scheme text,
  identifier text,
  PRIMARY KEY (economy, ocid, supplier_id),
  FOREIGN KEY (economy, ocid) REFERENCES linkages.tender (economy, ocid) ON DELETE CASCADE
);
CREATE INDEX tender_supplier_by_number ON linkages.tender_supplier (economy, identifier_scheme, identifier);
SELECT platform.protect('linkages.tender', 'public'), platform.protect('linkages.tender_release', 'public'),
  platform.protect('linkages.tender_supplier', 'public');

CREATE VIEW linkages_api.tender WITH (security_invoker = true) AS
  SELECT economy, ocid, title, stage, method, buyer_id, buyer_name, amount, currency, first_at, last_at, simulated FROM linkages.tender;
CREATE VIEW linkages_api.tender_supplier WITH (security_invoker = true) AS
  SELECT economy, ocid, supplier_id, name, identifier_scheme, identifier FROM linkages.tender_supplier;
