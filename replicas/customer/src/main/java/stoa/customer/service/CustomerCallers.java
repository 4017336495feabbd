package stoa.customer.service;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import stoa.proto.customer.v1.CustomerCommandServiceGrpc;
import stoa.proto.customer.v1.CustomerReadServiceGrpc;
import stoa.replica.service.ServiceCallers;
import stoa.tls.PeerRule;
import stoa.tls.Role;

/// Who uses the customer group: the functions, the product group's leader, operators.
@Factory
final class CustomerCallers {
  private static final PeerRule CALLERS =
      PeerRule.anyOf(Role.BUYER_FUNCTION, Role.SELLER_FUNCTION, Role.PRODUCT_MEMBER, Role.OPERATOR);

  @Singleton
  ServiceCallers ofCommands() {
    return new ServiceCallers(CustomerCommandServiceGrpc.SERVICE_NAME, CALLERS);
  }

  @Singleton
  ServiceCallers ofReads() {
    return new ServiceCallers(CustomerReadServiceGrpc.SERVICE_NAME, CALLERS);
  }
}
