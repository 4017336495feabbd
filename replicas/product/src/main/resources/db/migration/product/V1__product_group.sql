-- The product group's state. Text is compared in SQL only where it is ASCII (ids, hashes); equality
-- of names and keywords is decided by hashes and in Java, so that padding rules of collations,
-- which differ between MySQL and MariaDB, decide nothing.

-- Names and keywords are counted after NFC normalization but kept as they came, up to four times as
-- long.
-- units listed = stock + units in orders that are not DECLINED + withdrawn_units
CREATE TABLE item (
  item_key        BIGINT      NOT NULL, -- category * 10^12 + number
  category        INT         NOT NULL,
  number          BIGINT      NOT NULL,
  seller_id       BIGINT      NOT NULL,
  name            VARCHAR(128) NOT NULL,
  keywords        VARCHAR(166) NOT NULL, -- each followed by a newline, one newline before the first
  item_condition  VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  price_cents     BIGINT      NOT NULL,
  listed_units    BIGINT      NOT NULL,
  stock           BIGINT      NOT NULL,
  withdrawn_units BIGINT      NOT NULL,
  withdrawn       BOOLEAN     NOT NULL,
  thumbs_up       BIGINT      NOT NULL,
  thumbs_down     BIGINT      NOT NULL,
  -- Of what makes two listings equal; NULL when withdrawn. Not unique: a change of price may make
  -- two items equal, and a later listing then joins the lower number.
  listing_hash    CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (item_key),
  KEY item_by_seller (seller_id, item_key),
  KEY item_by_listing (listing_hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The last number given out: of items ('category-17') and of order outcomes ('orders').
CREATE TABLE counter (
  name        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_number BIGINT      NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE seller_rating (
  seller_id   BIGINT NOT NULL,
  thumbs_up   BIGINT NOT NULL,
  thumbs_down BIGINT NOT NULL,
  items_sold  BIGINT NOT NULL,
  PRIMARY KEY (seller_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The one outcome of an order id, kept for ever: an order, or its refusal (stage REFUSED).
CREATE TABLE order_outcome (
  ordinal                 BIGINT        NOT NULL, -- in the order of decision, from 1
  order_id                VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  buyer_id                BIGINT        NOT NULL,
  stage                   VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  refuse_reason           VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decline_reason          VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fingerprint             VARCHAR(128)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- hexadecimal
  total_cents             BIGINT        NOT NULL,
  loyalty_card            VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  card_token              VARCHAR(128)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  card_fingerprint        VARCHAR(128)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- hexadecimal
  suggestions             VARCHAR(256)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- item keys
  clock                   VARCHAR(3072) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- the last event's
  events                  INT           NOT NULL,
  placed_at_millis        BIGINT        NOT NULL,
  first_attempt_at_millis BIGINT        NOT NULL,
  finished_at_millis      BIGINT        NOT NULL,
  acknowledged            BOOLEAN       NOT NULL,
  PRIMARY KEY (ordinal),
  UNIQUE KEY outcome_by_order_id (order_id),
  KEY outcome_by_buyer (buyer_id, ordinal),
  KEY outcome_open (acknowledged, ordinal)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE order_line (
  ordinal     BIGINT      NOT NULL,
  line        INT         NOT NULL,
  item_key    BIGINT      NOT NULL,
  seller_id   BIGINT      NOT NULL,
  name        VARCHAR(128) NOT NULL,
  quantity    BIGINT      NOT NULL,
  price_cents BIGINT      NOT NULL,
  PRIMARY KEY (ordinal, line),
  KEY line_by_item (item_key, ordinal)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a refused purchase lacked.
CREATE TABLE missing_line (
  ordinal   BIGINT NOT NULL,
  line      INT    NOT NULL,
  item_key  BIGINT NOT NULL,
  requested BIGINT NOT NULL,
  available BIGINT NOT NULL,
  PRIMARY KEY (ordinal, line)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE order_event (
  ordinal   BIGINT        NOT NULL,
  line      INT           NOT NULL, -- from 0 within the order
  name      VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  component VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  clock     VARCHAR(3072) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- lines of component=count
  at_millis BIGINT        NOT NULL,
  PRIMARY KEY (ordinal, line)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a buyer has bought in completed orders, and the vote on it.
CREATE TABLE purchase (
  buyer_id BIGINT      NOT NULL,
  item_key BIGINT      NOT NULL,
  units    BIGINT      NOT NULL,
  vote     VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- NONE, UP, DOWN
  PRIMARY KEY (buyer_id, item_key)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
