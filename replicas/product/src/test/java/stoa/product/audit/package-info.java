/// Tests of the product group's books.
@NullMarked
package stoa.product.audit;

import org.jspecify.annotations.NullMarked;
