package stoa.ordering;

import java.util.ArrayList;
import java.util.List;

/// Which epoch begins at which number of a log: the whole difference between two logs in a few
/// rows, because logs that have the same epoch at a number are equal up to it (*Log matching*).
///
/// @param starts in growing order of number and epoch; a number belongs to the last start at or
///   before it. Of what is below the first start nothing is known
public record EpochTable(List<EpochStart> starts) {
  /// What is said of a number below the first start.
  public static final long UNKNOWN = -1;

  /// Where an epoch begins.
  ///
  /// @param first the first number assigned in `epoch`
  public record EpochStart(long epoch, long first) {}

  public EpochTable {
    starts = List.copyOf(starts);
  }

  /// The log of a group that has not had a view.
  public static EpochTable initial() {
    return new EpochTable(List.of(new EpochStart(0, 0)));
  }

  /// The epoch in which `number` was assigned, or would be; [#UNKNOWN] below the first start.
  public long epochAt(long number) {
    for (int i = starts.size() - 1; i >= 0; i--) {
      if (starts.get(i).first() <= number) {
        return starts.get(i).epoch();
      }
    }
    return UNKNOWN;
  }

  /// The first number of which something is known.
  public long start() {
    return starts.isEmpty() ? Long.MAX_VALUE : starts.getFirst().first();
  }

  /// The epoch that begins last.
  public long lastEpoch() {
    return starts.isEmpty() ? UNKNOWN : starts.getLast().epoch();
  }

  /// The table with `epoch` from `first` on, instead of whatever began there or later.
  public EpochTable with(long epoch, long first) {
    if (!starts.isEmpty()
        && starts.getLast().epoch() == epoch
        && starts.getLast().first() <= first) {
      return this;
    }
    List<EpochStart> rows = new ArrayList<>(below(first));
    if (rows.isEmpty() || rows.getLast().epoch() != epoch) {
      rows.add(new EpochStart(epoch, first));
    }
    return new EpochTable(rows);
  }

  /// The table of a log cut at `end`.
  public EpochTable upTo(long end) {
    return new EpochTable(below(end));
  }

  /// The table without rows that say something of numbers below `start` only.
  public EpochTable from(long start) {
    int keep = 0;
    while (keep + 1 < starts.size() && starts.get(keep + 1).first() <= start) {
      keep++;
    }
    return new EpochTable(starts.subList(keep, starts.size()));
  }

  /// The table with what `older` knows of the numbers below its first start. For two tables of logs
  /// that are equal below it.
  public EpochTable withEarlier(EpochTable older) {
    List<EpochStart> rows = new ArrayList<>(older.below(start()));
    for (EpochStart row : starts) {
      if (rows.isEmpty() || rows.getLast().epoch() != row.epoch()) {
        rows.add(row);
      }
    }
    return new EpochTable(rows);
  }

  /// The first number from `from` to `end` - 1 whose epoch differs between the tables, or `end`.
  public long firstDifference(EpochTable other, long from, long end) {
    long difference = end;
    if (from < end && epochAt(from) != other.epochAt(from)) {
      return from;
    }
    for (EpochTable table : List.of(this, other)) {
      for (EpochStart start : table.starts) {
        long number = start.first();
        if (number > from && number < difference && epochAt(number) != other.epochAt(number)) {
          difference = number;
        }
      }
    }
    return difference;
  }

  private List<EpochStart> below(long end) {
    return starts.stream().filter(start -> start.first() < end).toList();
  }
}
