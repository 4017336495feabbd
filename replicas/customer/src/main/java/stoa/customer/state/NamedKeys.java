package stoa.customer.state;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.proto.customer.v1.CustomerOperation.OperationCase;
import stoa.replica.apply.UnknownOperationException;

/// The keys that the operations of a batch name.
///
/// @param failureAccountIds accounts whose failed logins count
/// @param newSessions how many operations start one
/// @param otherOperations how many do not
/// @param newSignals how many operations may note a fraud signal
record NamedKeys(
    Set<Long> accountIds,
    Set<Long> failureAccountIds,
    Set<String> usernames,
    Set<Long> sessionIds,
    Set<String> orderIds,
    int newSessions,
    int otherOperations,
    int newSignals) {

  /// Whether an operation may give out an id.
  boolean needCounters() {
    return !usernames.isEmpty() || newSessions > 0 || newSignals > 0;
  }

  static NamedKeys of(List<CustomerOperation> operations) {
    var accountIds = new LinkedHashSet<Long>();
    var failureAccountIds = new LinkedHashSet<Long>();
    var usernames = new LinkedHashSet<String>();
    var sessionIds = new LinkedHashSet<Long>();
    var orderIds = new LinkedHashSet<String>();
    for (CustomerOperation operation : operations) {
      switch (operation.getOperationCase()) {
        case CREATE_ACCOUNT -> usernames.add(operation.getCreateAccount().getUsername());
        case START_SESSION -> {
          accountIds.add(operation.getStartSession().getAccountId());
          failureAccountIds.add(operation.getStartSession().getAccountId());
        }
        case RECORD_LOGIN_FAILURE -> {
          accountIds.add(operation.getRecordLoginFailure().getAccountId());
          failureAccountIds.add(operation.getRecordLoginFailure().getAccountId());
        }
        case END_SESSION -> sessionIds.add(operation.getEndSession().getSessionId());
        case TOUCH_SESSION -> sessionIds.add(operation.getTouchSession().getSessionId());
        case ADD_CART_LINE -> sessionIds.add(operation.getAddCartLine().getSessionId());
        case REMOVE_CART_LINE -> sessionIds.add(operation.getRemoveCartLine().getSessionId());
        case SAVE_CART -> sessionIds.add(operation.getSaveCart().getSessionId());
        case CLEAR_CART -> sessionIds.add(operation.getClearCart().getSessionId());
        case TAKE_CART -> {
          sessionIds.add(operation.getTakeCart().getSessionId());
          orderIds.add(operation.getTakeCart().getOrderId());
        }
        case CLOSE_CHECKOUT -> orderIds.add(operation.getCloseCheckout().getOrderId());
        case RECORD_PURCHASE -> {
          accountIds.add(operation.getRecordPurchase().getBuyerId());
          orderIds.add(operation.getRecordPurchase().getOrderId());
        }
        case OPERATION_NOT_SET -> throw new UnknownOperationException("no operation");
      }
    }
    int newSessions = count(operations, Set.of(OperationCase.START_SESSION));
    return new NamedKeys(
        accountIds,
        failureAccountIds,
        usernames,
        sessionIds,
        orderIds,
        newSessions,
        operations.size() - newSessions,
        count(operations, Set.of(OperationCase.TAKE_CART, OperationCase.CLOSE_CHECKOUT)));
  }

  private static int count(Collection<CustomerOperation> operations, Set<OperationCase> cases) {
    return (int)
        operations.stream()
            .filter(operation -> cases.contains(operation.getOperationCase()))
            .count();
  }
}
