package stoa.http.account;

import jakarta.inject.Singleton;
import java.util.function.Function;
import stoa.client.CommandAnswer;
import stoa.client.CommandAnswer.Decided;
import stoa.client.CommandIdentity;
import stoa.client.CustomerGroup;
import stoa.client.GroupUnavailableException;
import stoa.client.OutcomeUnknownException;
import stoa.http.FunctionRole;
import stoa.http.call.Call;
import stoa.http.call.Pending;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.problem.ProblemException;
import stoa.http.request.Query;
import stoa.http.request.RequestBody;
import stoa.http.token.Claims;
import stoa.http.token.Tokens;
import stoa.http.write.WriteKey;
import stoa.http.write.WriteKeys;
import stoa.http.write.Writes;
import stoa.proto.customer.v1.CheckSessionRequest;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerRefusal;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.EndSession;
import stoa.proto.customer.v1.SessionStatus;
import stoa.proto.customer.v1.TouchSession;

/// Checks who makes a call: token, role, then the session at the customer group.
///
/// A session ends by a command only. Whoever finds it overdue submits `EndSession`, and the group's
/// time decides; whoever finds its use due to be noted submits `TouchSession` and waits for it, so
/// that an answered call has kept the session alive.
@Singleton
public final class Sessions {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final CustomerGroup customers;
  private final WriteKeys writeKeys;
  private final Writes writes;
  private final FunctionRole role;

  public Sessions(
      Tokens tokens,
      CustomerGroup customers,
      WriteKeys writeKeys,
      Writes writes,
      FunctionRole role) {
    this.tokens = tokens;
    this.customers = customers;
    this.writeKeys = writeKeys;
    this.writes = writes;
    this.role = role;
  }

  /// Who makes a call, with a session that runs: for what changes something, which waits for it.
  ///
  /// @throws ProblemException `missing-token`, `invalid-token`, `wrong-role`, `session-expired`
  /// @throws GroupUnavailableException when the customer group does not answer
  public SignedIn require(Call call) {
    SignedIn who = identify(call);
    admit(call, who, status(call, who));
    return who;
  }

  /// What a read finds for who makes a call. The session is asked for beside the read, which
  /// changes nothing and is told to nobody when the session has ended: whatever is wrong with the
  /// session comes first. So an ended session can make the groups work, but learn nothing; calls
  /// are limited, not questions.
  ///
  /// @param read asks the groups; runs on the caller's thread
  /// @throws ProblemException as [#require], then as `read`
  /// @throws GroupUnavailableException when the customer group does not answer
  public <T> T reading(Call call, Function<SignedIn, T> read) {
    SignedIn who = identify(call);
    // Noting the use of the session does not wait for the read: it may be about to end.
    Pending<SignedIn> admitted =
        Pending.of(() -> {
          admit(call, who, status(call, who));
          return who;
        });
    Pending<T> found = Pending.here(() -> read.apply(who));
    admitted.get();
    return found.get();
  }

  private SessionStatus status(Call call, SignedIn who) {
    return customers.checkSession(
        call.context(), CheckSessionRequest.newBuilder().setSessionId(who.sessionId()).build());
  }

  /// The session's part of [#require], for who asked the group for more than the session and has
  /// its status with the answer.
  ///
  /// @param who from [#identify]
  /// @throws ProblemException `invalid-token`, `session-expired`
  /// @throws GroupUnavailableException when the customer group does not answer
  public void admit(Call call, SignedIn who, SessionStatus status) {
    if (!status.getActive()) {
      throw Problem.of(ProblemCode.SESSION_EXPIRED).exception();
    }
    if (status.getAccountId() != who.accountId() || status.getRole() != role.role()) {
      throw Problem.of(ProblemCode.INVALID_TOKEN).exception();
    }
    if (status.getOverdue()) {
      endOverdue(call, who);
    }
    if (status.getOverdue() || status.getTouchDue()) {
      touch(call, who);
    }
  }

  /// Who makes a call, by the token alone: for logout, where the session may have ended, and as the
  /// first half of [#require].
  ///
  /// @throws ProblemException `missing-token`, `invalid-token`, `wrong-role`
  public SignedIn identify(Call call) {
    Claims claims =
        tokens
            .check(token(call))
            .orElseThrow(() -> Problem.of(ProblemCode.INVALID_TOKEN).exception());
    if (claims.role() != role) {
      throw Problem.of(ProblemCode.WRONG_ROLE).exception();
    }
    return new SignedIn(claims.accountId(), claims.sessionId());
  }

  /// Ends the call's session. A repeat with the same key succeeds again; any other call on an ended
  /// session is `session-expired`.
  ///
  /// @return whether an earlier request with the same key had ended it
  public boolean logOut(Call call) {
    SignedIn who = identify(call);
    Query.none(call);
    // "current" is another session in each token, so its id stands in the path that the key counts
    // for: a key used again in the next session ends that one.
    String path = call.path() + "/" + who.sessionId();
    WriteKey key = writeKeys.of(call, who.accountId(), path, RequestBody.none());
    Decided<CustomerResult> ended =
        writes.customer(call, key, end(who, EndSession.Reason.REASON_LOGOUT));
    if (ended.result().hasRefusal()) {
      throw Problem.of(ProblemCode.SESSION_EXPIRED).exception();
    }
    return ended.replayed();
  }

  private static String token(Call call) {
    String header = call.header("Authorization").orElse("");
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = bearer ? header.substring(SCHEME.length()).strip() : "";
    if (token.isEmpty()) {
      throw Problem.of(ProblemCode.MISSING_TOKEN).exception();
    }
    return token;
  }

  private void endOverdue(Call call, SignedIn who) {
    CustomerResult ended = submit(call, end(who, EndSession.Reason.REASON_EXPIRED));
    boolean usedMeanwhile =
        ended.getRefusal().getCode() == CustomerRefusal.Code.CODE_SESSION_NOT_OVERDUE;
    if (!usedMeanwhile) {
      throw Problem.of(ProblemCode.SESSION_EXPIRED).exception();
    }
  }

  private void touch(Call call, SignedIn who) {
    var operation =
        CustomerOperation.newBuilder()
            .setTouchSession(TouchSession.newBuilder().setSessionId(who.sessionId()))
            .build();
    if (submit(call, operation).hasRefusal()) {
      throw Problem.of(ProblemCode.SESSION_EXPIRED).exception();
    }
  }

  // The client asked for something else; that has not begun, so an unknown outcome here is no more
  // to it than a group that does not answer.
  private CustomerResult submit(Call call, CustomerOperation operation) {
    try {
      var identity = CommandIdentity.fresh(customers.seenTimeMillis(call.context()));
      return switch (customers.submit(call.context(), identity, operation)) {
        case Decided<CustomerResult> decided -> decided.result();
        case CommandAnswer.FingerprintMismatch<CustomerResult>() ->
            throw new IllegalStateException("a fresh command id was known");
      };
    } catch (OutcomeUnknownException unknown) {
      throw new GroupUnavailableException(String.valueOf(unknown.getMessage()));
    }
  }

  private static CustomerOperation end(SignedIn who, EndSession.Reason reason) {
    return CustomerOperation.newBuilder()
        .setEndSession(EndSession.newBuilder().setSessionId(who.sessionId()).setReason(reason))
        .build();
  }
}
