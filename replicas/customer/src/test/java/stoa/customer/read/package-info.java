@NullMarked
package stoa.customer.read;

import org.jspecify.annotations.NullMarked;
