package stoa.cli.admin.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import stoa.cli.CommandFailure;

/// The payment service's port for operators, where it lists its ledger, gives it for a backup, and
/// gives money back. Plain text: it listens on loopback only, and a remote one is reached through a
/// forwarded port.
public final class PaymentOperations implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final String END = "entries";

  private final URI address;
  private final Duration limit;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();

  /// @param limit for the whole listing
  public PaymentOperations(URI address, Duration limit) {
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

  /// Writes the whole ledger, for a backup.
  ///
  /// @return the cluster that it says it is of
  /// @throws CommandFailure when the service does not give it, or not to its end
  /// @throws IOException when it cannot be written
  public long backUp(OutputStream out) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/backup")).build();
    try (InputStream in =
        client
            .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
            .thenApply(answer -> {
              if (answer.statusCode() != 200) {
                throw new CommandFailure(
                    "answers " + answer.statusCode() + " when asked for a backup");
              }
              return answer.body();
            })
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .join()) {
      return new LedgerCopy(out).copy(in);
    } catch (CompletionException failure) {
      throw failed(failure.getCause() == null ? failure : failure.getCause());
    }
  }

  /// Has what is set aside for an order voided, and what was taken refunded.
  ///
  /// @return the entry's state afterwards
  /// @throws CommandFailure when the service does not answer
  public String giveBack(String orderId) {
    URI uri =
        address.resolve("/ledger/give-back?" + URLEncoder.encode(orderId, StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build();
    try {
      HttpResponse<String> answer =
          client
              .sendAsync(request, HttpResponse.BodyHandlers.ofString())
              .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
              .join();
      if (answer.statusCode() != 200) {
        throw new CommandFailure(
            "the payment service answers " + answer.statusCode() + " for order " + orderId);
      }
      return answer.body().strip();
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
