/// A private certificate authority: makes itself, and certificates for machines. Everything is EC
/// on P-256, in PEM.
@NullMarked
package stoa.authority;

import org.jspecify.annotations.NullMarked;
