package stoa.cli.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import stoa.cli.CommandFailure;
import stoa.cli.local.StatusReport.Group;
import stoa.cli.local.StatusReport.Health;
import stoa.cli.local.StatusReport.Member;
import stoa.cli.local.StatusReport.Service;

/// Finds the unit that a name means at this moment.
///
/// A name is a unit (`customer-3`, `buyer-1`, `payment`) or a role: `product-leader`,
/// `product-follower`, `product-member`, `customer-member`, `buyer-function`, `seller-function`. A
/// role that several units have means any of them that is up, at random.
final class NameResolution {
  static final List<String> ROLES =
      List.of(
          "customer-member",
          "product-leader",
          "product-follower",
          "product-member",
          "buyer-function",
          "seller-function");

  private final Collection<UnitName> units;
  private final Function<UnitKind, Group> groups;
  private final Function<UnitKind, List<Service>> services;

  /// @param groups asked only for the names that need it
  /// @param services the functions of a kind, asked only for the names that need it
  NameResolution(
      Collection<UnitName> units,
      Function<UnitKind, Group> groups,
      Function<UnitKind, List<Service>> services) {
    this.units = units;
    this.groups = groups;
    this.services = services;
  }

  /// @throws CommandFailure when the name means nothing (the message lists what does), or nobody
  ///   has the role just now
  UnitName resolve(String name) {
    return switch (name) {
      case "customer-member" -> anyMember(UnitKind.CUSTOMER, name, true);
      case "product-member" -> anyMember(UnitKind.PRODUCT, name, true);
      case "product-leader" -> leader();
      case "product-follower" -> anyMember(UnitKind.PRODUCT, name, false);
      case "buyer-function" -> anyFunction(UnitKind.BUYER, name);
      case "seller-function" -> anyFunction(UnitKind.SELLER, name);
      default -> exactly(name);
    };
  }

  private UnitName exactly(String name) {
    return units.stream()
        .filter(unit -> unit.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new CommandFailure(unknown(name)));
  }

  private String unknown(String name) {
    List<String> known = new ArrayList<>();
    units.stream().sorted().map(UnitName::toString).forEach(known::add);
    known.addAll(ROLES);
    return "there is no " + name + "; names are " + String.join(", ", known);
  }

  private UnitName leader() {
    String leader = groups.apply(UnitKind.PRODUCT).leader();
    if (leader == null) {
      throw new CommandFailure("the product group has no leader just now; try again in a second");
    }
    return exactly(leader);
  }

  private UnitName anyMember(UnitKind kind, String name, boolean leaderToo) {
    Group group = groups.apply(kind);
    List<String> candidates = new ArrayList<>();
    for (Member member : group.members()) {
      if (member.isUp() && (leaderToo || !member.name().equals(group.leader()))) {
        candidates.add(member.name());
      }
    }
    return any(candidates, name);
  }

  private UnitName anyFunction(UnitKind kind, String name) {
    List<String> candidates = new ArrayList<>();
    for (Service service : services.apply(kind)) {
      if (service.health() == Health.UP) {
        candidates.add(service.name());
      }
    }
    return any(candidates, name);
  }

  private UnitName any(List<String> candidates, String name) {
    if (candidates.isEmpty()) {
      throw new CommandFailure("no " + name + " is up just now");
    }
    Collections.shuffle(candidates, ThreadLocalRandom.current());
    return exactly(candidates.getFirst());
  }
}
