-- The customer group's state. The same on every member: rows are written by applied commands only,
-- every id is given out by the counters below, every time is the group's.
-- Runs on MariaDB 11 and MySQL 8 and later.

CREATE TABLE counter (
  name       VARCHAR(32) NOT NULL PRIMARY KEY,
  next_value BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO counter (name, next_value) VALUES ('account', 1), ('session', 1), ('fraud_signal', 1);

CREATE TABLE account (
  account_id      BIGINT       NOT NULL PRIMARY KEY,
  role            TINYINT      NOT NULL,
  username        VARCHAR(32)  NOT NULL,
  name            VARCHAR(128) NOT NULL, -- 32 after NFC normalization
  password_hash   VARCHAR(255) NOT NULL,
  items_purchased BIGINT       NOT NULL,
  UNIQUE KEY account_username (role, username)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A session that has ended has no row.
CREATE TABLE session (
  session_id        BIGINT      NOT NULL PRIMARY KEY,
  account_id        BIGINT      NOT NULL,
  role              TINYINT     NOT NULL,
  last_use_millis   BIGINT      NOT NULL,
  -- The order that holds the session's cart; empty when none does.
  taken_by_order_id VARCHAR(64) NOT NULL,
  KEY session_last_use (last_use_millis, session_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE cart_line (
  session_id  BIGINT  NOT NULL,
  category    INT     NOT NULL,
  item_number BIGINT  NOT NULL,
  line_number INT     NOT NULL,
  quantity    INT     NOT NULL,
  PRIMARY KEY (session_id, category, item_number)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE saved_cart_line (
  account_id  BIGINT  NOT NULL,
  category    INT     NOT NULL,
  item_number BIGINT  NOT NULL,
  line_number INT     NOT NULL,
  quantity    INT     NOT NULL,
  PRIMARY KEY (account_id, category, item_number)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row per order id, for ever: what makes the commands of a purchase happen once.
CREATE TABLE checkout (
  order_id        VARCHAR(64)  NOT NULL PRIMARY KEY,
  session_id      BIGINT       NOT NULL,
  buyer_id        BIGINT       NOT NULL,
  -- Hexadecimal; empty when the record was made without a Take.
  fingerprint     VARCHAR(128) NOT NULL,
  state           TINYINT      NOT NULL,
  decline_counted TINYINT(1)   NOT NULL,
  taken_at_millis BIGINT       NOT NULL,
  KEY checkout_taken (state, taken_at_millis)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE checkout_line (
  order_id    VARCHAR(64) NOT NULL,
  category    INT         NOT NULL,
  item_number BIGINT      NOT NULL,
  line_number INT         NOT NULL,
  quantity    INT         NOT NULL,
  PRIMARY KEY (order_id, category, item_number)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- At most five an account: those of the last minute that counted.
CREATE TABLE login_failure (
  account_id       BIGINT  NOT NULL,
  slot             TINYINT NOT NULL,
  failed_at_millis BIGINT  NOT NULL,
  PRIMARY KEY (account_id, slot)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Attempts and declines of the last ten minutes; each new one takes two of the oldest away.
CREATE TABLE fraud_signal (
  signal_id        BIGINT       NOT NULL PRIMARY KEY,
  kind             TINYINT      NOT NULL,
  buyer_id         BIGINT       NOT NULL,
  card_fingerprint VARCHAR(128) NOT NULL,
  at_millis        BIGINT       NOT NULL,
  KEY fraud_signal_buyer (buyer_id, kind, at_millis),
  KEY fraud_signal_card (card_fingerprint, kind, at_millis)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
