package stoa.http.service;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import stoa.client.CallContext;
import stoa.client.CustomerGroup;
import stoa.client.GroupCallException;
import stoa.client.ProductGroup;
import stoa.http.call.Call;
import stoa.http.call.Reply;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.proto.customer.v1.CheckSessionRequest;
import stoa.proto.product.v1.GetItemsRequest;

/// Whether each group answers a read, which needs its majority. Asked once a second at most;
/// whoever asks meanwhile waits for that answer.
@Singleton
public final class Readiness {
  private static final Duration VALID = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final CustomerGroup customers;
  private final ProductGroup products;
  private final ReentrantLock asking = new ReentrantLock();
  private boolean known;
  private boolean ready;
  private long askedNanos;

  public Readiness(CustomerGroup customers, ProductGroup products) {
    this.customers = customers;
    this.products = products;
  }

  /// 200 when both groups serve.
  ///
  /// @throws stoa.http.problem.ProblemException `unavailable` otherwise
  public HttpResponse<?> answer(Call call) {
    if (!ready(call)) {
      throw Problem.of(ProblemCode.UNAVAILABLE, "A group does not answer.")
          .retryAfter(1)
          .exception();
    }
    return Reply.ok(Health.UP);
  }

  private boolean ready(Call call) {
    asking.lock();
    try {
      if (!known || System.nanoTime() - askedNanos > VALID.toNanos()) {
        ready = ask(call.context().atMost(LONGEST_WAIT));
        known = true;
        askedNanos = System.nanoTime();
      }
      return ready;
    } finally {
      asking.unlock();
    }
  }

  private boolean ask(CallContext context) {
    try {
      customers.checkSession(context, CheckSessionRequest.getDefaultInstance());
      products.getItems(context, GetItemsRequest.getDefaultInstance());
      return true;
    } catch (GroupCallException unavailable) {
      return false;
    }
  }
}
