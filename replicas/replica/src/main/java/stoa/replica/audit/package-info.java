/// Long reads of a whole member at one position, for audits.
@NullMarked
package stoa.replica.audit;

import org.jspecify.annotations.NullMarked;
