package stoa.payment.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One order's transaction.
///
/// @param amountCents the amount first asked for; 0 when it was voided before
/// @param declineReason present exactly when the state is DECLINED
/// @param clock the order's vector clock after the last change, as [Clock#text] writes it
/// @param changedAt milliseconds since 1970, UTC
@MappedEntity("ledger")
public record Entry(
    @Id String orderId,
    State state,
    long amountCents,
    @Nullable Reason declineReason,
    String clock,
    long changedAt) {
  /// Why it was declined, if it was.
  public Optional<Reason> reason() {
    return Optional.ofNullable(declineReason);
  }
}
