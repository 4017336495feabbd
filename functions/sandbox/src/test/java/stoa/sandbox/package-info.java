/// Claims about the zips, held against Lambda's own runtime client.
@NullMarked
package stoa.sandbox;

import org.jspecify.annotations.NullMarked;
