package stoa.customer.rule;

import java.util.Collection;
import java.util.Optional;
import stoa.customer.row.CheckoutRow;
import stoa.customer.row.LineRow;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CartTaken;

/// Checkout records as the contract shows them, and the carts they hold.
public final class Checkouts {
  private Checkouts() {}

  /// What a Take of a recorded purchase is answered.
  public static CartTaken taken(CheckoutRow checkout, Collection<? extends LineRow> lines) {
    return CartTaken.newBuilder()
        .setState(checkout.open() ? CartTaken.State.STATE_TAKEN : CartTaken.State.STATE_CLOSED)
        .addAllLines(Carts.lines(lines))
        .setBuyerId(checkout.buyerId())
        .build();
  }

  /// The session whose cart the order holds, unless it has ended.
  static Optional<SessionRow> holder(CustomerWorkingSet rows, CheckoutRow checkout) {
    if (checkout.sessionId() == 0) {
      return Optional.empty();
    }
    return rows.sessions()
        .find(checkout.sessionId())
        .filter(session -> session.takenByOrderId().equals(checkout.orderId()));
  }
}
