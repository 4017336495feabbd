package stoa.customer.state;

import stoa.customer.row.CustomerRow;
import stoa.customer.rule.AddCartLineRule;
import stoa.customer.rule.ClearCartRule;
import stoa.customer.rule.CloseCheckoutRule;
import stoa.customer.rule.CreateAccountRule;
import stoa.customer.rule.CustomerWorkingSet;
import stoa.customer.rule.EndSessionRule;
import stoa.customer.rule.RecordLoginFailureRule;
import stoa.customer.rule.RecordPurchaseRule;
import stoa.customer.rule.RemoveCartLineRule;
import stoa.customer.rule.SaveCartRule;
import stoa.customer.rule.StartSessionRule;
import stoa.customer.rule.TakeCartRule;
import stoa.customer.rule.TouchSessionRule;
import stoa.proto.customer.v1.CustomerOperation;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;
import stoa.replica.apply.UnknownOperationException;

/// Every operation with its rule. Pure, like the rules.
public final class CustomerRules {
  private final CreateAccountRule createAccount = new CreateAccountRule();
  private final StartSessionRule startSession = new StartSessionRule();
  private final RecordLoginFailureRule recordLoginFailure = new RecordLoginFailureRule();
  private final EndSessionRule endSession = new EndSessionRule();
  private final TouchSessionRule touchSession = new TouchSessionRule();
  private final AddCartLineRule addCartLine = new AddCartLineRule();
  private final RemoveCartLineRule removeCartLine = new RemoveCartLineRule();
  private final SaveCartRule saveCart = new SaveCartRule();
  private final ClearCartRule clearCart = new ClearCartRule();
  private final TakeCartRule takeCart = new TakeCartRule();
  private final CloseCheckoutRule closeCheckout = new CloseCheckoutRule();
  private final RecordPurchaseRule recordPurchase = new RecordPurchaseRule();

  /// Decides one operation.
  ///
  /// @throws UnknownOperationException for an operation without content
  public Decision<CustomerRow> decide(
      CustomerWorkingSet rows, CustomerOperation operation, CommandContext context) {
    return switch (operation.getOperationCase()) {
      case CREATE_ACCOUNT -> createAccount.decide(rows, operation.getCreateAccount(), context);
      case START_SESSION -> startSession.decide(rows, operation.getStartSession(), context);
      case RECORD_LOGIN_FAILURE ->
          recordLoginFailure.decide(rows, operation.getRecordLoginFailure(), context);
      case END_SESSION -> endSession.decide(rows, operation.getEndSession(), context);
      case TOUCH_SESSION -> touchSession.decide(rows, operation.getTouchSession(), context);
      case ADD_CART_LINE -> addCartLine.decide(rows, operation.getAddCartLine(), context);
      case REMOVE_CART_LINE -> removeCartLine.decide(rows, operation.getRemoveCartLine(), context);
      case SAVE_CART -> saveCart.decide(rows, operation.getSaveCart(), context);
      case CLEAR_CART -> clearCart.decide(rows, operation.getClearCart(), context);
      case TAKE_CART -> takeCart.decide(rows, operation.getTakeCart(), context);
      case CLOSE_CHECKOUT -> closeCheckout.decide(rows, operation.getCloseCheckout(), context);
      case RECORD_PURCHASE -> recordPurchase.decide(rows, operation.getRecordPurchase(), context);
      case OPERATION_NOT_SET -> throw new UnknownOperationException("no operation");
    };
  }
}
