package stoa.http.call;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import java.util.Optional;
import org.slf4j.MDC;

/// Carries the request id into the log lines of every thread that works on the call.
record LoggedRequest(String requestId) implements ThreadPropagatedContextElement<Optional<String>> {
  private static final String NAME = "requestId";

  @Override
  public Optional<String> updateThreadContext() {
    Optional<String> before = Optional.ofNullable(MDC.get(NAME));
    MDC.put(NAME, requestId);
    return before;
  }

  @Override
  public void restoreThreadContext(Optional<String> before) {
    before.ifPresentOrElse(id -> MDC.put(NAME, id), () -> MDC.remove(NAME));
  }
}
