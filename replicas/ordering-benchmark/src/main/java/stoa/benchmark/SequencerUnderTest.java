package stoa.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletionStage;
import stoa.ordering.GroupConfiguration;
import stoa.ordering.Origin;
import stoa.ordering.udp.NodeStatus;
import stoa.ordering.udp.SequencerConfiguration;
import stoa.ordering.udp.SequencerNode;
import stoa.ordering.udp.SnapshotInstaller;
import stoa.ordering.udp.datagram.GroupKeys;
import stoa.ordering.udp.datagram.LossSettings;

/// A member of the rotating sequencer with its standard limits and times.
final class SequencerUnderTest implements LogUnderTest {
  private static final long CLUSTER = 71;

  /// Only this benchmark's members on the loopback address speak with it.
  private static final GroupKeys KEYS =
      new GroupKeys(List.of(new GroupKeys.Key(1, "5a".repeat(GroupKeys.SECRET_BYTES))));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SequencerNode node;
  private final CountedState state;

  SequencerUnderTest(MemberArguments arguments) throws IOException {
    Files.createDirectories(arguments.directory());
    this.node =
        new SequencerNode(
            new SequencerConfiguration(
                CLUSTER,
                GroupConfiguration.standard(arguments.ports().size(), arguments.member()),
                arguments.addresses(),
                arguments.directory().resolve("sequencer"),
                arguments.bootstrap(),
                KEYS,
                LossSettings.NONE),
            registry,
            (reason, cause) -> BenchmarkMember.halt(reason));
    this.state = new CountedState(arguments.directory(), node::durablyApplied);
  }

  @Override
  public void start() {
    node.start(state.position(), state.orderingState(), state, SnapshotInstaller.NONE);
  }

  @Override
  public CompletionStage<Long> submit(byte[] command) {
    return node.submit(command);
  }

  @Override
  public MemberReport report() {
    NodeStatus status = node.status();
    return new MemberReport(
        status.member().hasTurns(),
        status.orders(),
        status.member().logEpoch(),
        (long) registry.counter("stoa.sequencer.view.changes").count(),
        status.member().view().members().stream().map(Origin::member).toList());
  }
}
