package stoa.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.http.UnworkableConfiguration;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;

/// One function in one sandbox: an application, and the settings that it was made from.
///
/// ```
///  without settings ──configure──▶ with settings ──configure, others than before──▶ with settings
///        ▲                               │          (another application takes over)
///        └───────────forget──────────────┘
/// ```
///
/// Settings are read again when they are 15 minutes old, so that keys, certificates and members can
/// be exchanged without a deploy; sooner where a certificate was refused. What cannot be read, or
/// cannot work, changes nothing.
final class FunctionInstance {
  /// How long after a failed reading the old settings do, at most.
  static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  /// However many handshakes fail, settings are not read more often for it.
  static final Duration DOUBT_AFTER = Duration.ofSeconds(10);

  /// How long a call waits for settings, which is not part of its own 20 s.
  static final Duration CALL_LIMIT = Duration.ofSeconds(3);

  /// After a longer pause between two calls, connections may be gone without a word.
  static final Duration LONG_PAUSE = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(FunctionInstance.class);

  private final SettingsSource source;
  private final Duration oldest;
  private Application application = Application.start();
  private Optional<FunctionSettings> settings = Optional.empty();
  private Elapsed read = Elapsed.now();
  private Duration valid;
  private Elapsed lastCall = Elapsed.now();

  /// @param oldest how old settings may become
  FunctionInstance(SettingsSource source, Duration oldest) {
    this.source = source;
    this.oldest = oldest;
    this.valid = oldest;
  }

  /// Answers a call. Without settings that need them it is `unavailable`: nothing was done.
  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    try {
      return needsSettings(event) ? withSettings(event) : application().answer(event);
    } finally {
      called();
    }
  }

  private static boolean needsSettings(APIGatewayV2HTTPEvent event) {
    String path = event.getRawPath();
    return !path.equals("/health/live")
        && !path.equals("/v1/openapi.yaml")
        && !path.startsWith("/problems/");
  }

  private APIGatewayV2HTTPResponse withSettings(APIGatewayV2HTTPEvent event) {
    refresh();
    Application serving = application();
    if (!hasSettings()) {
      return serving.refuse(
          event,
          Problem.of(ProblemCode.UNAVAILABLE, "The function has no settings yet.").retryAfter(1));
    }
    return serving.answer(event);
  }

  private synchronized void refresh() {
    if (settings.isEmpty() || read.since().compareTo(validNow()) > 0) {
      configure(CALL_LIMIT);
    }
    if (settings.isPresent() && lastCall.since().compareTo(LONG_PAUSE) > 0) {
      application.renewConnections();
    }
  }

  private Duration validNow() {
    return application.doubtsCertificates() && DOUBT_AFTER.compareTo(valid) < 0
        ? DOUBT_AFTER
        : valid;
  }

  private synchronized void called() {
    lastCall = Elapsed.now();
  }

  private synchronized Application application() {
    return application;
  }

  private synchronized boolean hasSettings() {
    return settings.isPresent();
  }

  /// Reads the settings and lets the application have them. A failure is told in the log.
  ///
  /// @param limit of the reading
  synchronized void configure(Duration limit) {
    try {
      FunctionSettings fresh = source.read(limit);
      if (settings.equals(Optional.of(fresh))) {
        application.hasCurrentSettings();
      } else {
        exchange(fresh);
      }
      valid = oldest;
    } catch (SettingsUnavailableException | UnworkableConfiguration failure) {
      LOG.error("No settings: {}", failure.getMessage());
      valid = oldest.compareTo(RETRY_AFTER) < 0 ? oldest : RETRY_AFTER;
    }
    read = Elapsed.now();
  }

  private void exchange(FunctionSettings fresh) {
    Application next = settings.isEmpty() ? application : Application.start();
    try {
      next.configure(fresh);
    } catch (RuntimeException unworkable) {
      next.close();
      if (settings.isEmpty()) {
        application = Application.start();
      }
      throw unworkable;
    }
    if (settings.isPresent()) {
      application.close();
    }
    application = next;
    settings = Optional.of(fresh);
  }

  /// Gives up everything that was read, and all connections: there is an application without
  /// settings again.
  synchronized void forget() {
    application.close();
    application = Application.start();
    settings = Optional.empty();
    valid = oldest;
  }
}
