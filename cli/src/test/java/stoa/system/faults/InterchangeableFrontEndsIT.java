package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiClient;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;

@ExtendWith(SharedSystem.class)
class InterchangeableFrontEndsIT {
  @Test
  void aSessionACartAndAnOrderAreContinuedOnAnyFrontEnd(LocalSystem system) {
    try (Market market = new Market(system)) {
      String item = market.item(3);
      // Logged in at one of the four; each of them now goes on with it in turn.
      Shopper shopper = market.shoppers(1).getFirst();
      List<ApiClient> frontEnds = market.frontEnds();
      for (int first = 0; first < 3; first++) {
        int start = first;
        String key = "order-" + first;
        at(frontEnds, start, shopper).session().add(item, 1);
        assertEquals(1, at(frontEnds, start + 1, shopper).session().cart().path("lines").size());
        ApiAnswer bought = buy(at(frontEnds, start + 2, shopper), key);
        assertEquals(201, bought.status(), () -> bought.json().toString());
        var history = at(frontEnds, start + 3, shopper).session().orders(10, "");
        assertEquals(bought.json().path("orderId"), history.path("orders").path(0).path("orderId"));
        assertEquals(bought.json(), buy(at(frontEnds, start + 3, shopper), key).json());
      }
      assertEquals(0, market.stock(item));
    }
  }

  private static Shopper at(List<ApiClient> frontEnds, int number, Shopper shopper) {
    return new Shopper(shopper.id(), shopper.through(frontEnds.get(number % frontEnds.size())));
  }

  private static ApiAnswer buy(Shopper shopper, String key) {
    return shopper.session().buy(shopper.card(), Optional.empty(), key);
  }

  @Test
  void losingTwoOfFourFrontEndsReachesNoClientThatRetries(LocalSystem system)
      throws InterruptedException {
    try (Market market = new Market(system)) {
      Shopping shopping = new Shopping(market.shoppers(8), market.items(2, 500));
      try (shopping) {
        shopping.goesOn();
        String first = system.killUntilStarted("buyer-1");
        String second = system.killUntilStarted("buyer-3");
        shopping.goesOn();
        system.start(first);
        system.start(second);
      }
      System.out.println("two of four front ends killed: " + shopping.figures());
      shopping.assertNoErrors();
      Books.assertBalanced(system, shopping);
    }
  }
}
