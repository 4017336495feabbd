package stoa.cli.catalogue;

import stoa.cli.api.Listing;

/// A row that could be read.
///
/// @param line in the file, from 1
/// @param occurrence how many equal rows stand before it
public record CatalogueRow(long line, Listing listing, int occurrence) {}
