/// Tests of the parts; the zips as a whole are tested by the module `functions/sandbox`.
@NullMarked
package stoa.lambda;

import org.jspecify.annotations.NullMarked;
