package stoa.customer.row;

/// An item's id.
///
/// @param category 0 to 9999
/// @param number from 1, within the category
public record ItemKey(int category, long number) {}
