/// A short drill of the whole system in every build.
@NullMarked
package stoa.system.drill;

import org.jspecify.annotations.NullMarked;
