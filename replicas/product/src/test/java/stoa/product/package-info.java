/// Tests of the product group.
@NullMarked
package stoa.product;

import org.jspecify.annotations.NullMarked;
