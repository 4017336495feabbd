package stoa.http;

/// Connections of a function beside those to the groups. Every bean of this type is told.
public interface Connections {
  /// Makes ready, without an effect, what the first use would wait for.
  void prime();

  /// Gives up what is open: the process stood still for long, and it may be gone without a word.
  /// The next use opens it again.
  void renew();
}
