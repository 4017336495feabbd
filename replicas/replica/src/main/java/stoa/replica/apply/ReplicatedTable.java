package stoa.replica.apply;

import java.util.List;

/// A table whose rows are the same on every member.
///
/// @param name the table's name
/// @param keyColumns its primary key, in order
/// @param columns every column that is part of the replicated state, the key's included; checksums
///   and snapshots name them, so that a schema change that only adds disturbs neither
public record ReplicatedTable(String name, List<String> keyColumns, List<String> columns) {}
