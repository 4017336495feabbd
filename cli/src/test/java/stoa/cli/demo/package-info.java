/// Tests of the story: its arithmetic, without a system.
@NullMarked
package stoa.cli.demo;

import org.jspecify.annotations.NullMarked;
