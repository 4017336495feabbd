package stoa.cli.drill.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.cli.drill.history.Call;
import stoa.cli.drill.history.CallKind;
import stoa.cli.drill.history.Intention;
import stoa.cli.drill.model.SessionSpecification;
import stoa.cli.drill.model.SessionSpecification.Operation;
import stoa.cli.drill.model.SessionSpecification.State;
import stoa.cli.drill.model.UsernameSpecification;

/// What calls show of sessions and usernames.
final class SessionProjection {
  /// A session may have expired when it was not used for so long: a little less than the system's
  /// five minutes, because its last use is known to clients only within a call's time.
  private static final long LONG_IDLE_NANOS = Duration.ofSeconds(270).toNanos();

  private final ObjectHistory.Steps<State, Operation> sessions =
      new ObjectHistory.Steps<>("session", new SessionSpecification());
  private final ObjectHistory.Steps<Boolean, UsernameSpecification.Operation> usernames =
      new ObjectHistory.Steps<>("username", new UsernameSpecification());
  private final Map<String, Long> lastUse = new HashMap<>();

  private SessionProjection() {}

  static List<ObjectHistory<?, ?>> of(List<Call> history, List<Intention> intentions) {
    var projection = new SessionProjection();
    history.stream().filter(Call::isAnswered).forEach(projection::use);
    intentions.forEach(projection::write);
    List<ObjectHistory<?, ?>> histories = new ArrayList<>(projection.sessions.histories());
    histories.addAll(projection.usernames.histories());
    return histories;
  }

  private void use(Call call) {
    if (call.session().isEmpty() || call.kind() == CallKind.CREATE_ACCOUNT) {
      return;
    }
    Span span = Span.of(call);
    if (call.kind() == CallKind.LOGIN) {
      if (call.isSuccess()) {
        sessions.add(call.session(), Operation.BEGUN, span);
      }
    } else if (call.status() == 401) {
      long idle = call.answeredNanos() - lastUse.getOrDefault(call.session(), 0L);
      if (idle < LONG_IDLE_NANOS) {
        sessions.add(call.session(), Operation.REFUSED, span);
      }
      return;
    } else if (call.kind() != CallKind.LOGOUT) {
      sessions.add(call.session(), Operation.USED, span);
    }
    lastUse.merge(call.session(), call.invokedNanos(), Math::max);
  }

  private void write(Intention intention) {
    Call first = intention.first();
    Span span = Span.of(intention);
    Optional<Call> outcome = intention.outcome();
    if (first.kind() == CallKind.LOGOUT) {
      // Whatever stands under its key: after it the session is over.
      sessions.add(first.session(), Operation.ENDED, span);
    } else if (first.kind() == CallKind.CREATE_ACCOUNT) {
      boolean refused = outcome.filter(call -> !call.isSuccess()).isPresent();
      usernames.add(
          first.account(),
          refused ? UsernameSpecification.Operation.REFUSED : UsernameSpecification.Operation.GIVEN,
          span);
    }
  }
}
