package stoa.system.lambda;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SentBytesTest {
  private static final byte[] GOAWAY = {0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] HEADERS = {0, 0, 1, 1, 4, 0, 0, 0, 3, 0};

  @Test
  void aFarewellIsNoRequest() {
    assertFalse(SentBytes.beginRequest(GOAWAY, GOAWAY.length));
  }

  @Test
  void headersAreARequestAlsoBehindAnotherFrame() {
    byte[] both = new byte[GOAWAY.length + HEADERS.length];
    System.arraycopy(GOAWAY, 0, both, 0, GOAWAY.length);
    System.arraycopy(HEADERS, 0, both, GOAWAY.length, HEADERS.length);
    assertTrue(SentBytes.beginRequest(HEADERS, HEADERS.length));
    assertTrue(SentBytes.beginRequest(both, both.length));
  }

  @Test
  void aMethodIsARequest() {
    byte[] post = "POST /payment HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    assertTrue(SentBytes.beginRequest(post, post.length));
  }
}
