package stoa.ordering;

/// Names a request for ever.
///
/// @param origin who sent it, in which life
/// @param number the local number, 0, 1, 2 … without gaps within its origin
public record RequestId(Origin origin, long number) {
  public int sender() {
    return origin.member();
  }

  @Override
  public String toString() {
    return origin + "#" + number;
  }
}
