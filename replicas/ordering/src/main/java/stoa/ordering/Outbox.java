package stoa.ordering;

import java.util.ArrayList;
import java.util.List;

/// The effects of the step under way, in order.
final class Outbox {
  private List<Effect> effects = new ArrayList<>();
  private boolean broadcast;
  private long lastToken;

  void add(Effect effect) {
    effects.add(effect);
  }

  void send(int to, Message message) {
    effects.add(new Effect.Send(to, message));
  }

  void broadcast(Message message) {
    effects.add(new Effect.Broadcast(message));
    broadcast = true;
  }

  /// Returns the token.
  long append(JournalRecord record) {
    effects.add(new Effect.Append(record, ++lastToken));
    return lastToken;
  }

  long lastToken() {
    return lastToken;
  }

  /// Whether this step has already told everybody what this member knows.
  boolean hasBroadcast() {
    return broadcast;
  }

  /// Hands over and begins anew.
  List<Effect> take() {
    List<Effect> taken = effects;
    effects = new ArrayList<>();
    broadcast = false;
    return taken;
  }
}
