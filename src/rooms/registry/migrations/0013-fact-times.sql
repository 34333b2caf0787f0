-- Whether anything was said or ended since the firms were last read is looked up at the end of these.
CREATE INDEX fact_by_time ON registry.fact (economy, recorded_at);
CREATE INDEX fact_by_end ON registry.fact (economy, superseded_at) WHERE superseded_at IS NOT NULL;
