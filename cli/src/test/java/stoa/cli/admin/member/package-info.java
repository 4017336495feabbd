@NullMarked
package stoa.cli.admin.member;

import org.jspecify.annotations.NullMarked;
