package stoa.replica.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Values of one kind as the last commit left them, the recently used ones: what a member need not
/// ask its database for. A member is the only writer of its schema, so what it remembers of a
/// commit stays right until the next one.
///
/// The apply thread tells of every commit with [#put], within [Commits#tell], before anybody learns
/// of the position. A reader may hand in what it has read itself, unless a commit has told of it
/// since it looked ([#learn]): where nothing is remembered a look leaves a ticket, which a commit
/// replaces.
///
/// @param <K> the key
/// @param <V> a row, or all rows of one owner; immutable
public final class RecentRows<K, V> {
  private final Commits commits;
  private final long most;
  private final ToIntFunction<V> weight;
  private final Map<K, Memory<V>> memories =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
  private long total;

  /// @param commits shared by what is to be seen at one position
  /// @param most the weight of all that is remembered; what was not used for longest is forgotten
  ///   first
  /// @param weight of a value; a key weighs 1 by itself
  public RecentRows(Commits commits, long most, ToIntFunction<V> weight) {
    this.commits = commits;
    this.most = most;
    this.weight = weight;
  }

  /// What is remembered of a key.
  private sealed interface Memory<V> {}

  /// @param learntAfter the commits told of before a reader handed this in; -1 for a commit's
  private record Known<V>(Optional<V> value, long learntAfter) implements Memory<V> {}

  /// Nothing yet. It is told apart from other tickets by identity.
  private static final class Ticket<V> implements Memory<V> {}

  /// What was remembered of some keys, all at one position.
  public static final class Look<K, V> {
    private final Map<K, Optional<V>> known = new LinkedHashMap<>();
    private final Map<K, Ticket<V>> tickets = new LinkedHashMap<>();

    private Look() {}

    /// Whether all keys are remembered, be it as keys without a value.
    public boolean isComplete() {
      return tickets.isEmpty();
    }

    /// Keys that are not remembered.
    public Collection<K> missing() {
      return tickets.keySet();
    }

    /// The values of the others, in the order of the keys.
    public List<V> values() {
      var values = new ArrayList<V>();
      known.values().forEach(value -> value.ifPresent(values::add));
      return values;
    }
  }

  /// Looks at some keys.
  ///
  /// A reader's transaction may have seen a commit that the apply thread has not told of yet. So
  /// what was handed in since the last commit is an answer by itself, but not together with others.
  public Look<K, V> look(Collection<K> keys) {
    var look = new Look<K, V>();
    commits.locked(() -> keys.forEach(key -> look(key, keys.size() == 1, look)));
    return look;
  }

  private void look(K key, boolean alone, Look<K, V> look) {
    Memory<V> memory = memories.get(key);
    if (memory instanceof Known<V>(Optional<V> value, long learntAfter)
        && (alone || learntAfter < commits.told())) {
      look.known.put(key, value);
      return;
    }
    Ticket<V> ticket = memory instanceof Ticket<V> given ? given : new Ticket<>();
    if (memory == null) {
      remember(key, ticket);
    }
    look.tickets.put(key, ticket);
  }

  /// Takes what was read for the missing keys of a look, but for what a commit has told of since.
  ///
  /// @param found by key, as a transaction saw it that began after the look, and no earlier state
  ///   than what was applied at the look
  @SuppressWarnings("ReferenceEquality") // a ticket is itself and no other
  public void learn(Look<K, V> look, Map<K, V> found) {
    commits.locked(() ->
        look.tickets.forEach((key, ticket) -> {
          if (memories.get(key) == ticket) {
            remember(key, new Known<>(Optional.ofNullable(found.get(key)), commits.told()));
          }
        }));
  }

  /// Takes the value of a commit.
  ///
  /// @param value empty when it was taken away
  public void put(K key, Optional<V> value) {
    commits.locked(() -> remember(key, new Known<>(value, -1)));
  }

  /// Forgets everything, tickets too: the tables were replaced.
  public void clear() {
    commits.locked(() -> {
      memories.clear();
      total = 0;
    });
  }

  private void remember(K key, Memory<V> memory) {
    Memory<V> before = memories.put(key, memory);
    total += weight(memory) - (before == null ? 0 : weight(before));
    var eldest = memories.entrySet().iterator();
    while (total > most && eldest.hasNext()) {
      total -= weight(eldest.next().getValue());
      eldest.remove();
    }
  }

  private int weight(Memory<V> memory) {
    return memory instanceof Known<V>(Optional<V> value, long _)
        ? 1 + value.map(weight::applyAsInt).orElse(0)
        : 1;
  }
}
