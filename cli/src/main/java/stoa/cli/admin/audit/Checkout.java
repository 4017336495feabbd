package stoa.cli.admin.audit;

/// The customer group's record of one purchase.
///
/// @param buyerId 0 in a record that was made by a Close
/// @param closed false while the purchase goes on (TAKEN)
record Checkout(String orderId, long buyerId, boolean closed) {}
