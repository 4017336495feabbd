package stoa.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoteSafetyTest {
  @TempDir Path directory;

  @Test
  void haltsWhenAVoteCannotBeSaved() throws Exception {
    try (var group = LocalGroup.started(directory, "unsaved")) {
      int leader = group.awaitLeader();
      group.submit("first");
      int victim = (leader + 1) % LocalGroup.SIZE;
      // A directory in the file's place: replacing it fails, as a broken disk would.
      var votes = directory.resolve("member-" + victim + "/raft/votes/raft_meta");
      Files.delete(votes);
      Files.createDirectories(votes.resolve("in-the-way"));
      group.wiresOf(leader).forEach(Wire::cut);
      // The engine reports the failure too, and may be the first to do so.
      LocalGroup.await(
          "the victim to halt because of its vote",
          () ->
              group.halts.stream()
                  .anyMatch(halt ->
                      halt.startsWith(victim + ": ")
                          && halt.contains("could not save its term and vote")));
    }
  }

  @Test
  void peersAreNamedAndNumberedBack() {
    var names = new MemberNames("product");
    assertEquals("product-3:1", names.peer(3).toString());
    assertEquals(3, names.number(names.peer(3)).orElseThrow());
    assertTrue(names.number(new MemberNames("customer").peer(3)).isEmpty());
  }
}
