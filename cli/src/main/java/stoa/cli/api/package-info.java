/// Stoa's HTTP API as a program uses it: several endpoints, one key for each intention, repeated
/// until it is answered.
@NullMarked
package stoa.cli.api;

import org.jspecify.annotations.NullMarked;
