package stoa.customer.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stoa.ordering.udp.SequencerConfiguration;
import stoa.ordering.udp.SequencerNode;
import stoa.replica.apply.BatchApplier;
import stoa.replica.database.DatabaseDurability;
import stoa.replica.log.ConfigurationException;
import stoa.replica.log.ProcessHalt;
import stoa.replica.log.ReplicatedLog;
import stoa.replica.service.ReplicaConfiguration;
import stoa.replica.transfer.TransferSeal;

/// Puts the sequencer together from the replica's configuration.
@Factory
final class SequencerFactory {
  /// What the sequencer reads, as variables; here they are properties (`stoa.data-dir`).
  private static final List<String> VARIABLES =
      List.of(
          "STOA_MEMBER",
          "STOA_PEERS",
          "STOA_DATA_DIR",
          "STOA_GROUP_KEYS",
          "STOA_BOOTSTRAP",
          "STOA_CLUSTER",
          "STOA_DATAGRAM_LOSS",
          "STOA_DATAGRAM_DUPLICATION",
          "STOA_DATAGRAM_REORDER",
          "STOA_DATAGRAM_SEED");

  @Singleton
  TransferSeal seal(SequencerConfiguration configuration) {
    return new GroupKeySeal(configuration.keys());
  }

  @Singleton
  ReplicatedLog log(
      SequencerConfiguration configuration,
      ReplicaConfiguration replica,
      BatchApplier applier,
      MemberState state,
      DatabaseDurability durability,
      MeterRegistry meters,
      ProcessHalt halt) {
    var node =
        new SequencerNode(
            configuration,
            meters,
            (reason, cause) ->
                halt.halt(reason, cause == null ? new IllegalStateException(reason) : cause));
    return new SequencerLog(
        node,
        configuration.group().members(),
        state,
        new JournalRelease(applier, durability, node::durablyApplied),
        new MemberSnapshots(state, replica.dataDir()));
  }

  @Singleton
  SequencerConfiguration configuration(PropertyResolver properties) {
    Map<String, String> variables = new HashMap<>();
    for (String variable : VARIABLES) {
      properties
          .getProperty(property(variable), String.class)
          .ifPresent(value -> variables.put(variable, value));
    }
    if (properties
        .getProperty("stoa.restore", String.class)
        .filter(s -> !s.isBlank())
        .isPresent()) {
      // A restore is a first start as long as there is no journal, and none from then on.
      variables.put("STOA_BOOTSTRAP", Boolean.toString(!hasJournal(variables)));
    }
    try {
      return SequencerConfiguration.fromEnvironment(variables);
    } catch (stoa.ordering.udp.ConfigurationException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private static boolean hasJournal(Map<String, String> variables) {
    return Files.exists(
        Path.of(variables.getOrDefault("STOA_DATA_DIR", ""), "sequencer", "identity"));
  }

  private static String property(String variable) {
    String name = variable.substring("STOA_".length()).toLowerCase(Locale.ROOT);
    return "stoa." + name.replace('_', '-');
  }
}
