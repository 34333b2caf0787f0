-- Days that have begun, once for each economy in use: what depends on the calendar hears of them as news.
CREATE TABLE platform.day_begun (economy text NOT NULL, day date NOT NULL, PRIMARY KEY (economy, day));
COMMENT ON TABLE platform.day_begun IS 'class: internal';
