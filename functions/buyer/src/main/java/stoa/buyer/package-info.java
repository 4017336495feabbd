/// The buyer function: everything under `/v1/buyer`. It keeps no state of its own.
@NullMarked
package stoa.buyer;

import org.jspecify.annotations.NullMarked;
