package stoa.http.account;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import stoa.client.CallContext;
import stoa.client.GroupUnavailableException;
import stoa.http.UnworkableConfiguration;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;

/// Hashes and compares passwords: as many at once as there are cores, on threads of their own, so
/// that they do not hold up the calls that only wait. What waits above a limit is 429
/// `rate-limited`.
@Singleton
public final class Passwords {
  /// Hashes that wait.
  private static final int MAX_WAITING = 256;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Argon2 cost;
  private final String nobodys;
  private final ThreadPoolExecutor threads;

  public Passwords(
      @Value("${stoa.password.memory.kib:7168}") int memoryKib,
      @Value("${stoa.password.iterations:5}") int iterations) {
    this.cost = cost(memoryKib, iterations);
    // Matches no password, and costs as much to compare as a real one.
    this.nobodys =
        "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
            .formatted(memoryKib, iterations, "A".repeat(22), "A".repeat(43));
    int cores = Runtime.getRuntime().availableProcessors();
    this.threads =
        new ThreadPoolExecutor(
            cores,
            cores,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().daemon().name("passwords-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  private static Argon2 cost(int memoryKib, int iterations) {
    try {
      return new Argon2(memoryKib, iterations);
    } catch (IllegalArgumentException unworkable) {
      throw new UnworkableConfiguration(
          "STOA_PASSWORD_MEMORY_KIB, STOA_PASSWORD_ITERATIONS: " + unworkable.getMessage());
    }
  }

  /// A PHC string with a fresh salt.
  public String hash(CallContext context, String password) {
    byte[] salt = new byte[Argon2.SALT_BYTES];
    RANDOM.nextBytes(salt);
    return run(context, () -> cost.hash(password, salt));
  }

  /// Whether the password is right. Without a hash (an unknown account) it is wrong after the same
  /// time.
  public boolean matches(CallContext context, String password, Optional<String> phc) {
    return run(context, () -> Argon2.matches(password, phc.orElse(nobodys)));
  }

  private <T> T run(CallContext context, Callable<T> task) {
    Future<T> result = enqueue(task);
    try {
      return result.get(context.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | InterruptedException late) {
      result.cancel(false);
      throw new GroupUnavailableException("no time was left to hash a password");
    } catch (ExecutionException failure) {
      throw new IllegalStateException("hashing failed", failure.getCause());
    }
  }

  private <T> Future<T> enqueue(Callable<T> task) {
    try {
      return threads.submit(task);
    } catch (RejectedExecutionException full) {
      throw Problem.of(ProblemCode.RATE_LIMITED).retryAfter(2).exception();
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
