/// Reads of the product group, each within one read-only transaction: search, items, ratings,
/// suggestions, orders. Paging is by key, with opaque cursors.
@NullMarked
package stoa.product.read;

import org.jspecify.annotations.NullMarked;
