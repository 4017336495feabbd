@NullMarked
package stoa.replica.restore;

import org.jspecify.annotations.NullMarked;
