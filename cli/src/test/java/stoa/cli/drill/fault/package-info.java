@NullMarked
package stoa.cli.drill.fault;

import org.jspecify.annotations.NullMarked;
