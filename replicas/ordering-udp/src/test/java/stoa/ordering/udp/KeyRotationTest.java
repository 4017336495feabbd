package stoa.ordering.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.ordering.udp.datagram.GroupKeys;
import stoa.ordering.udp.datagram.LossSettings;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KeyRotationTest {
  private static final GroupKeys.Key OLD = new GroupKeys.Key(1, "5a".repeat(32));
  private static final GroupKeys.Key NEW = new GroupKeys.Key(2, "c3".repeat(32));
  private static final List<Integer> ALL = IntStream.range(0, LocalGroup.MEMBERS).boxed().toList();

  @TempDir Path directory;

  private final List<Recorder> recorders = LocalGroup.recorders();

  private static GroupKeys keys(GroupKeys.Key... keys) {
    return new GroupKeys(Arrays.asList(keys));
  }

  @Test
  void groupGoesOnWhileItsKeyIsReplacedMemberByMember() {
    try (LocalGroup group = LocalGroup.of(directory, LossSettings.NONE, recorders).startAll()) {
      LocalGroup.await("a view of all", () -> group.areTheView(ALL));
      roll(group, keys(OLD, NEW));
      roll(group, keys(NEW, OLD));
      roll(group, keys(NEW));
      LocalGroup.await(
          "as much everywhere",
          () -> recorders.stream().map(Recorder::commands).distinct().count() == 1);
      assertEquals(3 * LocalGroup.MEMBERS, recorders.getFirst().count());
      assertTrue(group.halts.isEmpty(), group.halts.toString());
    }
  }

  private static void roll(LocalGroup group, GroupKeys next) {
    group.keys = next;
    for (int member : ALL) {
      group.stop(member);
      order(group, (member + 1) % LocalGroup.MEMBERS, next.keys() + " at " + member);
      group.start(member);
      LocalGroup.await(
          "a view of all, with " + member + " of " + next.keys(), () -> group.areTheView(ALL));
    }
  }

  /// Submits again what was certainly not ordered, because the member has no turns at the moment.
  private static void order(LocalGroup group, int member, String command) {
    LocalGroup.await("an order for " + command, () -> isOrdered(group, member, command));
  }

  private static boolean isOrdered(LocalGroup group, int member, String command) {
    try {
      var future = group.node(member).submit(command.getBytes(StandardCharsets.UTF_8));
      future.toCompletableFuture().join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof RefusedException) {
        return false;
      }
      throw e;
    }
  }
}
