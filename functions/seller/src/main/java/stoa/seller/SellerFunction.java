package stoa.seller;

import io.micronaut.context.annotation.Factory;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.inject.Singleton;
import stoa.http.FunctionApplication;
import stoa.http.FunctionRole;

/// Starts the seller function as a local process.
@OpenAPIDefinition(
    info =
        @Info(title = "Stoa", version = "1", description = "A marketplace that survives machines."))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
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
