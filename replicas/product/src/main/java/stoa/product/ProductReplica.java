package stoa.product;

import stoa.replica.service.ReplicaProcess;

/// A member of the product group as a process.
public final class ProductReplica {
  /// The group's name: its migrations' folder, its label in metrics, its part in members' names.
  public static final String GROUP = "product";

  private ProductReplica() {}

  /// Runs until SIGTERM. Configured by environment variables only: those of every replica, and for
  /// the order executor `STOA_PAYMENT_URL` and `STOA_CUSTOMER_MEMBERS`, without which it does not
  /// start.
  public static void main(String[] arguments) {
    ReplicaProcess.run(ProductReplica.class, GROUP);
  }
}
