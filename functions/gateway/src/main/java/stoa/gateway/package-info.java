/// The one address in front of the local functions. It chooses a function for each call and moves
/// on to another when one fails; it decides nothing about the call itself.
///
/// It stands where API Gateway stands on AWS and holds no state that a restart could lose.
@NullMarked
package stoa.gateway;

import org.jspecify.annotations.NullMarked;
