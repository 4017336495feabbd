package stoa.cli.demo;

/// A purchase that was answered with 201.
record Acknowledged(Buyer buyer, String orderId) {}
