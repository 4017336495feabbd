/// `stoa admin backup` and `stoa admin restore`: one set of both groups and the ledger, where it is
/// kept, and how a system begins with it.
@NullMarked
package stoa.cli.admin.backup;

import org.jspecify.annotations.NullMarked;
