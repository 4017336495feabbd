package stoa.cli.drill.fault;

/// What a drill may be told to break.
public enum FaultFamily {
  /// One member of the customer group.
  CUSTOMER,
  /// One member of the product group, its leader more often than others.
  PRODUCT,
  /// A buyer or seller function.
  FUNCTIONS,
  /// The payment service.
  PAYMENT,
  /// A minority of a group at once, or a member of each group with a function.
  SEVERAL,
  /// All five members of a group at once, for a short time.
  ALL,
  /// Datagrams of the customer group are lost, repeated and reordered, all the time.
  LOSS
}
