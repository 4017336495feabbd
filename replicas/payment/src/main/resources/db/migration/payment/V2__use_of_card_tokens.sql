-- When a token was made or last used for an authorization, milliseconds since 1970, UTC: one that
-- rests for a day is purged.
ALTER TABLE card_token
  ADD COLUMN used_at BIGINT NOT NULL DEFAULT 0,
  ADD KEY by_use (used_at);

UPDATE card_token SET used_at = created_at;
