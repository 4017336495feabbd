package stoa.cli.admin.audit;

/// A session's cart that an order holds.
record HeldCart(long sessionId, String orderId) {}
