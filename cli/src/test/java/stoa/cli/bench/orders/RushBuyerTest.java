package stoa.cli.bench.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RushBuyerTest {
  /// Documented test numbers of card networks.
  @ParameterizedTest
  @ValueSource(strings = {"4242424242424242", "4000000000009995", "5555555555554444"})
  void computesTheCheckDigitOfACard(String number) {
    int last = number.length() - 1;
    assertEquals(
        number.charAt(last) - '0', RushBuyer.checkDigit(number.substring(0, last)), number);
  }
}
