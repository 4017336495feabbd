@NullMarked
package stoa.replica.transfer;

import org.jspecify.annotations.NullMarked;
