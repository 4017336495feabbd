package stoa.cli.local;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every port of a local system, all on the loopback address and all but the gateway's derived from
/// one base.
///
/// The base is kept with the data, because Raft's configuration names addresses.
record PortPlan(int base, int gateway) {
  /// How many ports from the base on are the system's.
  static final int SPAN = 150;

  /// The most functions of one kind that the plan has ports for.
  static final int MAX_FUNCTIONS = 16;

  PortPlan {
    if (base < 1024 || base + SPAN > 65_536) {
      throw new IllegalArgumentException(
          "the base port must lie between 1024 and " + (65_536 - SPAN) + ", not " + base);
    }
    if (gateway < 1 || gateway > 65_535) {
      throw new IllegalArgumentException("the port must lie between 1 and 65535, not " + gateway);
    }
    if (gateway >= base && gateway < base + SPAN) {
      throw new IllegalArgumentException(
          "port "
              + gateway
              + " lies among the internal ports "
              + base
              + " to "
              + (base + SPAN - 1));
    }
  }

  /// What replicas serve functions on.
  int grpc(UnitName member) {
    return block(member, 0, 10);
  }

  int admin(UnitName member) {
    return block(member, 20, 30);
  }

  int metrics(UnitName unit) {
    return unit.kind() == UnitKind.PAYMENT ? base + 101 : block(unit, 40, 50);
  }

  /// Where members of a group meet: UDP for the customer group, TCP for the product group.
  int peer(UnitName member) {
    return block(member, 60, 70);
  }

  int database(UnitName unit) {
    return unit.kind() == UnitKind.PAYMENT ? base + 102 : block(unit, 80, 90);
  }

  /// What functions, payment and gateway serve HTTP on.
  int http(UnitName unit) {
    return switch (unit.kind()) {
      case PAYMENT -> base + 100;
      case BUYER -> base + 110 + unit.number() - 1;
      case SELLER -> base + 130 + unit.number() - 1;
      case GATEWAY -> gateway;
      case CUSTOMER, PRODUCT -> throw new IllegalArgumentException(unit + " serves no HTTP");
    };
  }

  private int block(UnitName member, int customerOffset, int productOffset) {
    return switch (member.kind()) {
      case CUSTOMER -> base + customerOffset + member.number();
      case PRODUCT -> base + productOffset + member.number();
      case PAYMENT, BUYER, SELLER, GATEWAY ->
          throw new IllegalArgumentException(member + " is no member of a group");
    };
  }

  /// The ports that a unit listens on, with what for.
  SortedMap<Integer, String> of(UnitName unit) {
    SortedMap<Integer, String> ports = new TreeMap<>();
    if (unit.kind().isReplica()) {
      ports.put(grpc(unit), "gRPC");
      ports.put(admin(unit), "admin");
      ports.put(metrics(unit), "metrics");
      ports.put(peer(unit), "peers");
    } else {
      ports.put(http(unit), "HTTP");
    }
    if (unit.kind() == UnitKind.PAYMENT) {
      ports.put(metrics(unit), "metrics");
    }
    if (unit.kind().hasDatabase()) {
      ports.put(database(unit), "database");
    }
    return ports;
  }

  /// `host:port` of every member, in member order.
  List<String> addresses(UnitKind group, java.util.function.ToIntFunction<UnitName> port) {
    List<String> addresses = new ArrayList<>();
    for (UnitName member : UnitName.members(group)) {
      addresses.add("127.0.0.1:" + port.applyAsInt(member));
    }
    return addresses;
  }
}
