/// Tests of the document that both functions serve.
@NullMarked
package stoa.document;

import org.jspecify.annotations.NullMarked;
