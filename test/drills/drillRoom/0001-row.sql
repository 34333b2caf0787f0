CREATE TABLE drill.row (n bigint PRIMARY KEY, writer integer);
