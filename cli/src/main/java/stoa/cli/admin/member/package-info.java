/// `stoa admin member`: a machine with an empty disk takes a member's place.
@NullMarked
package stoa.cli.admin.member;

import org.jspecify.annotations.NullMarked;
