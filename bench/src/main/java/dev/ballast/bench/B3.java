// SPDX-License-Identifier: Apache-2.0
package dev.ballast.bench;

import dev.ballast.margin.Revaluation;
import java.io.IOException;
import java.util.function.ToDoubleBiFunction;

/**
 * Ours of B3: accounts revalued at each of some ticks, all marks at once on two threads (full) or
 * one mark after another on one (incremental).
 */
public final class B3 {
  private B3() {}

  /** Takes the arguments of a peer. */
  public static void main(String[] arguments) throws IOException {
    boolean full = PeerRun.of(arguments, 1).task().equals("full");
    int threads = full ? 2 : 1;
    PeerRun run = PeerRun.of(arguments, threads);
    long[] balances = run.longs("balances");
    long[] positions = run.longs("positions");
    RevaluationTask task =
        new RevaluationTask(
            balances, positions, run.longs("brackets"), run.longs("marks"), threads);
    long events = (long) task.ticks() * (positions.length / 5);
    try (Together together = new Together(threads)) {
      run.time(events, () -> together.run(full ? task::full : task::incremental));
    }
    write(run, task, balances.length);
    run.finish();
  }

  private static void write(PeerRun run, RevaluationTask task, int accounts) throws IOException {
    run.result("equity", column(task, accounts, (book, i) -> book.equity(i).toDouble()), accounts);
    run.result(
        "maintenance",
        column(task, accounts, (book, i) -> book.maintenance(i).toDouble()),
        accounts);
    run.result(
        "initial", column(task, accounts, (book, i) -> book.initial(i).toDouble()), accounts);
    run.result(
        "liquidated", column(task, accounts, (book, i) -> book.liquidated(i) ? 1 : 0), accounts);
  }

  private static double[] column(
      RevaluationTask task, int accounts, ToDoubleBiFunction<Revaluation, Integer> figure) {
    double[] values = new double[accounts];
    int at = 0;
    for (Revaluation book : task.parts()) {
      for (int wallet = 0; wallet < book.wallets(); wallet++) {
        values[at++] = figure.applyAsDouble(book, wallet);
      }
    }
    return values;
  }
}
