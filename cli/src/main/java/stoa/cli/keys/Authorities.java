package stoa.cli.keys;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stoa.authority.CertificateAuthority;
import stoa.authority.Certified;

/// The private authority, and how it is replaced by another.
///
/// ```text
///  current ──add──▶ current, next ──use──▶ current (was next), former ──drop──▶ current
///  trusted: 1             2                       2                                1
/// ```
///
/// @param current signs certificates
/// @param next trusted already, signs nothing yet; null outside of a rotation
/// @param former PEM; trusted still, signs nothing more; null outside of a rotation
record Authorities(Certified current, @Nullable Certified next, @Nullable String former) {
  /// Ten years: its key stays off-line, and what it signs is short-lived.
  static final Duration VALIDITY = Duration.ofDays(3_650);

  private static final String NAME = "Stoa private CA";

  static Authorities create(Instant now) {
    return new Authorities(fresh(now), null, null);
  }

  private static Certified fresh(Instant now) {
    return CertificateAuthority.create(NAME, now.minus(Lifetimes.CLOCK_SLACK), now.plus(VALIDITY))
        .stored();
  }

  @JsonIgnore
  boolean isAdded() {
    return next != null;
  }

  @JsonIgnore
  boolean isUsed() {
    return former != null;
  }

  Authorities add(Instant now) {
    return new Authorities(current, fresh(now), null);
  }

  Authorities use() {
    return next == null ? this : new Authorities(next, null, current.certificate());
  }

  Authorities drop() {
    return new Authorities(current, null, null);
  }

  /// What machines trust, PEM.
  String bundle() {
    String further = next == null ? former : next.certificate();
    return current.certificate() + (further == null ? "" : further);
  }
}
