package stoa.ordering;

/// One life of one member: its id and the incarnation it took at that start. Requests are numbered
/// from 0 within an origin.
///
/// @param member 0 to n - 1
/// @param incarnation grows at every start of that member and never repeats
public record Origin(int member, long incarnation) implements Comparable<Origin> {
  /// By member, then by incarnation.
  @Override
  public int compareTo(Origin other) {
    int byMember = Integer.compare(member, other.member);
    return byMember != 0 ? byMember : Long.compare(incarnation, other.incarnation);
  }

  @Override
  public String toString() {
    return member + "/" + incarnation;
  }
}
