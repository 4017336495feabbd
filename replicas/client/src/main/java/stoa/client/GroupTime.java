package stoa.client;

import java.util.function.LongSupplier;

/// The group time last seen, which every command carries.
///
/// A command whose value is 24 hours old is refused by the group. So a value that has not been
/// renewed for a while is read afresh before a request begins, and kept from then on.
final class GroupTime {
  private static final long RENEW_AFTER_MILLIS = 10 * 60_000L;

  private record Seen(long groupMillis, long atMillis) {}

  private volatile Seen seen = new Seen(0, 0);

  synchronized void note(long groupMillis) {
    if (groupMillis >= seen.groupMillis) {
      seen = new Seen(groupMillis, System.currentTimeMillis());
    }
  }

  long recent(LongSupplier read) {
    Seen last = seen;
    long age = System.currentTimeMillis() - last.atMillis;
    if (last.groupMillis > 0 && age >= 0 && age < RENEW_AFTER_MILLIS) {
      return last.groupMillis;
    }
    long fresh = read.getAsLong();
    note(fresh);
    return fresh;
  }
}
