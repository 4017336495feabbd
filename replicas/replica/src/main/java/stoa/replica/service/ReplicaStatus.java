package stoa.replica.service;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import stoa.proto.admin.v1.GetStatusResponse;
import stoa.replica.apply.AppliedPositions;
import stoa.replica.apply.AppliedState;
import stoa.replica.apply.Levels;
import stoa.replica.log.LogStatus;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.peer.ClockWatch;

/// What a member says of itself.
@Singleton
public final class ReplicaStatus {
  private final String group;
  private final ReplicaConfiguration configuration;
  private final ReplicatedLog log;
  private final AppliedPositions positions;
  private final Levels levels;
  private final ClockWatch clock;

  ReplicaStatus(
      @Property(name = "stoa.group") String group,
      ReplicaConfiguration configuration,
      ReplicatedLog log,
      AppliedPositions positions,
      Levels levels,
      ClockWatch clock) {
    this.group = group;
    this.configuration = configuration;
    this.log = log;
    this.positions = positions;
    this.levels = levels;
    this.clock = clock;
  }

  /// True when the member can take commands and answer reads, as far as it knows.
  public boolean serving() {
    return log.status().serving() && clock.complaint().isEmpty();
  }

  /// Why it is not serving; empty when it is.
  public String reason() {
    LogStatus status = log.status();
    return status.serving() ? clock.complaint().orElse("") : status.reason();
  }

  /// Everything the administration shows.
  public GetStatusResponse report() {
    LogStatus status = log.status();
    String reason = reason();
    AppliedState applied = positions.current();
    var report =
        GetStatusResponse.newBuilder()
            .setGroup(group)
            .setMember(configuration.member())
            .setRole(status.role().name().toLowerCase(Locale.ROOT))
            .setAppliedPosition(applied.position())
            .setCommittedPosition(status.committedPosition())
            .setTermOrEpoch(status.termOrEpoch())
            .addAllMembers(status.members())
            .setServing(reason.isEmpty())
            .setReason(reason)
            .setActiveLevel(applied.activeLevel())
            .addAllKnownLevels(levels.known())
            .setRollingHash(applied.rollingHash())
            .setGroupTimeMillis(applied.groupTimeMillis())
            .setBuild(build());
    status.leader().ifPresent(report::setLeader);
    clock.offsetMillis().ifPresent(report::setClockOffsetMillis);
    return report.build();
  }

  private static String build() {
    return Optional.ofNullable(ReplicaStatus.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
