package stoa.product.state;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.crash.CommitPoints;
import stoa.product.memory.ProductMemory;
import stoa.product.row.ProductRow;
import stoa.product.rule.AcknowledgeOrderRule;
import stoa.product.rule.ChangePriceRule;
import stoa.product.rule.ChangeUnitsRule;
import stoa.product.rule.CompleteOrderRule;
import stoa.product.rule.GiveFeedbackRule;
import stoa.product.rule.ListItemRule;
import stoa.product.rule.PlaceOrderRule;
import stoa.product.rule.ProductWorkingSet;
import stoa.product.rule.RecordAttemptRule;
import stoa.product.rule.RecordPaymentRule;
import stoa.product.rule.RefuseOrderRule;
import stoa.product.rule.WithdrawItemRule;
import stoa.product.table.ProductTables;
import stoa.proto.product.v1.ProductOperation;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;
import stoa.replica.apply.KnownFields;
import stoa.replica.apply.ReplicatedTable;
import stoa.replica.apply.StateMachine;
import stoa.replica.apply.UnknownOperationException;

/// Items, feedback and orders as a state machine. The rules are in [stoa.product.rule].
@Singleton
public class ProductStateMachine
    implements StateMachine<ProductOperation, ProductRow, ProductWorkingSet> {
  private final WorkingSetLoader loader;
  private final WorkingSetWriter writer;
  private final ProductMemory memory;
  private final OutcomeChanges changes;

  ProductStateMachine(
      WorkingSetLoader loader,
      WorkingSetWriter writer,
      ProductMemory memory,
      OutcomeChanges changes) {
    this.loader = loader;
    this.writer = writer;
    this.memory = memory;
    this.changes = changes;
  }

  @Override
  public ProductOperation parse(byte[] operation) {
    try {
      var parsed = ProductOperation.parseFrom(operation);
      KnownFields.check(parsed);
      return parsed;
    } catch (InvalidProtocolBufferException e) {
      throw new UnknownOperationException("not a product operation: " + e.getMessage());
    }
  }

  @Override
  public ProductWorkingSet load(List<ProductOperation> operations) {
    return loader.load(operations);
  }

  @Override
  public Decision<ProductRow> decide(
      ProductWorkingSet rows, ProductOperation operation, CommandContext context) {
    return switch (operation.getOperationCase()) {
      case LIST_ITEM -> ListItemRule.decide(rows, operation.getListItem());
      case CHANGE_PRICE -> ChangePriceRule.decide(rows, operation.getChangePrice());
      case CHANGE_UNITS -> ChangeUnitsRule.decide(rows, operation.getChangeUnits());
      case WITHDRAW_ITEM -> WithdrawItemRule.decide(rows, operation.getWithdrawItem());
      case GIVE_FEEDBACK -> GiveFeedbackRule.decide(rows, operation.getGiveFeedback());
      case PLACE_ORDER -> PlaceOrderRule.decide(rows, operation.getPlaceOrder(), context);
      case REFUSE_ORDER -> RefuseOrderRule.decide(rows, operation.getRefuseOrder(), context);
      case RECORD_PAYMENT -> RecordPaymentRule.decide(rows, operation.getRecordPayment(), context);
      case COMPLETE_ORDER -> CompleteOrderRule.decide(rows, operation.getCompleteOrder(), context);
      case RECORD_ATTEMPT -> RecordAttemptRule.decide(rows, operation.getRecordAttempt(), context);
      case ACKNOWLEDGE_ORDER -> AcknowledgeOrderRule.decide(rows, operation.getAcknowledgeOrder());
      case OPERATION_NOT_SET -> throw new UnknownOperationException("an operation without content");
    };
  }

  @Override
  public void write(ProductWorkingSet rows) {
    writer.write(rows);
  }

  @Override
  public void remember(ProductWorkingSet rows) {
    memory.remember(rows);
  }

  @Override
  public void forget() {
    memory.forget();
  }

  @Override
  public void committed(ProductWorkingSet rows) {
    changes.tell(rows);
  }

  @Override
  public Optional<CommitPoints> crashPoints(ProductOperation operation) {
    return OrderCrashPoints.of(operation);
  }

  @Override
  public List<ReplicatedTable> tables() {
    return ProductTables.ALL;
  }
}
