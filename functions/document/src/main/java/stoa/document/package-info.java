/// Makes the OpenAPI document of the whole contract when Stoa is built. The annotation processor
/// reads the controllers of both functions; what holds for every call is completed here.
@NullMarked
package stoa.document;

import org.jspecify.annotations.NullMarked;
