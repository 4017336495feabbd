-- What was decided for each order, for ever.
CREATE TABLE ledger (
  order_id       VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  state          VARCHAR(10)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount_cents   BIGINT        NOT NULL,
  decline_reason VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin,
  -- component=count, sorted, one a line
  clock          VARCHAR(8192) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  changed_at     BIGINT        NOT NULL,
  KEY by_state (state)
) ENGINE = InnoDB;

-- A card's stand-in. Never the card: its number is gone once the token is made.
CREATE TABLE card_token (
  token      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  conduct    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at BIGINT      NOT NULL
) ENGINE = InnoDB;

-- Orders whose first try met the fault of the test card for it.
CREATE TABLE faulted_order (
  order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
) ENGINE = InnoDB;
