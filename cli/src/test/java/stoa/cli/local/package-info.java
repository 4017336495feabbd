/// Tests of the local system: real processes, real ports, real files.
@NullMarked
package stoa.cli.local;

import org.jspecify.annotations.NullMarked;
