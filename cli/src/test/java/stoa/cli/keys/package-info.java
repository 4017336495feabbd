@NullMarked
package stoa.cli.keys;

import org.jspecify.annotations.NullMarked;
