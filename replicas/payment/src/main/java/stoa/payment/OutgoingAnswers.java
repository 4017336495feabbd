package stoa.payment;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import stoa.payment.api.BusyFault;

/// Counts what callers are answered, and leaves some of them without an answer as configured
/// ([Trouble]): the connection is closed, as if this process had died just after the effect.
@Singleton
final class OutgoingAnswers extends AbstractPhaseInterceptor<Message> {
  private static final String ANSWERS = "stoa.payment.answers";

  /// Jetty's word for "close the connection".
  private static final int ABORT = -1;

  private final Trouble trouble;
  private final MeterRegistry meters;

  OutgoingAnswers(Trouble trouble, MeterRegistry meters) {
    super(Phase.SETUP);
    this.trouble = trouble;
    this.meters = meters;
  }

  @Override
  public void handleMessage(Message message) {
    Optional<Exception> fault = Optional.ofNullable(message.getContent(Exception.class));
    if (fault.isPresent()) {
      count(message, fault.get().getCause() instanceof BusyFault ? "busy" : "fault");
    } else if (trouble.dropsTheAnswer()) {
      count(message, "dropped");
      drop(message);
    } else {
      count(message, "done");
    }
  }

  private static void drop(Message message) {
    message.getInterceptorChain().abort();
    Optional.ofNullable(
            message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_RESPONSE))
        .map(HttpServletResponse.class::cast)
        .ifPresent(OutgoingAnswers::close);
  }

  private static void close(HttpServletResponse response) {
    try {
      response.sendError(ABORT);
    } catch (IOException closed) {
      // By the caller. So it gets no answer either.
    }
  }

  private void count(Message message, String result) {
    String operation =
        Optional.ofNullable(message.getExchange().getBindingOperationInfo())
            .map(info -> info.getName().getLocalPart())
            .orElse("none");
    meters.counter(ANSWERS, "operation", operation, "result", result).increment();
  }
}
