/// Tests of the order executor.
@NullMarked
package stoa.product.executor;

import org.jspecify.annotations.NullMarked;
