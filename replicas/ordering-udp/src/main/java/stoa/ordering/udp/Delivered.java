package stoa.ordering.udp;

import java.util.List;

/// One number of the group's order with its commands.
///
/// @param number from 0, without gaps
/// @param commands in order, as submitted; empty for a void number. Not to be changed
public record Delivered(long number, List<byte[]> commands) {}
