/// Tests of the reads on a real MariaDB.
@NullMarked
package stoa.product.read;

import org.jspecify.annotations.NullMarked;
