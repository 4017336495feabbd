@NullMarked
package stoa.cli.drill.model;

import org.jspecify.annotations.NullMarked;
