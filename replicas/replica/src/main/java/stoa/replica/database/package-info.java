/// The member's own database: its configuration, connections beside the pool, forcing it to disk.
@NullMarked
package stoa.replica.database;

import org.jspecify.annotations.NullMarked;
