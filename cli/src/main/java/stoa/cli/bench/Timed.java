package stoa.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.function.Supplier;
import stoa.cli.api.ApiProblem;
import stoa.cli.api.ApiUnavailable;

/// Makes calls and measures them.
final class Timed {
  private final Measurements measurements;

  Timed(Measurements measurements) {
    this.measurements = measurements;
  }

  /// @return the body of a success; empty for a refusal, or when nobody answered
  Optional<JsonNode> call(Operation operation, Supplier<JsonNode> call) {
    long began = System.nanoTime();
    Optional<JsonNode> body = Optional.empty();
    String refusal;
    try {
      JsonNode answer = call.get();
      refusal = refusal(operation, answer);
      body = Optional.of(answer);
    } catch (ApiProblem refused) {
      refusal = refused.answer().status() + " " + refused.answer().code();
    } catch (ApiUnavailable silent) {
      refusal = "no answer";
    }
    measurements.record(operation, System.nanoTime() - began, refusal);
    return body;
  }

  /// A call whose answer has no body.
  void run(Operation operation, Runnable call) {
    call(
        operation,
        () -> {
          call.run();
          return MissingNode.getInstance();
        });
  }

  /// An order that was not final after the last try of its purchase (202) counts as an error: it
  /// took longer than any client waits.
  private static String refusal(Operation operation, JsonNode answer) {
    boolean open =
        operation == Operation.PURCHASE && !answer.path("state").asText().equals("COMPLETED");
    return open ? "202 not final in time" : "";
  }
}
