package stoa.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this machine shows of itself and whom it accepts, over TLS 1.3 with certificates on both
/// sides.
///
/// Its source is read again every [#MAX_AGE], and after a failed handshake; in each case when the
/// next connection is made, so that nothing runs on its own in a sandbox that is frozen between
/// calls. What cannot be read, does not fit together or has expired is logged and left alone: what
/// was read before stays in use. Safe for many threads.
public final class MutualTls {
  /// After this time the source is read again before a connection.
  public static final Duration MAX_AGE = Duration.ofMinutes(15);

  /// However many handshakes fail, the source is not read more often.
  static final Duration MIN_AGE = Duration.ofSeconds(1);

  /// An operator hears of a certificate that ends so soon.
  private static final Duration NOTICE = Duration.ofDays(7);

  private static final String VERDICT = "stoa.verdict";
  private static final Logger LOG = LoggerFactory.getLogger(MutualTls.class);

  private final PemSource source;
  private final Clock clock;
  private final Refusals refusals = new Refusals();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Read read;
  private volatile boolean doubted;

  /// What was read last, and when it was last found current.
  private record Read(PemSource.Pem pem, TlsCredentials credentials, long nanos, Instant at) {}

  private MutualTls(PemSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
    try {
      PemSource.Pem pem = source.read();
      Instant now = clock.instant();
      this.read = new Read(pem, TlsCredentials.of(pem, now), System.nanoTime(), now);
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsConfigurationException(
          "TLS cannot be used: %s (%s)".formatted(e.getMessage(), source));
    }
    LOG.info("TLS as {} until {}", PeerNames.of(read.credentials().own()), expiry());
  }

  /// Reads the source for the first time.
  ///
  /// @throws TlsConfigurationException when it cannot be read, does not fit together or has expired
  public static MutualTls of(PemSource source) {
    return new MutualTls(source, Clock.systemUTC());
  }

  static MutualTls of(PemSource source, Clock clock) {
    return new MutualTls(source, clock);
  }

  /// For calling: accepts only callees that the rule admits.
  public SSLContext forCalling(PeerRule callee) {
    return renewed(callee);
  }

  /// For serving: accepts only callers that the rule admits. Whoever uses it must ask for the
  /// callers' certificates.
  public SSLContext forServing(PeerRule callers) {
    return renewed(callers);
  }

  private record Made(TlsCredentials of, SSLContext context) {}

  private SSLContext renewed(PeerRule rule) {
    var made = new AtomicReference<>(make(read.credentials(), rule));
    return new RenewedContext(() -> {
      keepFresh();
      TlsCredentials now = read.credentials();
      return made.updateAndGet(last -> last.of() == now ? last : make(now, rule)).context();
    });
  }

  private Made make(TlsCredentials credentials, PeerRule rule) {
    try {
      SSLContext context = SSLContext.getInstance(RenewedContext.PROTOCOL);
      var trust = new PeerTrust(credentials, rule, this::refused);
      context.init(credentials.keyManagers(), new TrustManager[] {trust}, null);
      return new Made(credentials, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK makes no TLS context", e);
    }
  }

  private void refused(String why) {
    refusals.note(why);
    doubt();
  }

  /// A handshake failed or a connection was refused: the source may have changed. It is read before
  /// the next connection.
  public void doubt() {
    doubted = true;
  }

  /// Reads the source now if it is due.
  public void keepFresh() {
    if (isDue(read) && reading.tryLock()) {
      try {
        if (isDue(read)) {
          readAgain();
        }
      } finally {
        reading.unlock();
      }
    }
  }

  // Both clocks: which of them stands still in a frozen sandbox depends on the host.
  private boolean isDue(Read last) {
    long nanos = System.nanoTime() - last.nanos();
    Duration passed = Duration.between(last.at(), clock.instant());
    return nanos > MAX_AGE.toNanos()
        || passed.compareTo(MAX_AGE) > 0
        || (doubted && nanos > MIN_AGE.toNanos());
  }

  /// Reads the source now.
  public void readAgain() {
    reading.lock();
    try {
      Read last = read;
      doubted = false;
      Instant now = clock.instant();
      read = new Read(last.pem(), last.credentials(), System.nanoTime(), now);
      PemSource.Pem pem = source.read();
      if (!pem.equals(last.pem())) {
        read = new Read(pem, TlsCredentials.of(pem, now), System.nanoTime(), now);
        LOG.info("TLS renewed: as {} until {}", PeerNames.of(read.credentials().own()), expiry());
      }
    } catch (IOException | GeneralSecurityException e) {
      LOG.warn("TLS stays as it is: {} ({})", e.getMessage(), source);
    } finally {
      reading.unlock();
    }
    if (untilExpiry().compareTo(NOTICE) < 0) {
      LOG.warn("the certificate in {} ends at {}: renew it", source, expiry());
    }
  }

  /// When the own certificate ends.
  public Instant expiry() {
    return read.credentials().expiry();
  }

  /// How long the own certificate is still good; negative when it has expired.
  public Duration untilExpiry() {
    return Duration.between(clock.instant(), expiry());
  }

  /// Peers that were not accepted since the start.
  public long refusals() {
    return refusals.count();
  }

  /// What a session's peer was found to be, kept with the session.
  private record Verdict(TlsCredentials by, Set<String> names, Instant until, String objection) {}

  /// Judges the peer of a connection as of now, whenever the connection was made: its authority may
  /// have been taken away since, or its certificate have expired.
  ///
  /// @param session of the connection; null when it has none
  /// @return why the peer is not accepted; empty when it is. Counted and logged here
  public Optional<String> objection(@Nullable SSLSession session, PeerRule rule) {
    keepFresh();
    Optional<String> objection = session == null ? Optional.of("no TLS") : judge(session, rule);
    objection.ifPresent(this::refused);
    return objection;
  }

  private Optional<String> judge(SSLSession session, PeerRule rule) {
    TlsCredentials now = read.credentials();
    Verdict verdict =
        session.getValue(VERDICT) instanceof Verdict kept && kept.by() == now
            ? kept
            : verdict(session, now);
    session.putValue(VERDICT, verdict);
    if (!verdict.objection().isEmpty()) {
      return Optional.of(verdict.objection());
    }
    if (clock.instant().isAfter(verdict.until())) {
      return Optional.of("the certificate of " + verdict.names() + " has expired");
    }
    return rule.admits(verdict.names())
        ? Optional.empty()
        : Optional.of("%s is not %s".formatted(verdict.names(), rule));
  }

  private static Verdict verdict(SSLSession session, TlsCredentials by) {
    try {
      if (session.getPeerCertificates() instanceof X509Certificate[] chain && chain.length > 0) {
        by.authorities().checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
        Instant until = chain[0].getNotAfter().toInstant();
        return new Verdict(by, PeerNames.of(chain[0]), until, "");
      }
      return new Verdict(by, Set.of(), Instant.MAX, "no X.509 certificate");
    } catch (SSLPeerUnverifiedException | CertificateException e) {
      return new Verdict(by, Set.of(), Instant.MAX, String.valueOf(e.getMessage()));
    }
  }
}
