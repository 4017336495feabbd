package stoa.cli.drill.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.history.Intention;

/// Whether all that was acknowledged is there at the end. Carts, units and prices are looked at by
/// the histories of their objects, of which the last reads are a part.
final class AcknowledgedWrites {
  private static final int NAMED = 5;

  private AcknowledgedWrites() {}

  static List<Finding> of(List<Call> history, List<Intention> intentions, Purchases purchases) {
    List<Finding> findings = new ArrayList<>();
    findings.add(orders(history, purchases));
    findings.add(listings(history, intentions));
    findings.add(
        finding(
            purchases.strange().stream()
                .map(found -> found.order().id() + " of " + found.account())
                .toList(),
            "each of " + purchases.orders().size() + " orders seen was asked for under a key"));
    return findings;
  }

  private static Finding orders(List<Call> history, Purchases purchases) {
    Set<String> listed = new HashSet<>();
    history.stream()
        .filter(call -> call.kind() == CallKind.LIST_ORDERS && call.isSuccess())
        .flatMap(call -> Purchases.shown(call).stream())
        .forEach(order -> listed.add(order.id()));
    List<String> acknowledged =
        purchases.decided().stream()
            .map(purchase -> purchase.outcome().answer().path("orderId").asText(""))
            .filter(id -> !id.isEmpty())
            .toList();
    return finding(
        acknowledged.stream().filter(id -> !listed.contains(id)).toList(),
        "all " + acknowledged.size() + " acknowledged orders are in their buyers' histories");
  }

  private static Finding listings(List<Call> history, List<Intention> intentions) {
    Set<String> found = new HashSet<>();
    for (Call call : history) {
      if (call.kind() == CallKind.OWN_ITEMS && call.isSuccess()) {
        call.answer().path("items").forEach(item -> found.add(item.path("itemId").asText()));
      }
    }
    Set<String> maybeWithdrawn = new HashSet<>();
    List<String> acknowledged = new ArrayList<>();
    for (Intention intention : intentions) {
      if (intention.first().kind() == CallKind.WITHDRAW) {
        maybeWithdrawn.add(intention.first().asked("itemId"));
      } else if (intention.first().kind() == CallKind.LIST_ITEM) {
        intention
            .outcome()
            .filter(Call::isSuccess)
            .ifPresent(call -> acknowledged.add(call.answer().path("itemId").asText()));
      }
    }
    return finding(
        acknowledged.stream()
            .filter(item -> !found.contains(item) && !maybeWithdrawn.contains(item))
            .toList(),
        "all " + acknowledged.size() + " acknowledged listings are among their sellers' items");
  }

  private static Finding finding(List<String> missing, String text) {
    if (missing.isEmpty()) {
      return new Finding(true, text);
    }
    List<String> named = missing.subList(0, Math.min(NAMED, missing.size()));
    return new Finding(false, text + " NOT: " + missing.size() + " " + String.join(", ", named));
  }
}
