package stoa.product;

import stoa.replica.service.ReplicaProcess;

/// A member of the product group as a process.
public final class ProductReplica {
  /// The group's name: its migrations' folder, its label in metrics, its part in members' names.
  public static final String GROUP = "product";

  private ProductReplica() {}

  /// Runs until SIGTERM. Configured by environment variables only.
  public static void main(String[] arguments) {
    ReplicaProcess.run(ProductReplica.class, GROUP);
  }
}
