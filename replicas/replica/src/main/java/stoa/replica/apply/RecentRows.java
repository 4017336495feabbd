package stoa.replica.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Values of one kind as the last commit left them, the recently used ones: what a member need not
/// ask its database for. A member is the only writer of its schema, so what it remembers of a
/// commit stays right until the next one.
///
/// The apply thread tells of every commit with [#put], before anybody learns of the position. A
/// reader may hand in what it has read itself, unless a commit has told of it since it looked
/// ([#learn]): where nothing is remembered a look leaves a ticket, which a commit replaces.
///
/// Several of these share a lock: who holds it sees all of them at one position, and who tells of a
/// commit holds it for the whole commit. Each method takes it by itself as well.
///
/// @param <K> the key
/// @param <V> a row, or all rows of one owner; immutable
public final class RecentRows<K, V> {
  private final ReentrantLock lock;
  private final Map<K, Memory<V>> memories;

  /// @param lock shared by what is to be seen at one position
  /// @param most how many keys are remembered; the one not used for longest is forgotten first
  public RecentRows(ReentrantLock lock, int most) {
    this.lock = lock;
    this.memories =
        new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Memory<V>> eldest) {
            return size() > most;
          }
        };
  }

  /// What is remembered of a key.
  private sealed interface Memory<V> {}

  private record Known<V>(Optional<V> value) implements Memory<V> {}

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
  public Look<K, V> look(Collection<K> keys) {
    var look = new Look<K, V>();
    lock.lock();
    try {
      for (K key : keys) {
        switch (memories.computeIfAbsent(key, absent -> new Ticket<>())) {
          case Known<V>(Optional<V> value) -> look.known.put(key, value);
          case Ticket<V> ticket -> look.tickets.put(key, ticket);
        }
      }
    } finally {
      lock.unlock();
    }
    return look;
  }

  /// Takes what was read for the missing keys of a look, but for what a commit has told of since.
  ///
  /// @param found by key, as a transaction saw it that began after the look
  @SuppressWarnings("ReferenceEquality") // a ticket is itself and no other
  public void learn(Look<K, V> look, Map<K, V> found) {
    lock.lock();
    try {
      look.tickets.forEach((key, ticket) -> {
        if (memories.get(key) == ticket) {
          memories.put(key, new Known<>(Optional.ofNullable(found.get(key))));
        }
      });
    } finally {
      lock.unlock();
    }
  }

  /// Takes the value of a commit.
  ///
  /// @param value empty when it was taken away
  public void put(K key, Optional<V> value) {
    lock.lock();
    try {
      memories.put(key, new Known<>(value));
    } finally {
      lock.unlock();
    }
  }

  /// Forgets everything, tickets too: the tables were replaced.
  public void clear() {
    lock.lock();
    try {
      memories.clear();
    } finally {
      lock.unlock();
    }
  }
}
