package stoa.customer;

import stoa.replica.service.ReplicaProcess;

/// One member of the customer group, as a process.
public final class CustomerReplica {
  private CustomerReplica() {}

  /// Runs until the process is told to stop. Everything is configured by environment variables.
  public static void main(String[] arguments) {
    ReplicaProcess.run(CustomerReplica.class, "customer");
  }
}
