package stoa.ordering;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.ordering.TestGroup.EPOCH;
import static stoa.ordering.TestGroup.LIFE;
import static stoa.ordering.TestGroup.inView;
import static stoa.ordering.TestGroup.only;
import static stoa.ordering.TestGroup.view;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule 10: how long who comes back must have spoken.
class SettlingTest {
  private static final GroupConfiguration GROUP = GroupConfiguration.standard(5, 1);
  private static final long SETTLE = Timing.standard().settleMillis();
  private static final int BACK = 4;

  private final Peers peers = new Peers(GROUP, Rules.standard());
  private final Epochs epochs =
      new Epochs(GROUP, Rules.standard(), inView(LIFE, view(EPOCH, 0, only(0, 1, 2, 3))));
  private final Patience patience = new Patience(GROUP, new Rest(GROUP.timing()));
  private final Settling settling =
      new Settling(GROUP, patience, epochs, peers, new Origin(1, LIFE));

  @Test
  void waitsUntilItHasSpokenSteadily() {
    speaks(BACK, LIFE + 1, 0, SETTLE - 50);
    assertTrue(settling.mustWait(BACK, SETTLE - 1));
    assertFalse(settling.mustWait(BACK, SETTLE));
  }

  @Test
  void waitsAnewAfterASilence() {
    speaks(BACK, LIFE + 1, 0, SETTLE - 50);
    speaks(BACK, LIFE + 1, SETTLE + 300, SETTLE + 300);
    assertTrue(settling.mustWait(BACK, SETTLE + 400));
  }

  @Test
  void waitsAnewInANewLife() {
    speaks(BACK, LIFE + 1, 0, SETTLE);
    speaks(BACK, LIFE + 2, SETTLE + 50, SETTLE + 50);
    assertTrue(settling.mustWait(BACK, SETTLE + 60));
  }

  @Test
  void waitsAlsoWhileTheViewListsItsLastLife() {
    speaks(3, LIFE + 1, 0, 0);
    assertTrue(settling.mustWait(3, 10));
  }

  @Test
  void aMemberOfTheViewNeverWaits() {
    speaks(3, LIFE, 0, 0);
    assertFalse(settling.mustWait(3, 10));
  }

  @Test
  void whoIsInNoViewItselfListsEverybodyAtOnce() {
    var inNoView = new Settling(GROUP, patience, epochs, peers, new Origin(1, LIFE + 1));
    inNoView.hear(metadata(BACK, LIFE + 1), 0);
    assertFalse(inNoView.mustWait(BACK, 10));
  }

  private void speaks(int member, long life, long fromMillis, long untilMillis) {
    for (long now = fromMillis; now <= untilMillis; now += 100) {
      settling.hear(metadata(member, life), now);
      peers.hear(metadata(member, life), epochs, now);
    }
  }

  private static Metadata metadata(int member, long life) {
    return new Metadata(member, life, true, EPOCH, EPOCH, 0, 0, 0, List.of());
  }
}
