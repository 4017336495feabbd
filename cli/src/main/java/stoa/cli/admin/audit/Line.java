package stoa.cli.admin.audit;

/// A line of an order.
record Line(long itemKey, long sellerId, long quantity, long priceCents) {}
