package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.ordering.udp.datagram.LossSettings;

class SequencerConfigurationTest {
  @TempDir Path directory;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void fill() throws IOException {
    Path keys = Files.writeString(directory.resolve("keys"), "1 " + "ab".repeat(32) + "\n");
    environment.put("STOA_MEMBER", "2");
    environment.put("STOA_PEERS", "1=127.0.0.1:7002,0=127.0.0.1:7001,2=[::1]:7003");
    environment.put("STOA_DATA_DIR", directory.toString());
    environment.put("STOA_GROUP_KEYS", keys.toString());
  }

  @Test
  void readsTheEnvironment() {
    SequencerConfiguration read = SequencerConfiguration.fromEnvironment(environment);

    assertEquals(2, read.group().self());
    assertEquals(3, read.group().members());
    assertEquals(7001, read.peers().getFirst().getPort());
    assertEquals(7003, read.ownAddress().getPort());
    assertEquals(LossSettings.NONE, read.loss());
    assertFalse(read.bootstrap());
  }

  @Test
  void readsHowBadTheNetworkShallBe() {
    environment.put("STOA_DATAGRAM_LOSS", "0.2");
    environment.put("STOA_DATAGRAM_DUPLICATION", "0.1");
    environment.put("STOA_DATAGRAM_REORDER", "0.05");
    environment.put("STOA_DATAGRAM_SEED", "42");

    assertEquals(
        new LossSettings(0.2, 0.1, 0.05, 42),
        SequencerConfiguration.fromEnvironment(environment).loss());
  }

  @Test
  void refusesWhatMakesNoSenseInOneLine() {
    refuses("STOA_MEMBER", "3");
    refuses("STOA_MEMBER", "two");
    refuses("STOA_PEERS", "");
    refuses("STOA_PEERS", "0=127.0.0.1:7001");
    refuses("STOA_PEERS", "0=127.0.0.1:7001,1=127.0.0.1:7002,4=127.0.0.1:7003");
    refuses("STOA_PEERS", "0=127.0.0.1:7001,1=127.0.0.1,2=127.0.0.1:7003");
    refuses("STOA_PEERS", "0=127.0.0.1:7001,1=127.0.0.1:99999,2=127.0.0.1:7003");
    refuses("STOA_GROUP_KEYS", directory.resolve("none").toString());
    refuses("STOA_DATAGRAM_LOSS", "much");
  }

  private void refuses(String name, String value) {
    Map<String, String> wrong = new HashMap<>(environment);
    wrong.put(name, value);
    ConfigurationException refused =
        assertThrows(
            ConfigurationException.class, () -> SequencerConfiguration.fromEnvironment(wrong));
    assertTrue(!String.valueOf(refused.getMessage()).contains("\n"), refused.getMessage());
  }
}
