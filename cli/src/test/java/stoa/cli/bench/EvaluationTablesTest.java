package stoa.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTablesTest {
  private static final List<Cell> CELLS = Results.cells();

  @Test
  void textNamesScenarioLoadFunctionAndEveryError() {
    assertEquals(
        """

        D the product leader fails: 1+1
        scenario  clients  function         count  errors  in failure  mean ms  p50 ms  p99 ms  max ms
        D         1+1      buyer: search       50       0           0     2.50    2.40    5.00    6.00
        D         1+1      buyer: purchase      5       2           1    40.00   39.00   80.00   80.00

          buyer: purchase: no answer: 2 times
        """,
        EvaluationTables.timesText(CELLS.getLast()));
  }

  @Test
  void throughputShowsGapsRepeatsAndWhatWasKilled() {
    assertEquals(
        """
        scenario,clients,killed,operations/s,purchases/s,operations,seconds,errors,in failure,repeats,longest gap ms,purchase gap ms,whole again s
        A,1+1,none,50.0,0.0,100,2.0,0,0,0,0,0,
        D,1+1,product-3,26.5,1.5,55,2.0,2,1,7,450,1800,4.2
        """,
        EvaluationTables.throughputCsv(CELLS));
  }

  @Test
  void csvHasOneRowForEachScenarioLoadAndFunction() {
    assertEquals(
        """
        scenario,clients,function,count,errors,in failure,mean ms,p50 ms,p99 ms,max ms
        A,1+1,buyer: search,100,0,0,1.50,1.40,3.00,12.35
        D,1+1,buyer: search,50,0,0,2.50,2.40,5.00,6.00
        D,1+1,buyer: purchase,5,2,1,40.00,39.00,80.00,80.00
        """,
        EvaluationTables.timesCsv(CELLS));
  }

  @Test
  void markdownHasFactsBothTablesAndTheErrors() {
    assertEquals(
        """
        # Evaluation

        - java: 25

        ## Throughput

        | scenario | clients | killed | operations/s | purchases/s | operations | seconds | errors | in failure | repeats | longest gap ms | purchase gap ms | whole again s |
        |---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        | A | 1+1 | none | 50.0 | 0.0 | 100 | 2.0 | 0 | 0 | 0 | 0 | 0 |  |
        | D | 1+1 | product-3 | 26.5 | 1.5 | 55 | 2.0 | 2 | 1 | 7 | 450 | 1800 | 4.2 |

        ## Response times

        | scenario | clients | function | count | errors | in failure | mean ms | p50 ms | p99 ms | max ms |
        |---|---|---|---:|---:|---:|---:|---:|---:|---:|
        | A | 1+1 | buyer: search | 100 | 0 | 0 | 1.50 | 1.40 | 3.00 | 12.35 |
        | D | 1+1 | buyer: search | 50 | 0 | 0 | 2.50 | 2.40 | 5.00 | 6.00 |
        | D | 1+1 | buyer: purchase | 5 | 2 | 1 | 40.00 | 39.00 | 80.00 | 80.00 |

        ## Errors

        - D 1+1 buyer: purchase: no answer: 2 times
        """,
        EvaluationTables.markdown(Map.of("java", "25"), CELLS));
  }

  @Test
  void aFailureThatDidNotHappenIsToldInItsPlace() {
    var outcome =
        new FaultInjection.Outcome(
            List.of("buyer-1"), List.of("seller-function: none is up, just now"), Optional.empty());
    var cell = new Cell(Scenario.B, CELLS.getFirst().result(), outcome);
    assertEquals("buyer-1 NOT KILLED seller-function: none is up; just now", cell.failures());
    assertEquals("later", lastCell(EvaluationTables.throughputCsv(List.of(cell))));
  }

  private static String lastCell(String csv) {
    return csv.strip().substring(csv.lastIndexOf(',') + 1);
  }
}
