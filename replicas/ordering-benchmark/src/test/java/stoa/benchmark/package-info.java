@NullMarked
package stoa.benchmark;

import org.jspecify.annotations.NullMarked;
