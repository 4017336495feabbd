package stoa.replica.transfer;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import stoa.replica.service.ReplicaConfiguration;

/// Whose state this member has: what a question must name and an answer repeats.
@Singleton
final class TransferIdentity {
  private final String group;
  private final long cluster;
  private final int member;

  TransferIdentity(
      @Property(name = "stoa.group") String group,
      @Property(name = "stoa.cluster", defaultValue = "1") long cluster,
      ReplicaConfiguration configuration) {
    this.group = group;
    this.cluster = cluster;
    this.member = configuration.member();
  }

  String group() {
    return group;
  }

  /// One of several systems on a network.
  long cluster() {
    return cluster;
  }

  int member() {
    return member;
  }

  /// Whether these name a member of this one's group.
  boolean isOfThisGroup(String otherGroup, long otherCluster) {
    return group.equals(otherGroup) && cluster == otherCluster;
  }

  @Override
  public String toString() {
    return "%s-%d of cluster %d".formatted(group, member, cluster);
  }
}
