package stoa.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import stoa.cli.local.StatusReport.Group;

class ContinuationTest {
  @Test
  void aNewTermMeansANewLeader() {
    assertEquals(
        "the product group went on with a new leader, product-1 in term 2",
        Continuation.of(product(1, "product-2"), product(2, "product-1")));
  }

  @Test
  void theSameTermMeansThatTheLeaderLived() {
    assertEquals(
        "the product group went on with the leader that it had",
        Continuation.of(product(1, "product-2"), product(1, "product-2")));
  }

  @Test
  void aNewEpochMeansThatTheGroupWentOnWithoutTheMember() {
    assertEquals(
        "the customer group went on with a new view, epoch 1",
        Continuation.of(customer(0), customer(1)));
  }

  @Test
  void theSameEpochMeansThatTheGroupWaitedForTheMember() {
    assertEquals(
        "the customer group kept its view, so it waited until its member was back",
        Continuation.of(customer(0), customer(0)));
  }

  private static Group product(long term, String leader) {
    return group("product", null, term, leader);
  }

  private static Group customer(long epoch) {
    return group("customer", epoch, null, null);
  }

  private static Group group(
      String name, @Nullable Long epoch, @Nullable Long term, @Nullable String leader) {
    return new Group(name, true, true, epoch, null, term, leader, List.of());
  }
}
