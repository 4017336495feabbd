package stoa.ordering;

import org.jspecify.annotations.Nullable;

/// Things under consecutive numbers, with gaps, in an array that wraps around. Takes numbers from
/// `first` to `first` + limit - 1; grows as needed and never shrinks.
final class NumberedRing<T> {
  private static final int INITIAL_CAPACITY = 16;

  private final long limit;
  private @Nullable Object[] slots = new @Nullable Object[INITIAL_CAPACITY];
  private long first;

  NumberedRing(long first, long limit) {
    this.first = first;
    this.limit = limit;
  }

  long first() {
    return first;
  }

  /// False if the number is outside; then nothing is kept.
  boolean put(long number, T value) {
    if (number < first || number - first >= limit) {
      return false;
    }
    while (number - first >= slots.length) {
      grow();
    }
    slots[index(number)] = value;
    return true;
  }

  @SuppressWarnings("unchecked") // Only put() fills the slots.
  @Nullable T get(long number) {
    boolean outside = number < first || number - first >= slots.length;
    return outside ? null : (T) slots[index(number)];
  }

  /// Forgets everything below `number`, which becomes the first.
  void dropBelow(long number) {
    long end = Math.min(number, first + slots.length);
    for (long n = first; n < end; n++) {
      slots[index(n)] = null;
    }
    first = Math.max(first, number);
  }

  /// Forgets everything from `number` on.
  void dropFrom(long number) {
    for (long n = Math.max(number, first); n < first + slots.length; n++) {
      slots[index(n)] = null;
    }
  }

  private void grow() {
    @Nullable Object[] larger = new @Nullable Object[slots.length * 2];
    for (long n = first; n < first + slots.length; n++) {
      larger[(int) (n & (larger.length - 1))] = slots[index(n)];
    }
    slots = larger;
  }

  private int index(long number) {
    return (int) (number & (slots.length - 1));
  }
}
