/// The objects of the market, each as a sequential specification of what clients see of it.
@NullMarked
package stoa.cli.drill.model;

import org.jspecify.annotations.NullMarked;
