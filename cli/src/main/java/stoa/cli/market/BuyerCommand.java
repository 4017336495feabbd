package stoa.cli.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stoa.cli.api.Accounts.Role;
import stoa.cli.api.BuyerSession;
import stoa.cli.api.Card;

/// `stoa buyer`: search, fill a cart, buy.
@Command(
    name = "buyer",
    description = "Buy: search, fill a cart, pay. Without a verb an interactive session.",
    mixinStandardHelpOptions = true)
public final class BuyerCommand extends MarketCommand {
  public BuyerCommand() {
    super(Role.BUYER);
  }

  @Command(name = "search", description = "Find items in stock.")
  void search(
      @Parameters(paramLabel = "CATEGORY") long category,
      @Parameters(paramLabel = "KEYWORD", arity = "0..5") @Nullable List<String> keywords,
      @Option(names = "--page", defaultValue = "20") int page,
      @Option(names = "--cursor", defaultValue = "") String cursor) {
    List<String> words = keywords == null ? List.of() : keywords;
    print(call(session -> session.search(category, words, page, cursor)), Texts::items);
  }

  @Command(name = "show", description = "Show an item.")
  void show(@Parameters(paramLabel = "ITEM") String item) {
    print(call(session -> session.item(item)), Texts::item);
  }

  @Command(name = "suggestions", description = "What was bought together with an item.")
  void suggestions(@Parameters(paramLabel = "ITEM") String item) {
    print(call(session -> session.suggestions(item)), Texts::items);
  }

  @Command(name = "rating", description = "A seller's rating.")
  void rating(@Parameters(paramLabel = "SELLER") long seller) {
    print(call(session -> session.rating(seller)), Texts::rating);
  }

  @Command(name = "cart", description = "Show the cart.")
  void cart() {
    print(call(BuyerSession::cart), Texts::cart);
  }

  @Command(name = "add", description = "Put units into the cart.")
  void add(
      @Parameters(paramLabel = "ITEM") String item,
      @Parameters(paramLabel = "UNITS", defaultValue = "1") long units) {
    print(call(session -> session.add(item, units)), Texts::cart);
  }

  @Command(name = "remove", description = "Take units, or a whole line, out of the cart.")
  void remove(
      @Parameters(paramLabel = "ITEM") String item,
      @Parameters(paramLabel = "UNITS", arity = "0..1") @Nullable Long units) {
    print(call(session -> session.remove(item, Optional.ofNullable(units))), Texts::cart);
  }

  @Command(name = "save", description = "Keep the cart for the next login.")
  void save() {
    print(call(BuyerSession::save), Texts::cart);
  }

  @Command(name = "clear", description = "Empty the cart, the saved one too.")
  void clear() {
    print(call(BuyerSession::clear), Texts::cart);
  }

  @Command(name = "buy", description = "Buy the whole cart.")
  void buy(
      @Option(names = "--holder", required = true, description = "name on the card") String holder,
      @Option(names = "--number", required = true, description = "of the card") String number,
      @Option(names = "--expiry", required = true, description = "MM/YY") String expiry,
      @Option(names = "--code", required = true, description = "security code") String code,
      @Option(names = "--loyalty", description = "NONE, BASIC or PREMIUM") @Nullable String loyalty,
      @Option(names = "--key", description = "repeat a purchase under its key")
          @Nullable String key) {
    var card = new Card(holder, number, expiry, code);
    String once = key == null ? UUID.randomUUID().toString() : key;
    err().println("key " + once + " (repeat with it if this does not end)");
    print(
        call(session -> session.buy(card, Optional.ofNullable(loyalty), once).orThrow().json()),
        Texts::order);
  }

  @Command(name = "orders", description = "The purchase history, newest first.")
  void orders(
      @Option(names = "--page", defaultValue = "20") int page,
      @Option(names = "--cursor", defaultValue = "") String cursor) {
    print(call(session -> session.orders(page, cursor)), Texts::orders);
  }

  @Command(name = "order", description = "Show an order.")
  void order(@Parameters(paramLabel = "ORDER") String order) {
    print(call(session -> session.order(order)), Texts::order);
  }

  @Command(name = "timeline", description = "What happened to an order, step by step.")
  void timeline(@Parameters(paramLabel = "ORDER") String order) {
    print(call(session -> session.timeline(order)), Texts::timeline);
  }

  @Command(name = "feedback", description = "A thumb up or down for a bought item.")
  void feedback(
      @Parameters(paramLabel = "ITEM") String item,
      @Parameters(paramLabel = "UP|DOWN") Thumb thumb) {
    withClient(client -> {
      new BuyerSession(client, token()).feedback(item, thumb == Thumb.UP);
      return true;
    });
    out().println("given");
  }

  /// A vote.
  enum Thumb {
    UP,
    DOWN
  }

  private JsonNode call(Function<BuyerSession, JsonNode> verb) {
    return withClient(client -> verb.apply(new BuyerSession(client, token())));
  }
}
