package stoa.customer.rule;

import stoa.customer.row.CustomerRow;
import stoa.replica.apply.CommandContext;
import stoa.replica.apply.Decision;

/// What one kind of operation comes to. Pure.
///
/// @param <M> the operation
public interface Rule<M> {
  /// Decides an operation by the rows as the commands before it have left them.
  Decision<CustomerRow> decide(CustomerWorkingSet rows, M operation, CommandContext context);
}
