/// How anything reaches a group: which member to ask, what to do when it does not answer, and what
/// is known of a command when none did.
///
/// [stoa.client.CustomerGroup] and [stoa.client.ProductGroup] are the two faces; a
/// [stoa.client.GroupClient] behind each moves on from member to member with the same command.
@NullMarked
package stoa.client;

import org.jspecify.annotations.NullMarked;
