-- How far the group's log is applied here. One row, changed in the transaction of the effects.
CREATE TABLE applied_state (
  id                TINYINT    NOT NULL PRIMARY KEY,
  log_position      BIGINT     NOT NULL,
  group_time_millis BIGINT     NOT NULL,
  active_level      INT        NOT NULL,
  rolling_hash      BINARY(32) NOT NULL,
  -- 1 while a snapshot is being restored: the other tables are then incomplete.
  restoring         TINYINT    NOT NULL
) ENGINE = InnoDB;

INSERT INTO applied_state VALUES (1, -1, 0, 1, REPEAT(CHAR(0), 32), 0);

-- Results of commands, for repeats. Purged by a command, 24 hours or more after.
CREATE TABLE command_result (
  command_id        CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  fingerprint       VARBINARY(64) NOT NULL,
  attempt           BIGINT        NOT NULL,
  result            MEDIUMBLOB    NOT NULL,
  log_position      BIGINT        NOT NULL,
  group_time_millis BIGINT        NOT NULL,
  KEY by_time (group_time_millis)
) ENGINE = InnoDB;
