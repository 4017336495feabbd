/// Writes: idempotency keys, fingerprints, command ids, and submitting once.
@NullMarked
package stoa.http.write;

import org.jspecify.annotations.NullMarked;
