package stoa.replica.apply;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/// What one command comes to.
///
/// @param result the serialized result for whoever sent the command
/// @param kept whether the result is stored under the command id and given to a repeat. Results
///   that are not kept must change nothing that a repeat would change again
/// @param put new and changed rows
/// @param removed rows that go
public record Decision<R>(ByteString result, boolean kept, List<R> put, List<R> removed) {
  public Decision {
    put = List.copyOf(put);
    removed = List.copyOf(removed);
  }

  /// A result without any change, stored under the command id.
  public static <R> Decision<R> kept(ByteString result) {
    return new Decision<>(result, true, List.of(), List.of());
  }

  /// A result without any change that a repeat decides anew.
  public static <R> Decision<R> notKept(ByteString result) {
    return new Decision<>(result, false, List.of(), List.of());
  }

  /// This decision with one more row to write.
  public Decision<R> put(R row) {
    return new Decision<>(result, kept, with(put, row), removed);
  }

  /// This decision with one more row to remove.
  public Decision<R> remove(R row) {
    return new Decision<>(result, kept, put, with(removed, row));
  }

  private static <R> List<R> with(List<R> rows, R row) {
    var more = new ArrayList<>(rows);
    more.add(row);
    return more;
  }
}
