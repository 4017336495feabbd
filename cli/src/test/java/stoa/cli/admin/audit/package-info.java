@NullMarked
package stoa.cli.admin.audit;

import org.jspecify.annotations.NullMarked;
