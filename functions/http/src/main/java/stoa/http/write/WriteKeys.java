package stoa.http.write;

import com.google.protobuf.ByteString;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import stoa.client.CommandIdentity;
import stoa.http.FunctionRole;
import stoa.http.call.Call;
import stoa.http.problem.Problem;
import stoa.http.request.RequestBody;
import stoa.http.token.FunctionKeys;
import stoa.http.token.FunctionKeys.FingerprintKey;

/// Makes the keys of writes from calls.
@Singleton
public final class WriteKeys {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final FunctionKeys keys;
  private final FunctionRole role;

  public WriteKeys(FunctionKeys keys, FunctionRole role) {
    this.keys = keys;
    this.role = role;
  }

  /// The key of a write.
  ///
  /// @param accountId 0 for account creation, where the key stands alone
  /// @throws stoa.http.problem.ProblemException `invalid-request` for a malformed Idempotency-Key
  public WriteKey of(Call call, long accountId, RequestBody body) {
    return of(call, accountId, call.path(), body);
  }

  /// The key of a write whose path names what it is about only through the session.
  ///
  /// @param path with the thing's own name in it
  public WriteKey of(Call call, long accountId, String path, RequestBody body) {
    String key = idempotencyKey(call);
    byte[] hash = Digest.sha256(role.name(), Long.toString(accountId), call.method(), path, key);
    return new WriteKey(
        key,
        ByteString.copyFrom(hash, 0, CommandIdentity.COMMAND_ID_BYTES),
        fingerprints(call.rawQuery(), body.canonical()),
        RANDOM.nextLong());
  }

  private static String idempotencyKey(Call call) {
    List<String> sent = call.headers("Idempotency-Key");
    if (sent.isEmpty()) {
      return UUID.randomUUID().toString();
    }
    if (sent.size() > 1 || !FORM.matcher(sent.getFirst()).matches()) {
      throw Problem.invalid(
              "Idempotency-Key", "format", "must be given once, 1 to 255 visible ASCII characters")
          .exception();
    }
    return sent.getFirst();
  }

  /// Keyed fingerprints of texts, by the key in use first: the key's name, a colon, HMAC-SHA256.
  public List<ByteString> fingerprints(String... texts) {
    return keys.fingerprints().stream().map(key -> fingerprint(key, texts)).toList();
  }

  private static ByteString fingerprint(FingerprintKey key, String... texts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.secret().toByteArray(), "HmacSHA256"));
      for (byte[] part : Digest.parts(texts)) {
        mac.update(part);
      }
      byte[] name = (key.name() + ":").getBytes(StandardCharsets.US_ASCII);
      return ByteString.copyFrom(name).concat(ByteString.copyFrom(mac.doFinal()));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }
}
