/// The tables of the product group, as Micronaut Data repositories. The state machine assigns every
/// id, so inserts and updates go as batches; keys are looked up with one query per table.
@NullMarked
package stoa.product.table;

import org.jspecify.annotations.NullMarked;
