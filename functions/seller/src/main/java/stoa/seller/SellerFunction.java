package stoa.seller;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import stoa.http.FunctionApplication;
import stoa.http.FunctionRole;

/// Starts the seller function as a local process.
@Factory
public final class SellerFunction {
  @Singleton
  FunctionRole role() {
    return FunctionRole.SELLER;
  }

  /// Runs until SIGTERM. Settings come from the environment.
  public static void main(String[] args) {
    FunctionApplication.run(SellerFunction.class, args);
  }
}
