/// Tests of the operator verbs.
@NullMarked
package stoa.cli.admin;

import org.jspecify.annotations.NullMarked;
