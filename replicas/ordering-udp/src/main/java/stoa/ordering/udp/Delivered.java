package stoa.ordering.udp;

import java.util.List;

/// One number of the group's order with its commands.
///
/// @param number from 0, growing; the numbers between two of them are void
/// @param commands in order, as submitted; at least one. Not to be changed
public record Delivered(long number, List<byte[]> commands) {}
