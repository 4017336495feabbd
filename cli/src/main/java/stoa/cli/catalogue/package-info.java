/// Listing a whole catalogue from a CSV file.
@NullMarked
package stoa.cli.catalogue;

import org.jspecify.annotations.NullMarked;
