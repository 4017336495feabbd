package stoa.cli.admin.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import stoa.cli.CommandFailure;

/// The payment service's port for operators, where it lists its ledger. Plain text: it listens on
/// loopback only, and a remote one is reached through a forwarded port.
final class PaymentOperations implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final String END = "entries";

  private final URI address;
  private final Duration limit;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();

  /// @param limit for the whole listing
  PaymentOperations(URI address, Duration limit) {
    this.address = address;
    this.limit = limit;
  }

  /// @throws CommandFailure when the service does not list it, or not to its end
  List<Transaction> ledger() {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/ledger")).build();
    CompletableFuture<List<Transaction>> listing =
        client
            .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
            .thenApplyAsync(PaymentOperations::read)
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return listing.join();
    } catch (CompletionException failure) {
      throw failed(failure.getCause() == null ? failure : failure.getCause());
    }
  }

  private CommandFailure failed(Throwable cause) {
    String why =
        switch (cause) {
          case CommandFailure failure -> String.valueOf(failure.getMessage());
          case IOException _ -> "cannot be reached, or broke off";
          default -> "does not answer in time";
        };
    return new CommandFailure(
        "the payment service at " + address.getAuthority() + " " + why, cause);
  }

  private static List<Transaction> read(HttpResponse<Stream<String>> answer) {
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new CommandFailure("answers " + answer.statusCode() + " when asked for its ledger");
      }
      return parse(lines);
    } catch (java.io.UncheckedIOException broken) {
      throw new CommandFailure("broke off its ledger", broken);
    }
  }

  /// Reads a listing.
  ///
  /// @throws CommandFailure when its last line is missing, or is wrong
  static List<Transaction> parse(Stream<String> lines) {
    List<Transaction> ledger = new ArrayList<>();
    long announced = -1;
    for (String line : (Iterable<String>) lines::iterator) {
      String[] columns = line.split("\t", -1);
      if (columns.length == 3) {
        ledger.add(entry(columns));
      } else if (columns.length == 2 && columns[0].equals(END)) {
        announced = Long.parseLong(columns[1]);
      }
    }
    if (announced != ledger.size()) {
      throw new CommandFailure("broke off its ledger after " + ledger.size() + " entries");
    }
    return ledger;
  }

  private static Transaction entry(String[] columns) {
    try {
      return new Transaction(
          columns[0], Transaction.State.valueOf(columns[1]), Long.parseLong(columns[2]));
    } catch (IllegalArgumentException unknown) {
      throw new CommandFailure("lists what this build does not know: " + columns[1], unknown);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
