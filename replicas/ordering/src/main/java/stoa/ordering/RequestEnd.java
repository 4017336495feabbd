package stoa.ordering;

/// How far an origin's requests go in some respect (seen, assigned).
///
/// @param end the first local number that is not included, at least 0
public record RequestEnd(Origin origin, long end) {}
