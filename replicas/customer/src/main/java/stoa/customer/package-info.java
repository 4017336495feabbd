/// The customer group: accounts, sessions, carts, checkout records, buyers' counters and fraud
/// signals, on the rotating sequencer.
///
/// - [stoa.customer.rule]: what each operation comes to; pure.
/// - [stoa.customer.state]: the state machine: load, decide, write.
/// - [stoa.customer.row], [stoa.customer.table]: rows and SQL.
/// - [stoa.customer.read]: the reads.
/// - [stoa.customer.service]: gRPC, with the validation of every field.
/// - [stoa.customer.log]: the sequencer as the group's log.
@NullMarked
package stoa.customer;

import org.jspecify.annotations.NullMarked;
