/// `stoa admin audit`: what must always hold of stock, money, histories and carts, computed from
/// the live system.
///
/// [stoa.cli.admin.audit.LiveSource] reads, [stoa.cli.admin.audit.Audit] knows in which order,
/// [stoa.cli.admin.audit.Evidence] what may be concluded from it, and the equations are pure
/// functions of that. The audit keeps all outcomes in memory: some 500 bytes for each order.
@NullMarked
package stoa.cli.admin.audit;

import org.jspecify.annotations.NullMarked;
