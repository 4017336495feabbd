-- A repeated request gets its first answer again, so an order keeps what was suggested with it as it
-- was then (Base64 of a message), not just the keys.
ALTER TABLE order_outcome
  MODIFY suggestions VARCHAR(6144) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
