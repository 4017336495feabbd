package stoa.cli.admin.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class SetStoreTest {
  @TempDir Path directory;

  @Test
  void aDirectoryGivesBackWhatItWasGiven() throws IOException {
    try (SetStore store = SetStore.directory(directory.resolve("new/set"))) {
      assertGivesBack(store);
      assertThrows(IOException.class, () -> store.create("../elsewhere"));
    }
  }

  @Test
  void aBucketGivesBackWhatItWasGiven() throws IOException {
    try (var bucket = new Bucket();
        SetStore store =
            S3Store.open(
                "stoa-backups",
                "2026/monday",
                bucket.uri().toString(),
                "eu-central-1",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))) {
      assertGivesBack(store);
      assertTrue(bucket.objects.containsKey("/stoa-backups/2026/monday/customer/large.rows"));
    }
  }

  private static void assertGivesBack(SetStore store) throws IOException {
    assertTrue(store.isEmpty());
    byte[] large = new byte[700_000];
    new Random(7).nextBytes(large);
    write(store, "customer/large.rows", large);
    write(store, "backup.json", "{}".getBytes(StandardCharsets.UTF_8));
    assertFalse(store.isEmpty());
    try (InputStream in = store.open("customer/large.rows")) {
      assertArrayEquals(large, in.readAllBytes());
    }
    assertThrows(NoSuchFileException.class, () -> store.open("customer/missing"));
  }

  private static void write(SetStore store, String name, byte[] content) throws IOException {
    try (OutputStream out = store.create(name)) {
      out.write(content, 0, 1);
      out.write(content, 1, content.length - 1);
    }
  }

  /// As much of S3 as a set needs: objects are put, got and listed by their path.
  private static final class Bucket implements AutoCloseable {
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final HttpServer server;

    Bucket() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      if (exchange.getRequestMethod().equals("PUT")) {
        objects.put(path, exchange.getRequestBody().readAllBytes());
        send(exchange, 200, new byte[0]);
        return;
      }
      if (query.contains("list-type=2")) {
        send(exchange, 200, list().getBytes(StandardCharsets.UTF_8));
        return;
      }
      byte[] object = objects.get(path);
      if (object != null) {
        send(exchange, 200, object);
      } else {
        String missing = "<Error><Code>NoSuchKey</Code><Message>no</Message></Error>";
        send(exchange, 404, missing.getBytes(StandardCharsets.UTF_8));
      }
    }

    private String list() {
      var xml = new StringBuilder("<ListBucketResult>");
      objects
          .keySet()
          .forEach(key -> xml.append("<Contents><Key>").append(key).append("</Key></Contents>"));
      return xml.append("</ListBucketResult>").toString();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
