package stoa.product.service;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import stoa.proto.product.v1.ProductCommandServiceGrpc;
import stoa.proto.product.v1.ProductReadServiceGrpc;
import stoa.replica.service.ServiceCallers;
import stoa.tls.PeerRule;
import stoa.tls.Role;

/// Who uses the product group: the functions, its own members, operators.
@Factory
final class ProductCallers {
  private static final PeerRule CALLERS =
      PeerRule.anyOf(Role.BUYER_FUNCTION, Role.SELLER_FUNCTION, Role.PRODUCT_MEMBER, Role.OPERATOR);

  @Singleton
  ServiceCallers ofCommands() {
    return new ServiceCallers(ProductCommandServiceGrpc.SERVICE_NAME, CALLERS);
  }

  @Singleton
  ServiceCallers ofReads() {
    return new ServiceCallers(ProductReadServiceGrpc.SERVICE_NAME, CALLERS);
  }
}
