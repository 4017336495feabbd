@NullMarked
package stoa.cli.bench.orders;

import org.jspecify.annotations.NullMarked;
