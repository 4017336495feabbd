/// What operators ask of groups and tell them, through each member's `AdminService`.
@NullMarked
package stoa.cli.admin;

import org.jspecify.annotations.NullMarked;
