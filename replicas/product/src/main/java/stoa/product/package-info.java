/// The product group: items, search, feedback and ratings, orders and their histories, on Raft.
///
/// - [stoa.product.row]: the rows of its tables.
/// - [stoa.product.rule]: what each command comes to, as pure functions.
/// - [stoa.product.table]: the tables, as repositories.
/// - [stoa.product.state]: loading a batch's rows, deciding, writing.
/// - [stoa.product.read]: linearizable reads.
/// - [stoa.product.log]: Raft as its order, and who leads.
/// - [stoa.product.executor]: drives placed orders to their end, on the leader.
/// - [stoa.product.service]: the gRPC faces and what they refuse.
@NullMarked
package stoa.product;

import org.jspecify.annotations.NullMarked;
