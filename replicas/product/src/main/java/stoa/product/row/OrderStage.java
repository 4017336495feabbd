package stoa.product.row;

/// Where an order id stands.
///
/// ```
///  PLACED ──authorized──▶ PAID ──captured and told──▶ COMPLETED
///     └── declined, or payment stayed away ──▶ DECLINED
///  REFUSED: never an order
/// ```
public enum OrderStage {
  PLACED,
  PAID,
  COMPLETED,
  DECLINED,
  REFUSED
}
