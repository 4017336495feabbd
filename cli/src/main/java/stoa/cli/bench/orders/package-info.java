/// Thousands of orders against a payment service that is slow, fails and dies: what shows how the
/// order executor paces itself, and that every order comes to its end.
@NullMarked
package stoa.cli.bench.orders;

import org.jspecify.annotations.NullMarked;
