package stoa.cli.admin.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.cli.CommandFailure;
import stoa.cli.admin.AdminGroup;

/// The order of the steps, and that each of them does only what is missing. That the steps do what
/// they say is shown with real processes.
class ReplacementTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<String> done = new ArrayList<>();
  private ScriptedGroup members;
  private AdminGroup group;

  @BeforeEach
  void start() throws IOException {
    members = new ScriptedGroup(done);
    group = AdminGroup.of("product", members.addresses());
  }

  @AfterEach
  void stop() {
    group.close();
    members.close();
  }

  /// A machine that dies at a step of the test's choice.
  private Machine machine(String dies) {
    return new Machine() {
      @Override
      public void begin() {
        step("begin", () -> members.stop(3));
      }

      @Override
      public void start() {
        step("start", () -> members.startEmpty(3));
      }

      @Override
      public void end() {
        step("end", () -> {});
      }

      private void step(String name, Runnable action) {
        if (name.equals(dies)) {
          throw new CommandFailure("died at " + name);
        }
        action.run();
        done.add(name);
      }
    };
  }

  private Replacement replacement() {
    return new Replacement(group, 3, LIMIT, line -> {});
  }

  @Test
  void removesBeforeItStartsAndAddsAfter() {
    replacement().run(machine(""), false);

    assertEquals(List.of("begin", "remove 3", "start", "add 3", "end"), done);
    assertTrue(replacement().isInPlace());
  }

  @Test
  void goesOnWhereItWasInterrupted() {
    for (String dies : List.of("begin", "start", "end")) {
      assertThrows(CommandFailure.class, () -> replacement().run(machine(dies), false));
    }
    // It was added before it died at the end: as a member that serves it is started and removed no
    // more than needed.
    assertEquals(1, done.stream().filter("remove 3"::equals).count());
    assertEquals(1, done.stream().filter("add 3"::equals).count());
  }

  @Test
  void oneThatWaitsToBeAddedIsOnlyAdded() {
    members.stop(3);
    members.remove(3);
    members.startEmpty(3);
    done.clear();
    replacement()
        .run(
            new Machine() {
              @Override
              public void begin() {}

              @Override
              public void start() {}

              @Override
              public void end() {}
            },
            false);

    assertEquals(List.of("add 3"), done);
  }

  @Test
  void refusesWhenAnotherMemberIsNotWell() {
    members.stop(1);
    var refused = assertThrows(CommandFailure.class, () -> replacement().run(machine(""), false));

    assertTrue(String.valueOf(refused.getMessage()).contains("product-1"), refused.getMessage());
    assertEquals(List.of(), done, "nothing was changed");
    replacement().check(true);
    members.stop(2);
    assertThrows(CommandFailure.class, () -> replacement().check(true));
  }
}
