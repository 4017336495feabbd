package stoa.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.raft.transport.TlsFiles;
import stoa.replica.log.ConfigurationException;

class TlsTest {
  @TempDir Path directory;

  @Test
  void groupWorksOverTlsAndRefusesAMemberWithAnothersCertificate() throws Exception {
    var authority = new TestCertificates(directory.resolve("ca"));
    var members =
        authority.issue("members", IntStream.range(0, 4).mapToObj(m -> "tls-" + m).toList());
    var stranger = authority.issue("stranger", List.of("customer-4"));
    Map<Integer, TlsFiles> files = new HashMap<>();
    IntStream.range(0, 4).forEach(m -> files.put(m, members));
    files.put(4, stranger);
    try (var group =
        new LocalGroup(directory.resolve("data"), "tls", SnapshotPolicy.STANDARD, files)) {
      IntStream.range(0, LocalGroup.SIZE).forEach(m -> group.start(m, StartMode.BOOTSTRAP));
      IntStream.range(0, 20).forEach(i -> group.submit("c" + i));
      LocalGroup.await(
          "four members", () -> IntStream.range(0, 4).allMatch(m -> group.state(m).size() == 20));
      LocalGroup.await(
          "refusals of the stranger",
          () -> group.log(4).transport().counters().streamsBroken() > 0);
      assertEquals(0, group.state(4).size());
    }
  }

  @Test
  void filesThatCannotBeUsedStopTheStartWithOneLine() {
    var missing = directory.resolve("missing.pem");
    var files = Map.of(0, new TlsFiles(missing, missing, missing));
    try (var group = new LocalGroup(directory, "files", SnapshotPolicy.STANDARD, files)) {
      var refusal =
          assertThrows(ConfigurationException.class, () -> group.start(0, StartMode.BOOTSTRAP));
      assertTrue(refusal.toString().contains("TLS"), refusal.toString());
    }
  }
}
