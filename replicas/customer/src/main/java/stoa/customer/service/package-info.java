/// The gRPC face of the customer group. Every field is checked before a command enters the log,
/// because what stands there must be applied by every member, for ever.
@NullMarked
package stoa.customer.service;

import org.jspecify.annotations.NullMarked;
