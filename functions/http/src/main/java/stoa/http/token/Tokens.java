package stoa.http.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.http.FunctionRole;

/// Issues tokens and checks their signatures. Whether the session still runs is not a token's
/// matter: it has no expiry of its own.
@Singleton
public final class Tokens {
  /// Longer tokens are none of ours.
  private static final int MAX_CHARACTERS = 2_048;

  /// Tokens whose signature was found right; the one unused for longest goes first.
  private static final int MAX_CHECKED = 10_000;

  private final FunctionKeys keys;
  private final RSASSASigner signer;
  private final Map<String, Claims> checked =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Claims> eldest) {
          return size() > MAX_CHECKED;
        }
      };

  public Tokens(FunctionKeys keys) {
    this.keys = keys;
    this.signer = new RSASSASigner(keys.signing());
  }

  /// A token for a session that has just begun.
  public String issue(Claims claims) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(keys.signingKeyId())
            .type(JOSEObjectType.JWT)
            .build();
    var payload =
        new JWTClaimsSet.Builder()
            .subject(Long.toString(claims.accountId()))
            .claim("role", claims.role().name())
            .claim("sid", Long.toString(claims.sessionId()))
            .issueTime(Date.from(Instant.now()))
            .build();
    var token = new SignedJWT(header, payload);
    try {
      token.sign(signer);
    } catch (JOSEException failure) {
      throw new IllegalStateException("the signing key does not sign", failure);
    }
    return token.serialize();
  }

  /// What a token says; empty when none of our keys of its role signed it.
  public Optional<Claims> check(String token) {
    if (token.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    synchronized (checked) {
      Claims known = checked.get(token);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<Claims> claims = verify(token);
    claims.ifPresent(found -> {
      synchronized (checked) {
        checked.put(token, found);
      }
    });
    return claims;
  }

  private Optional<Claims> verify(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      String keyId = Optional.ofNullable(token.getHeader().getKeyID()).orElse("");
      RSAPublicKey key = keys.verifying().get(keyId);
      boolean sound =
          key != null
              && JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
              && token.verify(new RSASSAVerifier(key));
      return sound ? claims(keyId, token.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Claims> claims(String keyId, JWTClaimsSet claims) throws ParseException {
    FunctionRole role = FunctionRole.valueOf(text(claims.getStringClaim("role")));
    if (!keyId.startsWith(role.word() + "-")) {
      return Optional.empty();
    }
    return Optional.of(
        new Claims(
            role,
            Long.parseLong(text(claims.getSubject())),
            Long.parseLong(text(claims.getStringClaim("sid")))));
  }

  private static String text(@Nullable String claim) {
    return claim == null ? "" : claim;
  }
}
