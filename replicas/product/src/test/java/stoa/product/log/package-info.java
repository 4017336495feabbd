@NullMarked
package stoa.product.log;

import org.jspecify.annotations.NullMarked;
