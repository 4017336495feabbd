package stoa.customer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stoa.customer.CustomerDatabase;
import stoa.customer.CustomerDatabase.Schema;
import stoa.customer.CustomerDatabase.Stamped;
import stoa.customer.read.AccountReads;
import stoa.proto.common.v1.CommandResult;
import stoa.proto.customer.v1.CustomerResult;
import stoa.proto.customer.v1.Role;

class CartModelTest {
  private static final int RUNS = 4;
  private static final int COMMANDS = 1_000;
  private static final int BATCH = 40;

  @Test
  void answersAsThePlainModelDoes() {
    long seed = new Random().nextLong();
    try (var database = new CustomerDatabase()) {
      for (int run = 0; run < RUNS; run++) {
        compare(database.schema("run_" + run), seed + run);
      }
    }
  }

  private static void compare(Schema schema, long seed) {
    List<Stamped> log = new RandomCommands(seed).log(COMMANDS).stream().distinct().toList();
    List<CommandResult> results = schema.applyInBatches(log, BATCH);
    var model = new CartModel();
    for (int i = 0; i < log.size(); i++) {
      Stamped command = log.get(i);
      CustomerResult result = Schema.parsed(results.get(i));
      String where = "seed " + seed + ", command " + i + ": " + command;
      model.at(command.timeMillis());
      switch (command.operation().getOperationCase()) {
        case CREATE_ACCOUNT -> {
          if (result.hasAccountCreated()) {
            model.created(result.getAccountCreated().getAccountId());
          }
        }
        case START_SESSION -> {
          if (result.hasSessionStarted()) {
            model.started(command.operation().getStartSession().getAccountId());
          }
        }
        case RECORD_LOGIN_FAILURE, OPERATION_NOT_SET -> {}
        case END_SESSION,
            TOUCH_SESSION,
            ADD_CART_LINE,
            REMOVE_CART_LINE,
            SAVE_CART,
            CLEAR_CART,
            TAKE_CART,
            CLOSE_CHECKOUT,
            RECORD_PURCHASE ->
            assertEquals(model.decide(command.operation()), CartModel.words(result), where);
      }
    }
    model
        .purchased()
        .forEach((account, units) ->
            assertEquals(
                (long) units, purchased(schema, account), "seed " + seed + ": " + account));
  }

  private static long purchased(Schema schema, long account) {
    AccountReads reads = schema.bean(AccountReads.class);
    return reads.account(account, Role.ROLE_BUYER_VALUE).getItemsPurchased()
        + reads.account(account, Role.ROLE_SELLER_VALUE).getItemsPurchased();
  }
}
