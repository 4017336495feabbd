@NullMarked
package stoa.cli.admin.backup;

import org.jspecify.annotations.NullMarked;
