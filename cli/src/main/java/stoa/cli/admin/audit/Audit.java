package stoa.cli.admin.audit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;

/// Computes what must always hold from a system that goes on meanwhile. Why that gives no false
/// alarm is said at [Evidence]; what each equation counts, at [ProductEquations],
/// [PaymentEquations] and [CustomerEquations].
public final class Audit {
  private static final long POLL_MILLIS = 500;

  private final Source source;
  private final Duration patience;

  /// @param patience how long the Close of a refused purchase may take: more than the time after
  ///   which the executor takes over from a function that died
  Audit(Source source, Duration patience) {
    this.source = source;
    this.patience = patience;
  }

  /// An audit's end.
  ///
  /// @param holds whether all equations do
  /// @param productPosition where the product group was read; everything is judged from there
  public record Report(
      boolean holds,
      long productPosition,
      long customerPosition,
      List<Equation> equations,
      List<Apart> apart) {
    public Report {
      equations = List.copyOf(equations);
      apart = List.copyOf(apart);
    }
  }

  /// Audits a running system.
  ///
  /// @param limit for reading the books of each group and the ledger
  /// @throws CommandFailure when the system cannot be read
  public static Report of(
      AdminGroup product,
      AdminGroup customer,
      URI paymentOperations,
      Duration patience,
      Duration limit) {
    try (var payment = new PaymentOperations(paymentOperations, limit)) {
      return new Audit(new LiveSource(product, customer, payment, limit), patience).run();
    }
  }

  Report run() {
    // The order of these lines is what makes the audit right.
    ProductBooks product = source.product();
    List<Transaction> ledger = source.ledger();
    Evidence evidence = Evidence.of(product, ledger, source.customer());
    evidence = evidence.withAnswers(source.orders(evidence.questions()));
    evidence = evidence.withStillOpen(watched(evidence.openRefusals()));
    return judge(evidence);
  }

  static Report judge(Evidence evidence) {
    List<Equation> equations = new ArrayList<>(ProductEquations.of(evidence.product()));
    equations.addAll(PaymentEquations.of(evidence));
    equations.addAll(CustomerEquations.of(evidence));
    return new Report(
        equations.stream().allMatch(Equation::holds),
        evidence.product().position(),
        evidence.customer().position(),
        equations,
        Apart.of(evidence));
  }

  /// Looks at open records again until they are closed.
  ///
  /// @return those that are not when the patience is at its end
  private Set<String> watched(Set<String> open) {
    long end = System.nanoTime() + patience.toNanos();
    Set<String> left = new HashSet<>(open);
    while (!left.isEmpty()) {
      for (Checkout record : source.checkouts(left)) {
        if (record.closed()) {
          left.remove(record.orderId());
        }
      }
      if (left.isEmpty() || System.nanoTime() >= end) {
        break;
      }
      pause(POLL_MILLIS);
    }
    return left;
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", interrupted);
    }
  }
}
