package stoa.system.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.cli.local.LocalSystem;

/// A system of its own whose customer members lose, repeat and reorder each other's datagrams.
@Tag("own-system")
class BadNetworkIT {
  /// Seconds of load; a longer trial is `-Dstoa.badNetworkSeconds=60`.
  private static final int SECONDS = Integer.getInteger("stoa.badNetworkSeconds", 20);

  private static final Map<String, String> NETWORK =
      Map.of(
          "STOA_DATAGRAM_LOSS", "0.2",
          "STOA_DATAGRAM_DUPLICATION", "0.1",
          "STOA_DATAGRAM_REORDER", "0.1");

  @TempDir Path directory;

  @Test
  void noClientSeesDatagramsLostRepeatedAndReordered() throws IOException, InterruptedException {
    try (LocalSystem system = LocalSystem.start(directory, 0, 0, 1, NETWORK);
        Market market = new Market(system)) {
      Shopping shopping = new Shopping(market.shoppers(6), market.items(3, 10_000));
      try (shopping) {
        shopping.goesOnFor(Duration.ofSeconds(SECONDS));
      }
      System.out.println("bad network: " + shopping.figures());
      shopping.assertNoErrors();
      Books.assertBalanced(system, shopping);
      Books.assertMembersEqual(system);
    }
  }
}
