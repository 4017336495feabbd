/// Tests of the state machine on a real MariaDB.
@NullMarked
package stoa.product.state;

import org.jspecify.annotations.NullMarked;
