/// Tests of the gRPC faces' rules.
@NullMarked
package stoa.product.service;

import org.jspecify.annotations.NullMarked;
