package stoa.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import stoa.cli.local.LocalControl;
import stoa.cli.local.StatusReport.Group;

/// Members of both groups are killed while buyers go on buying.
final class FailureScene {
  private static final int BUYERS = 4;
  private static final int WARM_PURCHASES = 8;
  private static final int PURCHASES_AFTER = 4;
  private static final long UNITS_PER_ITEM = 60;
  private static final Duration DOWN = Duration.ofSeconds(3);
  private static final long LIMIT_MILLIS = 60_000;
  private static final long POLL_MILLIS = 250;

  private final Narration narration;
  private final Cast cast;
  private final Goods goods;
  private final LocalControl control;

  FailureScene(Narration narration, Cast cast, Goods goods, LocalControl control) {
    this.narration = narration;
    this.cast = cast;
    this.goods = goods;
    this.control = control;
  }

  /// @return the orders that were acknowledged
  List<Acknowledged> play() {
    narration.scene("Machines die while " + BUYERS + " buyers go on buying");
    Crowd crowd = new Crowd(buyers(), goods.plentiful(UNITS_PER_ITEM));
    try (crowd) {
      crowd.start();
      narration.claim(
          crowd.awaitMore(WARM_PURCHASES, LIMIT_MILLIS),
          "the first purchases are acknowledged: " + crowd.acknowledged().size());
      killAndWatch(crowd, "product-leader", "product");
      killAndWatch(crowd, "customer-member", "customer");
    }
    crowd.refusals().stream().limit(5).forEach(refusal -> narration.tell("refused: " + refusal));
    narration.claim(
        crowd.refusals().isEmpty(),
        "%d purchases acknowledged, %d of them after repeats with the same key, %d refused"
            .formatted(crowd.acknowledged().size(), crowd.repeated(), crowd.refusals().size()));
    return crowd.acknowledged();
  }

  private List<Buyer> buyers() {
    List<Buyer> buyers = new ArrayList<>();
    for (int buyer = 1; buyer <= BUYERS; buyer++) {
      buyers.add(cast.buyer("buyer" + buyer));
    }
    return buyers;
  }

  private void killAndWatch(Crowd crowd, String role, String name) {
    Group before = control.status().group(name);
    long killed = System.nanoTime();
    String unit = control.kill(role, DOWN);
    narration.tell(
        "killed %s (%s); it is started again after %d s".formatted(unit, role, DOWN.toSeconds()));
    boolean back = awaitGroup(name);
    double backSeconds = (System.nanoTime() - killed) / 1e9;
    boolean wentOn = crowd.awaitMore(PURCHASES_AFTER, LIMIT_MILLIS);
    Outage outage = Outage.within(killed, System.nanoTime(), crowd.acknowledgedNanos());
    narration.claim(
        back && wentOn,
        String.format(
            Locale.ROOT,
            "no purchase was acknowledged for %.1f s: %s; %s serves again %.1f s after the kill",
            outage.seconds(),
            Continuation.of(before, control.status().group(name)),
            unit,
            backSeconds));
  }

  private boolean awaitGroup(String name) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
    while (true) {
      Group group = control.status().group(name);
      if (group.healthy()) {
        return true;
      }
      if (System.nanoTime() > end) {
        return false;
      }
      Pause.millis(POLL_MILLIS);
    }
  }
}
