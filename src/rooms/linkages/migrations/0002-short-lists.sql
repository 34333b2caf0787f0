-- Whom a buyer might buy from, and why. What a buyer looks for is its own affair.
CREATE TABLE linkages.short_list (
  economy text NOT NULL,
  id uuid NOT NULL,
  organisation text NOT NULL,
  title text NOT NULL,
  need text NOT NULL,
  quantity text NOT NULL,
  -- what was searched for: {text, place, isic}
  search_text text NOT NULL,
  place_code text,
  isic text,
  -- establishments that the searches found, before the best were kept
  considered integer NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);
CREATE INDEX short_list_of_organisation ON linkages.short_list (economy, organisation, created_at DESC);
SELECT platform.protect('linkages.short_list', 'confidential');

CREATE TABLE linkages.short_list_entry (
  economy text NOT NULL,
  short_list_id uuid NOT NULL,
  enterprise_id text NOT NULL,
  organisation text NOT NULL,
  position integer NOT NULL,
  -- share of the points that the search could give (rules/scoreCandidate.ts); null where a person added the firm
  score double precision CHECK (score BETWEEN 0 AND 1),
  reasons jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('suggested', 'shortlisted', 'contacted', 'dropped')),
  note text NOT NULL DEFAULT '',
  added_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, short_list_id, enterprise_id),
  FOREIGN KEY (economy, short_list_id) REFERENCES linkages.short_list (economy, id) ON DELETE CASCADE
);
CREATE INDEX short_list_entry_in_order ON linkages.short_list_entry (economy, short_list_id, position);
SELECT platform.protect('linkages.short_list_entry', 'confidential');
