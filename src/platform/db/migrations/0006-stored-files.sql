-- Files live in the database: one backup holds everything. Equal content is kept once among the files that its writer may see.
CREATE TABLE platform.stored_file (
  economy text NOT NULL DEFAULT platform.actor_economy(),
  id uuid NOT NULL,
  content_id uuid NOT NULL,
  class text NOT NULL CHECK (class IN ('public', 'internal', 'confidential')),
  organisation text,
  file_name text NOT NULL,
  content_type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  stored_by text DEFAULT platform.actor_user(),
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id)
);
CREATE INDEX stored_file_by_content ON platform.stored_file (economy, content_id);
CREATE INDEX stored_file_by_sha256 ON platform.stored_file (economy, sha256);
CREATE TABLE platform.stored_file_chunk (
  economy text NOT NULL DEFAULT platform.actor_economy(),
  content_id uuid NOT NULL,
  position integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (economy, content_id, position)
);
ALTER TABLE platform.stored_file_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

SELECT platform.protect_by_own_policy('platform.stored_file', 'confidential');
CREATE POLICY by_class ON platform.stored_file USING (
  economy = (SELECT platform.actor_economy())
  AND (class = 'public'
    OR (class = 'internal' AND (SELECT platform.actor_is_signed_in()))
    OR (SELECT platform.actor_reads_confidential())
    OR organisation = (SELECT platform.actor_organisation())
    OR (organisation IS NULL AND stored_by = (SELECT platform.actor_user())))
);
SELECT platform.protect_by_own_policy('platform.stored_file_chunk', 'confidential');
CREATE POLICY seen_with_file ON platform.stored_file_chunk FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND EXISTS (SELECT FROM platform.stored_file f WHERE f.economy = stored_file_chunk.economy AND f.content_id = stored_file_chunk.content_id)
);
CREATE POLICY written_here ON platform.stored_file_chunk FOR INSERT WITH CHECK (economy = (SELECT platform.actor_economy()));
GRANT SELECT, INSERT ON platform.stored_file, platform.stored_file_chunk TO toolroom_app, toolroom_job;
GRANT SELECT ON platform.stored_file, platform.stored_file_chunk TO toolroom_reader;
