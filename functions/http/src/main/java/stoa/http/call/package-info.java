/// One HTTP call: its id, trace, time limit, and the filter around it.
@NullMarked
package stoa.http.call;

import org.jspecify.annotations.NullMarked;
