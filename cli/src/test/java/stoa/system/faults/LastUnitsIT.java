package stoa.system.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import stoa.cli.api.ApiAnswer;
import stoa.cli.local.LocalSystem;
import stoa.system.SharedSystem;

@ExtendWith(SharedSystem.class)
class LastUnitsIT {
  private static final int BUYERS = 50;
  private static final int UNITS = 10;

  @Test
  void fiftyBuyersOfTheLastTenUnitsMakeTenOrders(LocalSystem system) {
    try (Market market = new Market(system)) {
      String item = market.item(UNITS);
      List<Shopper> shoppers = market.shoppers(BUYERS);
      Together.run(shoppers, shopper -> shopper.session().add(item, 1));
      long begin = System.nanoTime();
      List<ApiAnswer> answers = Together.run(shoppers, LastUnitsIT::buy);
      long millis = (System.nanoTime() - begin) / 1_000_000;
      Map<String, Integer> counts = new TreeMap<>();
      answers.forEach(answer -> counts.merge(text(answer), 1, Integer::sum));
      System.out.println("fifty buyers of ten units: " + counts + " in " + millis + " ms");
      assertEquals(Map.of("201", UNITS, "409 insufficient-stock", BUYERS - UNITS), counts);
      assertEquals(0, market.stock(item));
      int orders = Together.run(shoppers, Shopper::orders).stream().mapToInt(List::size).sum();
      assertEquals(UNITS, orders, "a refused purchase is no order");
    }
  }

  private static ApiAnswer buy(Shopper shopper) {
    return shopper.session().buy(shopper.card(), Optional.empty(), UUID.randomUUID().toString());
  }

  private static String text(ApiAnswer answer) {
    return (answer.status() + " " + answer.code()).strip();
  }
}
