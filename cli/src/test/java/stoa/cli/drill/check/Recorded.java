package stoa.cli.drill.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import stoa.cli.Json;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.linearizability.Budget;

/// A history made by hand. Each call follows the one before, unless its times are given; texts are
/// JSON with single quotes.
final class Recorded {
  static final String BUYER = "buyer bob";
  static final String SELLER = "seller ada";

  private final List<Call> calls = new ArrayList<>();
  private long now;
  private long from;
  private long until;
  private String key = "";

  /// The next call's times.
  Recorded at(long invoked, long answered) {
    from = invoked;
    until = answered;
    return this;
  }

  /// The next call's key.
  Recorded key(String given) {
    key = given;
    return this;
  }

  Recorded seller(CallKind kind, String asked, int status, String answer) {
    return add(SELLER, "s/1", kind, asked, status, answer);
  }

  Recorded buyer(CallKind kind, String asked, int status, String answer) {
    return add(BUYER, "b/1", kind, asked, status, answer);
  }

  /// A buyer's call that nobody answered.
  Recorded unanswered(CallKind kind, String asked) {
    return add(BUYER, "b/1", kind, asked, 0, "");
  }

  Recorded add(
      String account, String session, CallKind kind, String asked, int status, String answer) {
    long invoked = from > 0 ? from : now + 1;
    long answered = from > 0 ? until : now + 2;
    now = Math.max(now, answered);
    String used = !key.isEmpty() ? key : kind.isWrite() ? "key-" + calls.size() : "";
    from = 0;
    key = "";
    JsonNode json = tree(answer);
    calls.add(
        new Call(
            calls.size() + 1,
            account,
            kind,
            account,
            session,
            used,
            tree(asked),
            invoked,
            status == 0 ? Call.NEVER : answered,
            status,
            json.path("code").asText(""),
            false,
            1,
            json));
    return this;
  }

  private static JsonNode tree(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : Json.readTree(text.replace('\'', '"'));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  HistoryCheck.Result check() {
    return new HistoryCheck(Budget.USUAL).check(calls());
  }

  /// An item as the API shows it.
  static String item(String id, long units, long price) {
    return ("{'itemId':'%s','sellerId':1,'name':'Name of %s','category':7,'keywords':[],"
            + "'priceCents':%d,'quantity':%d,'feedback':{'up':0,'down':0}}")
        .formatted(id, id, price, units);
  }

  /// An order of one line.
  static String order(String id, String state, String item, long units, long price) {
    return ("{'orderId':'%s','state':'%s','lines':[{'itemId':'%s','sellerId':1,'quantity':%d,"
            + "'priceCents':%d}],'totalCents':%d,'loyaltyCard':'NONE','placedAt':'then'}")
        .formatted(id, state, item, units, price, units * price);
  }

  /// A cart of one line, or an empty one when there are no units.
  static String cart(String item, long units, long price, long available, boolean saved) {
    String line =
        units == 0
            ? ""
            : "{'itemId':'%s','quantity':%d,'priceCents':%d,'available':%d}"
                .formatted(item, units, price, available);
    return "{'lines':[%s],'saved':%s}".formatted(line, saved);
  }
}
