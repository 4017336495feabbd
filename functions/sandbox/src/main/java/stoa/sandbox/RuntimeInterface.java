package stoa.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The side of the Lambda service that a runtime talks to: it asks for the next event and posts
/// answers. With a snapshot it asks for the end of the snapshot first (`restore/next`).
///
/// See <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>.
final class RuntimeInterface implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime";
  private static final String INVOCATION = ROOT + "/invocation/";

  /// As the functions are configured.
  private static final Duration FUNCTION_LIMIT = Duration.ofSeconds(25);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LinkedBlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final ConcurrentHashMap<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> initialized = new CompletableFuture<>();
  private final CountDownLatch restore = new CountDownLatch(1);
  private final CompletableFuture<Object> failure = new CompletableFuture<>();

  private RuntimeInterface(HttpServer server) {
    this.server = server;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Invocation(String id, byte[] event, CompletableFuture<byte[]> answer) {}

  static RuntimeInterface start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    RuntimeInterface runtime = new RuntimeInterface(HttpServer.create(address, 16));
    runtime.server.createContext("/", runtime::serve);
    runtime.server.setExecutor(runtime.threads);
    runtime.server.start();
    return runtime;
  }

  /// For `AWS_LAMBDA_RUNTIME_API`.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Waits until the runtime has asked for something for the first time.
  ///
  /// @throws IOException when it failed before, or the limit came first
  void awaitInitialized(Duration limit) throws IOException, InterruptedException {
    await(initialized, limit);
  }

  /// Nobody waits for this runtime any longer.
  void fail(String reason) {
    failure.completeExceptionally(new IOException(reason));
  }

  /// Ends the time between the snapshot and its use.
  void restore() {
    restore.countDown();
  }

  /// Gives the runtime an event and waits for its answer.
  ///
  /// @throws IOException when the function failed, or did not answer within its time
  byte[] invoke(byte[] event) throws IOException, InterruptedException {
    var invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
    waiting.add(invocation);
    await(invocation.answer(), FUNCTION_LIMIT);
    return invocation.answer().join();
  }

  private void await(CompletableFuture<?> done, Duration limit)
      throws IOException, InterruptedException {
    try {
      CompletableFuture.anyOf(done, failure).get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw new IOException(String.valueOf(failed.getCause()), failed);
    } catch (TimeoutException late) {
      throw new IOException("not within " + limit.toSeconds() + " s", late);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (path.equals(INVOCATION + "next")) {
        initialized.complete(null);
        next(exchange);
      } else if (path.equals(ROOT + "/restore/next")) {
        initialized.complete(null);
        restore.await();
        send(exchange, 200, new byte[0]);
      } else if (path.startsWith(INVOCATION)) {
        answered(path.substring(INVOCATION.length()), body);
        send(exchange, 202, new byte[0]);
      } else {
        fail(path + " " + new String(body, StandardCharsets.UTF_8));
        send(exchange, 202, new byte[0]);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Invocation invocation = waiting.take();
    running.put(invocation.id(), invocation);
    long deadline = System.currentTimeMillis() + FUNCTION_LIMIT.toMillis();
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:local:0:function:stoa");
    headers.set("Content-Type", "application/json");
    send(exchange, 200, invocation.event());
  }

  private void answered(String idAndKind, byte[] body) {
    int slash = idAndKind.indexOf('/');
    Invocation invocation = running.remove(idAndKind.substring(0, slash));
    if (invocation == null) {
      return;
    }
    if (idAndKind.endsWith("/response")) {
      invocation.answer().complete(body);
    } else {
      invocation
          .answer()
          .completeExceptionally(
              new IOException("the function failed: " + new String(body, StandardCharsets.UTF_8)));
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
