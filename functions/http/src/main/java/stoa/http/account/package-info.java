/// Accounts, passwords and sessions, the same for buyers and sellers.
@NullMarked
package stoa.http.account;

import org.jspecify.annotations.NullMarked;
