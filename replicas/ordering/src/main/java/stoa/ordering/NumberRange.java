package stoa.ordering;

/// The global numbers from `from` to `end` - 1; never empty.
public record NumberRange(long from, long end) {}
