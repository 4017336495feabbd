package stoa.cli.drill.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;

/// One request of a client, all its tries together, and its final answer, if there was one.
///
/// Passwords, tokens and cards are not in it.
///
/// @param number in the order of the answers
/// @param client a name for people
/// @param account role and username; accounts are made under it
/// @param session a name for the session that the client made up; empty outside sessions
/// @param key the Idempotency-Key; empty for a read
/// @param request what was asked, by field
/// @param invokedNanos since the drill began
/// @param answeredNanos [#NEVER] without a final answer
/// @param status of the final answer; 0 without one
/// @param code of the problem; empty for a success
/// @param replayed true when an earlier request with the key had led to the answer
/// @param tries how often it was sent; 0 when that is not known
/// @param answer the body
public record Call(
    long number,
    String client,
    CallKind kind,
    String account,
    String session,
    String key,
    JsonNode request,
    long invokedNanos,
    long answeredNanos,
    int status,
    String code,
    boolean replayed,
    int tries,
    JsonNode answer) {
  /// The time of an answer that never came.
  public static final long NEVER = -1;

  @JsonIgnore
  public boolean isAnswered() {
    return answeredNanos != NEVER;
  }

  @JsonIgnore
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /// True for a write that was answered with success.
  @JsonIgnore
  public boolean isAcknowledgedWrite() {
    return kind.isWrite() && isSuccess();
  }

  /// A field of the request, as text.
  public String asked(String field) {
    return request.path(field).asText("");
  }

  /// For people: `12 buyer-3 PURCHASE`.
  @JsonIgnore
  public String title() {
    return number + " " + client + " " + kind;
  }
}
