package stoa.replica.apply;

/// The rows that a batch may read and change, held in memory while its commands are decided.
///
/// @param <R> a row of any of the group's tables
public interface WorkingSet<R> {
  /// Takes a new or changed row, which later commands of the batch then see.
  void put(R row);

  /// Takes a row away.
  void remove(R row);
}
