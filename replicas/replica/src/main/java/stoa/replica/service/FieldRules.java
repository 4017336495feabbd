package stoa.replica.service;

import com.google.protobuf.ByteString;
import java.text.Normalizer;
import java.util.regex.Pattern;
import stoa.proto.common.v1.CommandHeader;

/// What the requests of both groups must be like. Each rule throws an [IllegalArgumentException]
/// that names the field and the rule, and never the value, which may be a secret.
public final class FieldRules {
  /// The most bytes of a fingerprint, its key's name included.
  public static final int MAX_FINGERPRINT_BYTES = 64;

  private static final int COMMAND_ID_BYTES = 16;
  private static final int MAX_REQUEST_ID = 128;
  private static final Pattern ORDER_ID = Pattern.compile("[\\x21-\\x7e]{1,64}");

  private FieldRules() {}

  /// Whatever else must hold.
  public static void require(boolean holds, String field, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(field + ": " + rule);
    }
  }

  /// A number within bounds, both included.
  public static void range(String field, long value, long least, long most) {
    require(value >= least && value <= most, field, "from " + least + " to " + most);
  }

  /// A number that a group has given out.
  public static void given(String field, long id) {
    require(id > 0, field, "greater than 0");
  }

  /// Counted after NFC normalization; as it came it may be four times as long.
  public static void text(String field, String value, int least, int most) {
    String normalized = Normalizer.normalize(value, Normalizer.Form.NFC);
    int length = normalized.codePointCount(0, normalized.length());
    range(field + " (code points)", length, least, most);
    require(value.codePoints().noneMatch(Character::isISOControl), field, "no control characters");
  }

  /// An order's id.
  public static void orderId(String value) {
    require(ORDER_ID.matcher(value).matches(), "order_id", "1 to 64 visible ASCII characters");
  }

  /// A keyed fingerprint of at least so many bytes.
  public static void fingerprint(String field, ByteString value, int least) {
    range(field + " (bytes)", value.size(), least, MAX_FINGERPRINT_BYTES);
  }

  /// Whether a command id is there at all; when it must be is for the group to say.
  public static boolean hasCommandId(CommandHeader header) {
    return header.getCommandId().size() == COMMAND_ID_BYTES;
  }

  /// What a command carries beside its id.
  public static void header(CommandHeader header) {
    fingerprint("header.fingerprint", header.getFingerprint(), 0);
    range("header.seen_time_millis", header.getSeenTimeMillis(), 0, Long.MAX_VALUE);
    text("header.request_id", header.getRequestId(), 0, MAX_REQUEST_ID);
  }
}
