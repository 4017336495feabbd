package stoa.ordering.udp.journal;

/// Whose data a directory holds. It is given once, by the bootstrap act, and checked at each start:
/// a member that opened another's directory would break the promises of both.
///
/// @param cluster the group's id
/// @param member the member's number, from 0
/// @param members the size of the group
public record Identity(long cluster, int member, int members) {
  String toLine() {
    return "cluster=" + cluster + " member=" + member + " members=" + members + "\n";
  }
}
