package stoa.customer.state;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.crash.CommitPoints;
import stoa.customer.memory.SessionMemory;
import stoa.customer.row.CustomerRow;
import stoa.customer.rule.CustomerWorkingSet;
import stoa.customer.table.CustomerTables;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;
import stoa.replica.apply.KnownFields;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.apply.StateMachine;
import stoa.replica.apply.UnknownOperationException;

/// Accounts, sessions, carts, checkout records, buyers' counters and fraud signals.
@Singleton
public final class CustomerStateMachine
    implements StateMachine<CustomerOperation, CustomerRow, CustomerWorkingSet> {
  private final WorkingSetLoader loader;
  private final WorkingSetWriter writer;
  private final SessionMemory memory;
  private final CustomerRules rules = new CustomerRules();

  CustomerStateMachine(WorkingSetLoader loader, WorkingSetWriter writer, SessionMemory memory) {
    this.loader = loader;
    this.writer = writer;
    this.memory = memory;
  }

  @Override
  public CustomerOperation parse(byte[] operation) {
    try {
      CustomerOperation parsed = CustomerOperation.parseFrom(operation);
      KnownFields.check(parsed);
      return parsed;
    } catch (InvalidProtocolBufferException e) {
      throw new UnknownOperationException("not an operation: " + e.getMessage());
    }
  }

  @Override
  public CustomerWorkingSet load(List<CustomerOperation> operations) {
    return loader.load(NamedKeys.of(operations));
  }

  @Override
  public Decision<CustomerRow> decide(
      CustomerWorkingSet workingSet, CustomerOperation operation, CommandContext context) {
    return rules.decide(workingSet, operation, context);
  }

  @Override
  public void write(CustomerWorkingSet workingSet) {
    writer.write(workingSet);
  }

  @Override
  public void remember(CustomerWorkingSet workingSet) {
    memory.remember(workingSet);
  }

  @Override
  public void forget() {
    memory.forget();
  }

  @Override
  public Optional<CommitPoints> crashPoints(CustomerOperation operation) {
    return CheckoutCrashPoints.of(operation);
  }

  @Override
  public List<ReplicatedTable> tables() {
    return CustomerTables.REPLICATED;
  }
}
