/// The way to the payment service.
@NullMarked
package stoa.payment.client;

import org.jspecify.annotations.NullMarked;
