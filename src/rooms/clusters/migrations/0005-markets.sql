-- Trade as files tell it: the last file that was taken over and not taken back is shown.
CREATE TABLE clusters.trade_file (
  economy text NOT NULL,
  id uuid NOT NULL,
  stored_id uuid,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  columns text[] NOT NULL,
  source text NOT NULL,
  known_on date NOT NULL,
  currency text NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- the exporter in the file that stands for this economy, and what else was found in it; null until it is read
  reporter text,
  mapping jsonb,
  facts jsonb,
  read_at timestamptz,
  applied_at timestamptz,
  undone_at timestamptz,
  PRIMARY KEY (economy, id),
  CHECK (applied_at IS NULL OR read_at IS NOT NULL)
);
CREATE INDEX trade_file_by_time ON clusters.trade_file (economy, applied_at DESC) WHERE undone_at IS NULL;

CREATE TABLE clusters.trade_flow (
  economy text NOT NULL,
  file_id uuid NOT NULL,
  hs text NOT NULL,
  year smallint NOT NULL,
  importer text NOT NULL,
  exporter text NOT NULL,
  value numeric NOT NULL CHECK (value >= 0),
  tariff numeric,
  PRIMARY KEY (economy, file_id, hs, year, importer, exporter),
  FOREIGN KEY (economy, file_id) REFERENCES clusters.trade_file (economy, id) ON DELETE CASCADE
);

-- One row a product, by what the whole file says of its exporters.
CREATE TABLE clusters.trade_product (
  economy text NOT NULL,
  file_id uuid NOT NULL,
  hs text NOT NULL,
  title text,
  demand numeric NOT NULL,
  own numeric NOT NULL,
  growth double precision,
  quotient double precision,
  is_present boolean NOT NULL,
  density double precision,
  complexity double precision,
  gain double precision,
  is_undominated boolean NOT NULL DEFAULT false,
  -- products made by the same exporters, nearest first
  near text[] NOT NULL,
  proximity double precision[] NOT NULL,
  PRIMARY KEY (economy, file_id, hs),
  FOREIGN KEY (economy, file_id) REFERENCES clusters.trade_file (economy, id) ON DELETE CASCADE
);

CREATE TABLE clusters.product_table (
  economy text NOT NULL,
  id uuid NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  rows integer NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_at timestamptz,
  PRIMARY KEY (economy, id)
);
CREATE INDEX product_table_by_time ON clusters.product_table (economy, uploaded_at DESC) WHERE undone_at IS NULL;
CREATE TABLE clusters.product_industry (
  economy text NOT NULL,
  table_id uuid NOT NULL,
  hs text NOT NULL,
  isic text NOT NULL,
  PRIMARY KEY (economy, table_id, hs, isic),
  FOREIGN KEY (economy, table_id) REFERENCES clusters.product_table (economy, id) ON DELETE CASCADE
);

SELECT platform.protect('clusters.trade_file', 'public'), platform.protect('clusters.trade_flow', 'public'),
  platform.protect('clusters.trade_product', 'public'), platform.protect('clusters.product_table', 'public'),
  platform.protect('clusters.product_industry', 'public');

DO $$
DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['trade_file', 'product_table'] LOOP
    EXECUTE format('CREATE TRIGGER keeps_mark BEFORE UPDATE OF simulated ON clusters.%I FOR EACH ROW
      WHEN (OLD.simulated IS DISTINCT FROM NEW.simulated) EXECUTE FUNCTION platform.refuse_other_mark()', t);
  END LOOP;
END $$;
