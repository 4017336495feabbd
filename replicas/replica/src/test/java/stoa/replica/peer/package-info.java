@NullMarked
package stoa.replica.peer;

import org.jspecify.annotations.NullMarked;
