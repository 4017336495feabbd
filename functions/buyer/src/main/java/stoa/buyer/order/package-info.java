/// Purchases over HTTP: making them and reading them.
@NullMarked
package stoa.buyer.order;

import org.jspecify.annotations.NullMarked;
