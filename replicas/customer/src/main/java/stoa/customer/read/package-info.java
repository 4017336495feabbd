/// The customer group's reads: what a member's database says, once it has applied far enough.
@NullMarked
package stoa.customer.read;

import org.jspecify.annotations.NullMarked;
