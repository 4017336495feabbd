/// A whole system on this machine, as real processes.
///
/// ```
///   stoa up ──starts──▶ Supervisor (detached) ──▶ Unit customer-0 … 4   MariaDB + JVM
///      │                  │  ControlServer         Unit product-0 … 4    MariaDB + JVM
///      └──asks, reports───┘  (loopback, token)     Unit payment          MariaDB + JVM
///   stoa status, kill, …                           Units buyer-n, seller-n, gateway
/// ```
///
/// A [Unit] is what dies together, like a machine. The [Supervisor] starts units, restarts what
/// crashes and knows who leads; the commands only ask it. Tests run the same supervisor in their
/// own process through [LocalSystem].
@NullMarked
package stoa.cli.local;

import org.jspecify.annotations.NullMarked;
