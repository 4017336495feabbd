package stoa.cli.drill.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import stoa.cli.Json;
import stoa.cli.api.Accounts.Role;
import stoa.cli.api.ApiRequest;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.load.Recorder.Caller;
import stoa.cli.drill.load.Recorder.Question;
import stoa.cli.drill.load.Recorder.Recorded;

/// One buyer or seller: an account, one session at a time, and one visit after the other. What it
/// wants is drawn from its own seed; when it gets it is up to the system.
abstract class Visitor {
  private static final int WRITES_REMEMBERED = 8;
  private static final int LOGINS_TRIED = 10;

  private final Recorder recorder;
  private final Role role;
  private final String username;
  private final String password = UUID.randomUUID().toString();
  private final List<Sent> recentWrites = new ArrayList<>();
  private int sessions;
  private String session = "";
  private String token = "";
  private long id;
  final String client;
  final Market market;
  final Random random;

  /// A request that was sent under a key, and can be sent again.
  record Sent(Caller caller, Question question, ApiRequest request) {}

  Visitor(Recorder recorder, Market market, Role role, String client, Random random) {
    this.recorder = recorder;
    this.market = market;
    this.role = role;
    this.client = client;
    this.username = market.username(client);
    this.random = random;
  }

  /// One thing that this visitor does.
  abstract void visit();

  /// What is left open when the load is over: asked until it is answered, then everything is read
  /// for the last time.
  abstract void settle();

  /// Makes the account and begins a session.
  ///
  /// @return false when the system does not answer
  boolean join() {
    Recorded made = createAccount();
    id = made.answer().path(role.idField()).asLong();
    return made.call().isSuccess() && login();
  }

  Recorded createAccount() {
    String body = Json.write(Map.of("username", username, "name", client, "password", password));
    return recorder.send(
        new Caller(client, account(), ""),
        new Question(CallKind.CREATE_ACCOUNT, Map.of()),
        ApiRequest.write("POST", path("/accounts"), body));
  }

  /// Begins a session; those before are left alone.
  boolean login() {
    String body = Json.write(Map.of("username", username, "password", password));
    for (int tries = 0; tries < LOGINS_TRIED; tries++) {
      String name = client + "/" + ++sessions;
      Recorded begun =
          recorder.send(
              new Caller(client, account(), name),
              new Question(CallKind.LOGIN, Map.of()),
              ApiRequest.write("POST", path("/sessions"), body));
      if (begun.call().isSuccess()) {
        session = name;
        token = begun.answer().path("token").asText();
        recentWrites.clear();
        return true;
      }
    }
    return false;
  }

  /// Ends the session, tries whether it has really ended, and begins another one.
  void logoutAndLogin() {
    write(CallKind.LOGOUT, Map.of(), "DELETE", "/sessions/current", "");
    if (random.nextBoolean()) {
      read(probe(), Map.of(), probePath());
    }
    login();
  }

  /// A read that every session may make.
  abstract CallKind probe();

  abstract String probePath();

  /// Repeats one of the last writes of this session, whatever came of it.
  void repeatAWrite() {
    if (!recentWrites.isEmpty()) {
      send(recentWrites.get(random.nextInt(recentWrites.size())));
    }
  }

  Recorded read(CallKind kind, Map<String, ?> asked, String path) {
    return send(
        new Sent(caller(), new Question(kind, asked), ApiRequest.get(path(path)).in(token)));
  }

  /// @param body JSON; empty for none
  Recorded write(CallKind kind, Map<String, ?> asked, String method, String path, String body) {
    return send(prepared(kind, asked, method, path, body));
  }

  Sent prepared(CallKind kind, Map<String, ?> asked, String method, String path, String body) {
    ApiRequest request =
        body.isEmpty()
            ? ApiRequest.write(method, path(path))
            : ApiRequest.write(method, path(path), body);
    Sent sent = new Sent(caller(), new Question(kind, asked), request.in(token));
    if (recentWrites.size() == WRITES_REMEMBERED) {
      recentWrites.removeFirst();
    }
    recentWrites.add(sent);
    return sent;
  }

  /// Sends it, again or for the first time. A session that is over is replaced by a new one.
  Recorded send(Sent sent) {
    Recorded recorded = recorder.send(sent.caller(), sent.question(), sent.request());
    boolean own = sent.caller().session().equals(session);
    if (recorded.call().status() == 401 && own && sent.question().kind() != CallKind.LOGOUT) {
      session = "";
    }
    return recorded;
  }

  /// A new session, where the last one is over.
  void ensureSession() {
    if (session.isEmpty()) {
      login();
    }
  }

  /// The same in the present session.
  Sent inThisSession(Sent sent) {
    return new Sent(caller(), sent.question(), sent.request().in(token));
  }

  /// Writes of this session that nobody answered, repeated until somebody does.
  void repeatUnanswered(List<Call> history) {
    for (Sent sent : List.copyOf(recentWrites)) {
      String key = sent.request().key().orElse("");
      boolean answered =
          history.stream().anyMatch(call -> call.key().equals(key) && call.isAnswered());
      if (!answered) {
        send(sent);
      }
    }
  }

  static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int name = 0; name < namesAndValues.length; name += 2) {
      fields.put((String) namesAndValues[name], namesAndValues[name + 1]);
    }
    return fields;
  }

  long id() {
    return id;
  }

  String account() {
    return role.word() + " " + username;
  }

  private Caller caller() {
    return new Caller(client, account(), session);
  }

  private String path(String rest) {
    return "/" + role.word() + rest;
  }
}
