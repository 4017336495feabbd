package stoa.cli.drill.check;

/// Something that was checked beside the objects.
///
/// @param text what was checked, with its numbers
public record Finding(boolean holds, String text) {}
