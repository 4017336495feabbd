/// The whole ledger for a backup, and its return. Tokens are in it, cards are not: the service has
/// none.
@NullMarked
package stoa.payment.backup;

import org.jspecify.annotations.NullMarked;
