package stoa.cli.local;

import java.util.Locale;

/// The kinds of processes in a system.
enum UnitKind {
  CUSTOMER("replicas/customer", "stoa.customer.CustomerReplica"),
  PRODUCT("replicas/product", "stoa.product.ProductReplica"),
  PAYMENT("replicas/payment", "stoa.payment.PaymentService"),
  BUYER("functions/buyer", "stoa.buyer.BuyerFunction"),
  SELLER("functions/seller", "stoa.seller.SellerFunction"),
  GATEWAY("functions/gateway", "stoa.gateway.Gateway");

  private final String module;
  private final String mainClass;

  UnitKind(String module, String mainClass) {
    this.module = module;
    this.mainClass = mainClass;
  }

  /// The module's folder, relative to the project.
  String module() {
    return module;
  }

  String mainClass() {
    return mainClass;
  }

  /// The name in lower case, as in unit names, folders and log files.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isReplica() {
    return this == CUSTOMER || this == PRODUCT;
  }

  boolean isFunction() {
    return this == BUYER || this == SELLER;
  }

  boolean hasDatabase() {
    return isReplica() || this == PAYMENT;
  }
}
