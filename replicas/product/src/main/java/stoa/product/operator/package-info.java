/// What an operator does to the product group, on the administration's port: its members, and
/// purchases that only the ledger remembers.
@NullMarked
package stoa.product.operator;

import org.jspecify.annotations.NullMarked;
