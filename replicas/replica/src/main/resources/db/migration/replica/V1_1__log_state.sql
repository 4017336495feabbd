-- What the group's log wants kept with the position, in the same transaction: opaque here, empty for
-- Raft. Numbered behind the groups' first migrations, because those are applied already.
ALTER TABLE applied_state ADD COLUMN log_state VARBINARY(32768) NOT NULL DEFAULT '';
