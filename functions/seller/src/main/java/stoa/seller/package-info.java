/// The seller function: everything under `/v1/seller`.
@NullMarked
package stoa.seller;

import org.jspecify.annotations.NullMarked;
