/// Claims about the whole system, held against real processes: five customer and five product
/// replicas, the payment service, four functions of each kind and the gateway.
@NullMarked
package stoa.system;

import org.jspecify.annotations.NullMarked;
