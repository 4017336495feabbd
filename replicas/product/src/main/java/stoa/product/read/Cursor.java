package stoa.product.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/// Where a page ended, as an opaque text: the sort values of its last row, and a check over the
/// query, so that a cursor of another query is refused instead of giving nonsense.
final class Cursor {
  private static final byte VERSION = 1;
  private static final int MAX_CHARACTERS = 128;

  private Cursor() {}

  /// A cursor.
  ///
  /// @param query the request without its limit and cursor
  static String of(Message query, long... values) {
    var bytes = ByteBuffer.allocate(1 + Integer.BYTES + values.length * Long.BYTES);
    bytes.put(VERSION).putInt(check(query, values));
    for (long value : values) {
      bytes.putLong(value);
    }
    return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes.array()), ISO_8859_1);
  }

  /// The values of a cursor; empty for an empty one.
  ///
  /// @throws IllegalArgumentException when it is not one of this query's
  static Optional<long[]> values(String cursor, Message query, int count) {
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer bytes = decode(cursor);
    if (bytes.remaining() != 1 + Integer.BYTES + count * Long.BYTES || bytes.get() != VERSION) {
      throw malformed();
    }
    int check = bytes.getInt();
    var values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = bytes.getLong();
    }
    if (check != check(query, values)) {
      throw malformed();
    }
    return Optional.of(values);
  }

  private static ByteBuffer decode(String cursor) {
    if (cursor.length() > MAX_CHARACTERS) {
      throw malformed();
    }
    try {
      return ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static int check(Message query, long... values) {
    var crc = new CRC32();
    crc.update(query.toByteArray());
    for (long value : values) {
      crc.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    }
    return (int) crc.getValue();
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("cursor: a next_cursor of the same query");
  }
}
