/// Tests of measurements and reports, without a system.
@NullMarked
package stoa.cli.bench;

import org.jspecify.annotations.NullMarked;
