/// What the members of a group ask one another beside their log: whether their clocks agree, and
/// whether the group exists already.
@NullMarked
package stoa.replica.peer;

import org.jspecify.annotations.NullMarked;
