-- The restore that this ledger began with; empty for one that began with nothing.
CREATE TABLE restored (
  restore_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
) ENGINE = InnoDB;
