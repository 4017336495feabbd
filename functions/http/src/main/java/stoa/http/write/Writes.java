package stoa.http.write;

import com.google.protobuf.ByteString;
import jakarta.inject.Singleton;
import java.util.function.Function;
import stoa.client.CommandAnswer;
import stoa.client.CommandAnswer.Decided;
import stoa.client.CommandIdentity;
import stoa.client.CustomerGroup;
import stoa.client.ProductGroup;
import stoa.http.call.Call;
import stoa.http.problem.Problem;
import stoa.http.problem.ProblemCode;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.product.v1.ProductOperation;
import stoa.proto.product.v1.ProductResult;

/// Submits the command that a write is. Its result, refusals included, is the result of the first
/// request with the key.
@Singleton
public final class Writes {
  private final CustomerGroup customers;
  private final ProductGroup products;

  public Writes(CustomerGroup customers, ProductGroup products) {
    this.customers = customers;
    this.products = products;
  }

  /// A command of the customer group.
  ///
  /// @throws stoa.http.problem.ProblemException `idempotency-key-reused`
  /// @throws stoa.client.GroupCallException without an answer
  public Decided<CustomerResult> customer(Call call, WriteKey key, CustomerOperation operation) {
    long seen = customers.seenTimeMillis(call.context());
    return decide(key, seen, identity -> customers.submit(call.context(), identity, operation));
  }

  /// A command of the product group.
  ///
  /// @throws stoa.http.problem.ProblemException `idempotency-key-reused`
  /// @throws stoa.client.GroupCallException without an answer
  public Decided<ProductResult> product(Call call, WriteKey key, ProductOperation operation) {
    long seen = products.seenTimeMillis(call.context());
    return decide(key, seen, identity -> products.submit(call.context(), identity, operation));
  }

  // The first request may have been stored with a fingerprint key that has been replaced since.
  private static <R> Decided<R> decide(
      WriteKey key, long seen, Function<CommandIdentity, CommandAnswer<R>> submit) {
    for (ByteString fingerprint : key.fingerprints()) {
      var identity = new CommandIdentity(key.commandId(), fingerprint, key.attempt(), seen);
      if (submit.apply(identity) instanceof Decided<R> decided) {
        return decided;
      }
    }
    throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED).exception();
  }
}
