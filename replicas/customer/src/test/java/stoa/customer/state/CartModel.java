package stoa.customer.state;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stoa.customer.Operations;
import stoa.customer.row.SessionRow;
import stoa.proto.customer.v1.CartLine;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.TakeCart;

/// What carts and checkout records should do, told in the plainest way: maps, no batches, no rows.
/// Answers are words, to be compared with [#words(CustomerResult)].
final class CartModel {
  private static final class Session {
    final long account;
    final Map<Long, Integer> cart;
    long lastUseMillis;
    @Nullable String takenBy;

    Session(long account, Map<Long, Integer> cart) {
      this.account = account;
      this.cart = new LinkedHashMap<>(cart);
    }
  }

  private static final class Checkout {
    final @Nullable String fingerprint;
    final long session;
    final Map<Long, Integer> lines;
    boolean open;

    Checkout(@Nullable String fingerprint, long session, Map<Long, Integer> lines, boolean open) {
      this.fingerprint = fingerprint;
      this.session = session;
      this.lines = new LinkedHashMap<>(lines);
      this.open = open;
    }
  }

  private final Map<Long, Map<Long, Integer>> savedCarts = new HashMap<>();
  private final Map<Long, Long> purchased = new TreeMap<>();
  private final Map<Long, Session> sessions = new HashMap<>();
  private final Map<String, Checkout> checkouts = new TreeMap<>();
  private long sessionIds;
  private long nowMillis;

  /// A new account, as it was answered.
  void created(long account) {
    savedCarts.put(account, new LinkedHashMap<>());
    purchased.put(account, 0L);
  }

  /// The time that any command carries.
  void at(long timeMillis) {
    nowMillis = Math.max(nowMillis, timeMillis);
  }

  /// A new session, where the login was not refused. Two overdue ones go.
  void started(long account) {
    sessions.entrySet().stream()
        .filter(entry -> overdue(entry.getValue()))
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<Long, Session> entry) -> entry.getValue().lastUseMillis)
                .thenComparingLong(Map.Entry::getKey))
        .limit(2)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(sessions::remove);
    var session = new Session(account, saved(account));
    sessions.put(++sessionIds, session);
    use(session);
  }

  /// Units bought, by account.
  Map<Long, Long> purchased() {
    return purchased;
  }

  /// What an operation on a session, cart or checkout is answered.
  String decide(CustomerOperation operation) {
    return switch (operation.getOperationCase()) {
      case END_SESSION -> end(operation);
      case TOUCH_SESSION -> within(operation.getTouchSession().getSessionId(), s -> "touched");
      case ADD_CART_LINE -> add(operation);
      case REMOVE_CART_LINE -> remove(operation);
      case SAVE_CART ->
          within(
              operation.getSaveCart().getSessionId(),
              session -> {
                savedCarts.put(session.account, new LinkedHashMap<>(session.cart));
                return cart(session);
              });
      case CLEAR_CART ->
          withFreeCart(
              operation.getClearCart().getSessionId(),
              session -> {
                session.cart.clear();
                saved(session.account).clear();
                return cart(session);
              });
      case TAKE_CART -> take(operation.getTakeCart());
      case CLOSE_CHECKOUT -> close(operation.getCloseCheckout().getOrderId());
      case RECORD_PURCHASE -> purchase(operation);
      case CREATE_ACCOUNT, START_SESSION, RECORD_LOGIN_FAILURE, OPERATION_NOT_SET ->
          throw new IllegalArgumentException("not modelled");
    };
  }

  private String within(long id, Function<Session, String> step) {
    Session session = sessions.get(id);
    if (session == null || overdue(session)) {
      sessions.remove(id);
      return "CODE_SESSION_ENDED";
    }
    use(session);
    return step.apply(session);
  }

  private String withFreeCart(long id, Function<Session, String> step) {
    return within(
        id, session -> session.takenBy == null ? step.apply(session) : "CODE_CHECKOUT_IN_PROGRESS");
  }

  private String end(CustomerOperation operation) {
    long id = operation.getEndSession().getSessionId();
    boolean expiry = operation.equals(Operations.expire(id));
    Session session = sessions.get(id);
    if (session == null) {
      return "CODE_SESSION_ENDED";
    }
    if (expiry && !overdue(session)) {
      return "CODE_SESSION_NOT_OVERDUE";
    }
    sessions.remove(id);
    return overdue(session) && !expiry ? "CODE_SESSION_ENDED" : "ended";
  }

  private String add(CustomerOperation operation) {
    var add = operation.getAddCartLine();
    long item = add.getItemId().getNumber();
    return withFreeCart(
        add.getSessionId(),
        session -> {
          if (!add.getSeen(0).getFound()) {
            return "CODE_ITEM_NOT_FOUND";
          }
          int wanted = session.cart.getOrDefault(item, 0) + add.getQuantity();
          if (wanted > Operations.STOCK) {
            return "CODE_INSUFFICIENT_STOCK";
          }
          session.cart.put(item, wanted);
          return cart(session);
        });
  }

  private String remove(CustomerOperation operation) {
    var remove = operation.getRemoveCartLine();
    long item = remove.getItemId().getNumber();
    return withFreeCart(
        remove.getSessionId(),
        session -> {
          Integer has = session.cart.get(item);
          if (has == null) {
            return "CODE_LINE_NOT_FOUND";
          }
          if (remove.hasQuantity() && remove.getQuantity() < has) {
            session.cart.put(item, has - remove.getQuantity());
          } else {
            session.cart.remove(item);
          }
          return cart(session);
        });
  }

  private String take(TakeCart take) {
    Checkout known = checkouts.get(take.getOrderId());
    String fingerprint = take.getFingerprint().toStringUtf8();
    if (known != null) {
      boolean same = known.fingerprint == null || known.fingerprint.equals(fingerprint);
      return same ? taken(known) : "CODE_KEY_REUSED";
    }
    return withFreeCart(
        take.getSessionId(),
        session -> {
          if (session.account != take.getBuyerId()) {
            return "CODE_SESSION_ENDED";
          }
          if (session.cart.isEmpty()) {
            return "CODE_CART_EMPTY";
          }
          var checkout = new Checkout(fingerprint, take.getSessionId(), session.cart, true);
          checkouts.put(take.getOrderId(), checkout);
          session.takenBy = take.getOrderId();
          return taken(checkout);
        });
  }

  private String close(String order) {
    Checkout checkout =
        checkouts.computeIfAbsent(order, o -> new Checkout(null, 0, Map.of(), false));
    checkout.open = false;
    Session holder = sessions.get(checkout.session);
    if (holder != null && Objects.equals(holder.takenBy, order)) {
      holder.takenBy = null;
    }
    return "closed";
  }

  private String purchase(CustomerOperation operation) {
    var purchase = operation.getRecordPurchase();
    String order = purchase.getOrderId();
    long account = purchase.getBuyerId();
    if (!savedCarts.containsKey(account)) {
      return "recorded false";
    }
    var bought = new LinkedHashMap<Long, Integer>();
    for (CartLine line : purchase.getLinesList()) {
      bought.put(line.getItemId().getNumber(), line.getQuantity());
    }
    Checkout checkout = checkouts.get(order);
    if (checkout != null && !checkout.open) {
      return "recorded true";
    }
    if (checkout == null) {
      checkouts.put(order, new Checkout(null, 0, bought, false));
    } else {
      Session holder = sessions.get(checkout.session);
      if (holder != null && Objects.equals(holder.takenBy, order)) {
        holder.cart.clear();
      }
      close(order);
    }
    bought.forEach((item, units) -> {
      saved(account).computeIfPresent(item, (i, has) -> has > units ? has - units : null);
      purchased.merge(account, (long) units, Long::sum);
    });
    return "recorded true";
  }

  private void use(Session session) {
    long step = SessionRow.USE_STEP_MILLIS;
    session.lastUseMillis = (nowMillis + step - 1) / step * step;
  }

  private boolean overdue(Session session) {
    return nowMillis >= session.lastUseMillis + SessionRow.LIFE_MILLIS;
  }

  private Map<Long, Integer> saved(long account) {
    return Objects.requireNonNull(savedCarts.get(account));
  }

  private String cart(Session session) {
    return "cart " + session.cart + " saved " + session.cart.equals(saved(session.account));
  }

  private static String taken(Checkout checkout) {
    return (checkout.open ? "taken " : "closed already ") + checkout.lines;
  }

  /// A result in the model's words.
  static String words(CustomerResult result) {
    return switch (result.getResultCase()) {
      case REFUSAL -> result.getRefusal().getCode().name();
      case SESSION_ENDED -> "ended";
      case SESSION_TOUCHED -> "touched";
      case CART ->
          "cart "
              + lines(result.getCart().getLinesList())
              + " saved "
              + result.getCart().getSaved();
      case CART_TAKEN ->
          (switch (result.getCartTaken().getState()) {
                case STATE_TAKEN -> "taken ";
                case STATE_CLOSED -> "closed already ";
                case STATE_UNSPECIFIED, UNRECOGNIZED -> "? ";
              })
              + lines(result.getCartTaken().getLinesList());
      case CHECKOUT_CLOSED -> "closed";
      case PURCHASE_RECORDED -> "recorded " + result.getPurchaseRecorded().getAccountKnown();
      case ACCOUNT_CREATED, SESSION_STARTED, LOGIN_FAILURE_RECORDED, RESULT_NOT_SET -> "other";
    };
  }

  private static Map<Long, Integer> lines(Iterable<CartLine> lines) {
    var map = new LinkedHashMap<Long, Integer>();
    lines.forEach(line -> map.put(line.getItemId().getNumber(), line.getQuantity()));
    return map;
  }
}
