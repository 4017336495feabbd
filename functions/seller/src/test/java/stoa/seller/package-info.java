/// Tests of the seller function.
@NullMarked
package stoa.seller;

import org.jspecify.annotations.NullMarked;
