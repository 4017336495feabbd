/// Tests of the rules, without a database.
@NullMarked
package stoa.product.rule;

import org.jspecify.annotations.NullMarked;
