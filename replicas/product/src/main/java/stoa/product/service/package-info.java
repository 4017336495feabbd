/// The gRPC faces of the product group: what they refuse before anything reaches the log, commands,
/// linearizable reads.
@NullMarked
package stoa.product.service;

import org.jspecify.annotations.NullMarked;
