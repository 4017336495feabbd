package stoa.cli.bench.orders;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import stoa.cli.api.ApiAnswer;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Card;

/// One session that buys one unit after the other, and repeats each purchase under its key until
/// its end is known.
final class RushBuyer {
  private static final int UNDER_WAY = 202;
  private static final int COMPLETED = 201;
  private static final int DECLINED = 402;

  private final BuyerSession session;
  private final List<String> items;
  private final RushPlan plan;
  private final Tally tally;
  private final long endNanos;
  private boolean filled;

  /// @param endNanos when the last purchase is given up, on the clock of [System#nanoTime()]
  RushBuyer(BuyerSession session, List<String> items, RushPlan plan, Tally tally, long endNanos) {
    this.session = session;
    this.items = items;
    this.plan = plan;
    this.tally = tally;
    this.endNanos = endNanos;
  }

  /// Buys until nothing is left to buy.
  void run() {
    for (OptionalInt next = tally.next(); next.isPresent(); next = tally.next()) {
      try {
        buy(next.getAsInt());
      } catch (ApiProblem | ApiUnavailable failure) {
        tally.error("order " + next.getAsInt() + ": " + failure.getMessage());
      }
    }
  }

  private void buy(int number) {
    Random random = new Random(plan.seed() * 1_000_003 + number);
    if (!filled) {
      session.add(items.get(random.nextInt(items.size())), 1);
    }
    Card card = card(random);
    Optional<String> loyaltyCard = loyaltyCard(random);
    long begin = System.nanoTime();
    ApiAnswer answer = toTheEnd(card, loyaltyCard, "rush-" + number);
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    // A declined purchase gives the cart back as it was, for the next one.
    filled = answer.status() != COMPLETED;
    switch (answer.status()) {
      case COMPLETED -> tally.completed(millis);
      case DECLINED -> tally.declined(millis);
      default -> tally.error("order " + number + ": " + answer.status() + " " + answer.code());
    }
  }

  private ApiAnswer toTheEnd(Card card, Optional<String> loyaltyCard, String key) {
    while (true) {
      try {
        ApiAnswer answer = session.buy(card, loyaltyCard, key);
        if (answer.status() != UNDER_WAY || System.nanoTime() > endNanos) {
          return answer;
        }
        tally.underWay();
      } catch (ApiUnavailable away) {
        if (System.nanoTime() > endNanos) {
          throw away;
        }
      }
    }
  }

  /// Of no test card's number, so that its bank decides by chance.
  private static Card card(Random random) {
    StringBuilder digits = new StringBuilder("51");
    while (digits.length() < 15) {
      digits.append(random.nextInt(10));
    }
    return new Card("Rush Buyer", digits.toString() + checkDigit(digits), "12/39", "123");
  }

  /// By the Luhn formula.
  static int checkDigit(CharSequence digits) {
    int sum = 0;
    for (int place = 0; place < digits.length(); place++) {
      int digit = digits.charAt(digits.length() - 1 - place) - '0';
      int weighed = place % 2 == 0 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return (10 - sum % 10) % 10;
  }

  private static Optional<String> loyaltyCard(Random random) {
    int draw = random.nextInt(10);
    return draw == 0 ? Optional.of("PREMIUM") : draw < 3 ? Optional.of("BASIC") : Optional.empty();
  }
}
