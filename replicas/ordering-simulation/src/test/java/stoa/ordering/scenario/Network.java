package stoa.ordering.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import stoa.ordering.Message;

/// What is in flight, in the order of sending, until a script delivers or drops it.
final class Network {
  /// One copy of a message.
  ///
  /// @param atMillis when it may arrive at the earliest by itself; a script can deliver it sooner
  record Datagram(int from, int to, Message message, long atMillis) {}

  private final List<Datagram> inFlight = new ArrayList<>();
  private final List<Datagram> held = new ArrayList<>();
  private final List<Predicate<Datagram>> cuts = new ArrayList<>();
  private final int[] part;
  private final long[] lagMillis;

  Network(int members) {
    part = new int[members];
    lagMillis = new long[members];
  }

  /// What is sent like this from now on is lost.
  void cut(Predicate<Datagram> lost) {
    cuts.add(lost);
  }

  /// What a member sends arrives so much later.
  void lag(int member, long millis) {
    lagMillis[member] = millis;
  }

  /// Keeps what is in flight aside until it is released.
  void hold(Predicate<Datagram> wanted) {
    held.addAll(take(wanted));
  }

  void release() {
    inFlight.addAll(held);
    held.clear();
  }

  /// What is sent across parts from now on is lost; what is in flight already is not.
  void split(List<List<Integer>> parts) {
    for (int i = 0; i < parts.size(); i++) {
      for (int member : parts.get(i)) {
        part[member] = i;
      }
    }
  }

  void heal() {
    Arrays.fill(part, 0);
    cuts.clear();
  }

  void send(int from, int to, Message message, long nowMillis) {
    Datagram sent = new Datagram(from, to, message, nowMillis + lagMillis[from]);
    if (part[from] == part[to] && cuts.stream().noneMatch(lost -> lost.test(sent))) {
      inFlight.add(sent);
    }
  }

  void broadcast(int from, Message message, long nowMillis) {
    for (int to = 0; to < part.length; to++) {
      if (to != from) {
        send(from, to, message, nowMillis);
      }
    }
  }

  /// Takes the first that matches out of flight.
  Optional<Datagram> takeFirst(Predicate<Datagram> wanted) {
    Optional<Datagram> found = inFlight.stream().filter(wanted).findFirst();
    found.ifPresent(inFlight::remove);
    return found;
  }

  /// Takes all that match out of flight; what they cause is not among them.
  List<Datagram> take(Predicate<Datagram> wanted) {
    List<Datagram> taken = inFlight.stream().filter(wanted).toList();
    inFlight.removeAll(taken);
    return taken;
  }
}
