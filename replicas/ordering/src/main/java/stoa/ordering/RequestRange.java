package stoa.ordering;

/// The requests of one origin with local numbers from `from` to `end` - 1; never empty.
public record RequestRange(Origin origin, long from, long end) {}
