/// Checks a history: what its calls mean for each object, whether each object's part of it can be
/// explained, and whether nothing acknowledged is missing at the end.
@NullMarked
package stoa.cli.drill.check;

import org.jspecify.annotations.NullMarked;
