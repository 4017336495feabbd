package stoa.http.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import stoa.client.CommandAnswer;
import stoa.client.CommandAnswer.Decided;
import stoa.client.CommandIdentity;
import stoa.client.CustomerGroup;
import stoa.http.FunctionRole;
import stoa.http.call.Call;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.http.request.Fields;
import stoa.http.request.RequestBody;
import stoa.http.token.Claims;
import stoa.http.token.Tokens;
import stoa.http.write.WriteKeys;
import stoa.http.write.Writes;
import stoa.proto.customer.v1.CreateAccount;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerRefusal;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.FindLoginRequest;
import stoa.proto.customer.v1.FindLoginResponse;
import stoa.proto.customer.v1.LoginFailureRecorded;
import stoa.proto.customer.v1.RecordLoginFailure;
import stoa.proto.customer.v1.SessionStarted;
import stoa.proto.customer.v1.StartSession;

/// Making accounts and logging in, for the function's role.
@Singleton
public final class Accounts {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{3,32}");
  private static final int MAX_NAME = 32;
  private static final int MIN_PASSWORD = 8;
  private static final int MAX_PASSWORD = 128;

  private final CustomerGroup customers;
  private final Passwords passwords;
  private final Tokens tokens;
  private final WriteKeys writeKeys;
  private final Writes writes;
  private final FunctionRole role;

  public Accounts(
      CustomerGroup customers,
      Passwords passwords,
      Tokens tokens,
      WriteKeys writeKeys,
      Writes writes,
      FunctionRole role) {
    this.customers = customers;
    this.passwords = passwords;
    this.tokens = tokens;
    this.writeKeys = writeKeys;
    this.writes = writes;
    this.role = role;
  }

  /// A new account.
  ///
  /// @param replayed true when an earlier request with the same key had made it
  public record Created(long accountId, boolean replayed) {}

  /// A new session.
  ///
  /// @param expiresAt when it ends unless it is used
  public record LoggedIn(String token, long accountId, Instant expiresAt) {}

  /// Makes an account from `username`, `name` and `password`.
  ///
  /// @throws stoa.http.problem.ProblemException `username-taken`, and what is wrong with the body
  public Created create(Call call, RequestBody body) {
    Fields fields = body.fields();
    String username =
        fields.text("username", USERNAME, "must be 3 to 32 characters of a-z 0-9 . _ -");
    String name = fields.text("name", 1, MAX_NAME);
    String password = fields.text("password", MIN_PASSWORD, MAX_PASSWORD);
    fields.done();
    var key = writeKeys.of(call, 0, body);
    var account =
        CreateAccount.newBuilder()
            .setRole(role.role())
            .setUsername(username)
            .setName(name)
            .setPasswordHash(passwords.hash(call.context(), password));
    Decided<CustomerResult> made =
        writes.customer(
            call, key, CustomerOperation.newBuilder().setCreateAccount(account).build());
    if (made.result().hasRefusal()) {
      throw Problem.of(ProblemCode.USERNAME_TAKEN).replayed(made.replayed()).exception();
    }
    return new Created(made.result().getAccountCreated().getAccountId(), made.replayed());
  }

  /// Begins a session with `username` and `password`. Each login is a new one.
  ///
  /// @throws stoa.http.problem.ProblemException `invalid-credentials`, `too-many-attempts`, and
  ///   what is wrong with the body
  public LoggedIn logIn(Call call, RequestBody body) {
    Fields fields = body.fields();
    String username = fields.string("username");
    String password = fields.string("password");
    fields.done();
    FindLoginResponse login = find(call, username);
    if (login.getRetryAfterSeconds() > 0) {
      throw tooMany(login.getRetryAfterSeconds());
    }
    Optional<String> hash =
        login.getFound() ? Optional.of(login.getPasswordHash()) : Optional.empty();
    if (!passwords.matches(call.context(), password, hash)) {
      throw login.getFound() ? failed(call, login.getAccountId()) : wrong();
    }
    return begin(call, login.getAccountId());
  }

  // What cannot be a username is nobody's; the group is asked all the same, so that it takes the
  // same time.
  private FindLoginResponse find(Call call, String username) {
    boolean possible = USERNAME.matcher(username).matches();
    return customers.findLogin(
        call.context(),
        FindLoginRequest.newBuilder()
            .setRole(role.role())
            .setUsername(possible ? username : "---")
            .build());
  }

  private RuntimeException failed(Call call, long accountId) {
    var failure = RecordLoginFailure.newBuilder().setAccountId(accountId);
    LoginFailureRecorded recorded =
        submit(call, CustomerOperation.newBuilder().setRecordLoginFailure(failure).build())
            .getLoginFailureRecorded();
    return recorded.getTooMany() ? tooMany(recorded.getRetryAfterSeconds()) : wrong();
  }

  private LoggedIn begin(Call call, long accountId) {
    var start = StartSession.newBuilder().setRole(role.role()).setAccountId(accountId);
    CustomerResult result =
        submit(call, CustomerOperation.newBuilder().setStartSession(start).build());
    if (result.hasRefusal()) {
      CustomerRefusal refusal = result.getRefusal();
      throw refusal.getCode() == CustomerRefusal.Code.CODE_TOO_MANY_ATTEMPTS
          ? tooMany(refusal.getRetryAfterSeconds())
          : wrong();
    }
    SessionStarted session = result.getSessionStarted();
    return new LoggedIn(
        tokens.issue(new Claims(role, accountId, session.getSessionId())),
        accountId,
        Instant.ofEpochMilli(session.getExpiresAtMillis()));
  }

  private CustomerResult submit(Call call, CustomerOperation operation) {
    var identity = CommandIdentity.fresh(customers.seenTimeMillis(call.context()));
    return switch (customers.submit(call.context(), identity, operation)) {
      case Decided<CustomerResult> decided -> decided.result();
      case CommandAnswer.FingerprintMismatch<CustomerResult>() ->
          throw new IllegalStateException("a fresh command id was known");
    };
  }

  private static RuntimeException wrong() {
    return Problem.of(ProblemCode.INVALID_CREDENTIALS).exception();
  }

  private static RuntimeException tooMany(int retryAfterSeconds) {
    return Problem.of(ProblemCode.TOO_MANY_ATTEMPTS).retryAfter(retryAfterSeconds).exception();
  }
}
