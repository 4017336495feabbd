/// The ledger: one transaction for each order, decided once.
///
/// ```
///              ┌─▶ DECLINED
/// (nothing) ───┼─▶ AUTHORIZED ──▶ CAPTURED ──▶ REFUNDED
///              │        └───────▶ VOIDED
///              └─▶ VOIDED (void of an order never seen; a later authorize is declined)
/// ```
@NullMarked
package stoa.payment.ledger;

import org.jspecify.annotations.NullMarked;
