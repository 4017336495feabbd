/// Tests of the rules, without a database.
@NullMarked
package stoa.customer.rule;

import org.jspecify.annotations.NullMarked;
