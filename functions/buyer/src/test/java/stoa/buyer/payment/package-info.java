/// The way to the payment service.
@NullMarked
package stoa.buyer.payment;

import org.jspecify.annotations.NullMarked;
