package stoa.cli.drill.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Draws one schedule.
final class ScheduleMaker {
  private static final int MEMBERS = 5;
  private static final long QUIET_AT_FIRST_MILLIS = 2_000;
  private static final long QUIET_AT_LAST_MILLIS = 5_000;
  private static final long SHORTEST_GAP_MILLIS = 1_500;
  private static final long LONGEST_GAP_MILLIS = 7_000;

  /// How long a part that was killed takes to serve again, beside the time that it stays down.
  private static final long RETURN_MILLIS = 12_000;

  /// How long a part that stood still takes to serve again.
  private static final long CATCH_UP_MILLIS = 2_000;

  /// More at once, and the machine that plays all the others has no time left for them.
  private static final int MOST_AWAY_AT_ONCE = 5;

  private static final double MOST_LOSS = 0.15;

  private static final List<FaultKind> KINDS = List.of(FaultKind.values());

  private final long seed;
  private final Random random;
  private final long endMillis;
  private final List<FaultFamily> families;
  private final Set<FaultFamily> asked;
  private final int functions;
  private final Occupation occupation = new Occupation();
  private final List<Fault> faults = new ArrayList<>();

  ScheduleMaker(long seed, Duration load, Set<FaultFamily> families, int functions) {
    this.seed = seed;
    this.random = new Random(seed);
    this.endMillis = load.toMillis() - QUIET_AT_LAST_MILLIS;
    this.asked = Set.copyOf(families);
    // In the order of the enum, whatever the set's.
    this.families =
        List.of(FaultFamily.values()).stream()
            .filter(family -> family != FaultFamily.LOSS && families.contains(family))
            .toList();
    this.functions = functions;
  }

  FaultSchedule make() {
    Map<String, String> environment = asked.contains(FaultFamily.LOSS) ? network() : Map.of();
    long at = QUIET_AT_FIRST_MILLIS;
    while (at < endMillis && !families.isEmpty()) {
      draw(at);
      at += random.nextLong(SHORTEST_GAP_MILLIS, LONGEST_GAP_MILLIS);
    }
    return new FaultSchedule(seed, environment, faults);
  }

  private Map<String, String> network() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("STOA_DATAGRAM_LOSS", share());
    environment.put("STOA_DATAGRAM_DUPLICATION", share());
    environment.put("STOA_DATAGRAM_REORDER", share());
    environment.put("STOA_DATAGRAM_SEED", Long.toString(random.nextLong(1, 1_000_000)));
    return environment;
  }

  private String share() {
    return String.format(Locale.ROOT, "%.3f", random.nextDouble(MOST_LOSS));
  }

  private void draw(long at) {
    switch (families.get(random.nextInt(families.size()))) {
      case CUSTOMER -> one(at, "customer", member("customer"), Occupation.MOST_OF_A_GROUP);
      case PRODUCT -> one(at, "product", productMember(), Occupation.MOST_OF_A_GROUP);
      case FUNCTIONS -> function(at);
      case PAYMENT -> one(at, "payment", "payment", 1);
      case SEVERAL -> several(at);
      case ALL -> all(at, random.nextBoolean() ? "customer" : "product");
      case LOSS -> throw new IllegalStateException("loss has no time");
    }
  }

  private String member(String group) {
    return group + "-" + random.nextInt(MEMBERS);
  }

  private String productMember() {
    return random.nextInt(MEMBERS) < 2 ? "product-leader" : member("product");
  }

  private void function(long at) {
    String kind = random.nextBoolean() ? "buyer" : "seller";
    one(at, kind, kind + "-" + random.nextInt(1, functions + 1), Math.max(1, functions - 1));
  }

  private void several(long at) {
    if (random.nextBoolean()) {
      String group = random.nextBoolean() ? "customer" : "product";
      int first = random.nextInt(MEMBERS);
      int second = (first + random.nextInt(1, MEMBERS)) % MEMBERS;
      one(at, group, group + "-" + first, Occupation.MOST_OF_A_GROUP);
      one(at, group, group + "-" + second, Occupation.MOST_OF_A_GROUP);
    } else {
      one(at, "customer", member("customer"), Occupation.MOST_OF_A_GROUP);
      one(at, "product", "product-leader", Occupation.MOST_OF_A_GROUP);
      function(at);
    }
  }

  private void one(long at, String pool, String target, int most) {
    FaultKind kind = KINDS.get(random.nextInt(KINDS.size()));
    long length =
        switch (kind) {
          case KILL -> random.nextLong(500, 8_000);
          case PAUSE -> random.nextLong(200, 7_000);
          case RESTART -> 0;
        };
    long until = at + length + (kind == FaultKind.PAUSE ? CATCH_UP_MILLIS : RETURN_MILLIS);
    boolean room =
        occupation.hasRoom(pool, target, most, at, until)
            && occupation.all(at, until) < MOST_AWAY_AT_ONCE;
    if (room) {
      occupation.add(pool, target, at, until);
      faults.add(new Fault(Duration.ofMillis(at), kind, target, Duration.ofMillis(length)));
    }
  }

  private void all(long at, String group) {
    long length = random.nextLong(500, FaultSchedule.LONGEST_WITHOUT_MAJORITY.toMillis() + 1);
    FaultKind kind = random.nextBoolean() ? FaultKind.KILL : FaultKind.PAUSE;
    long until = at + length + 2 * RETURN_MILLIS;
    if (occupation.all(at, until) > 0) {
      return;
    }
    for (int member = 0; member < MEMBERS; member++) {
      String target = group + "-" + member;
      occupation.add(group, target, at, until);
      faults.add(new Fault(Duration.ofMillis(at), kind, target, Duration.ofMillis(length)));
    }
  }
}
