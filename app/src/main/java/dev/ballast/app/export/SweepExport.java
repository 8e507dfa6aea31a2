// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.export;

import dev.ballast.app.DiskFault;
import dev.ballast.app.UserMistake;
import dev.ballast.sweep.SweepResult;
import dev.ballast.sweep.VariantFigures;
import dev.ballast.sweep.VariantOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A sweep as Parquet: a row for each variant, and a row for each week of each. */
public final class SweepExport {
  /** The names of all files that it may leave. */
  public static final List<String> NAMES =
      List.of(
          "variants.parquet",
          "weeks.parquet",
          ".variants.csv",
          ".weeks.csv",
          ".variants.part",
          ".weeks.part",
          "tmp_.variants.part",
          "tmp_.weeks.part");

  private SweepExport() {}

  /** A week of a variant. */
  private record Week(int variant, int week, double value) {}

  /** Writes both tables into a folder that is there. */
  public static void write(SweepResult result, Path folder) {
    Table<?> variants = variants(result);
    Table<?> weeks = weeks(result);
    try (ParquetWriter writer = new ParquetWriter()) {
      for (Table<?> table : List.of(variants, weeks)) {
        Path csv = folder.resolve("." + table.name() + ".csv");
        Path part = folder.resolve("." + table.name() + ".part");
        try {
          table.writeCsv(csv);
          writer.convert(table, csv, part);
          Files.move(
              part,
              folder.resolve(table.name() + ".parquet"),
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(csv);
          Files.deleteIfExists(part);
        }
      }
    } catch (SQLException e) {
      throw failed(folder, Export.reason(e));
    } catch (UncheckedIOException e) {
      throw failed(folder, DiskFault.reason(e));
    } catch (IOException e) {
      throw failed(folder, DiskFault.reason(e));
    }
  }

  private static UserMistake failed(Path folder, String why) {
    return new UserMistake(
        folder
            + ": the tables cannot be written: "
            + DiskFault.mended(why, "go on elsewhere")
            + "; all variants are kept, and --resume writes the tables of them");
  }

  private static Table<?> variants(SweepResult result) {
    Table<VariantOutcome> table =
        Table.of("variants", result.outcomes())
            .count("variant", one -> (long) one.variant().number());
    for (var key : result.plan().keys()) {
      table.text(
          key.key().replace('\'', '_'), one -> one.variant().values().getOrDefault(key.key(), ""));
    }
    return table
        .text("failed", one -> one instanceof VariantOutcome.Failed(var _, var why) ? why : "")
        .number("equity_start", of(VariantFigures::equityStart))
        .number("equity_end", of(VariantFigures::equityEnd))
        .number("yearly_return", maybe(VariantFigures::yearlyReturn))
        .number("volatility", maybe(VariantFigures::volatility))
        .number("sharpe", maybe(VariantFigures::sharpe))
        .number("maximum_drawdown", of(VariantFigures::maximumDrawdown))
        .number("turnover_yearly", maybe(VariantFigures::turnoverYearly))
        .number("costs", of(VariantFigures::costs))
        .number("funding", of(VariantFigures::funding))
        .maybeExact("liquidations", count(VariantFigures::liquidations))
        .maybeExact("orders", count(VariantFigures::orders))
        .text("order_hash", one -> figures(one).map(VariantFigures::orderHash).orElse(""));
  }

  private static Table<?> weeks(SweepResult result) {
    List<Week> weeks = new ArrayList<>();
    for (VariantOutcome.Ran one : result.ran()) {
      int week = 0;
      for (double value : one.figures().weekly()) {
        weeks.add(new Week(one.variant().number(), ++week, value));
      }
    }
    return Table.of("weeks", weeks)
        .count("variant", one -> (long) one.variant())
        .count("week", one -> (long) one.week())
        .number("return", one -> OptionalDouble.of(one.value()));
  }

  private static Optional<VariantFigures> figures(VariantOutcome one) {
    return one instanceof VariantOutcome.Ran(var _, var figures)
        ? Optional.of(figures)
        : Optional.empty();
  }

  private static Function<VariantOutcome, OptionalDouble> of(
      ToDoubleFunction<VariantFigures> value) {
    return maybe(figures -> OptionalDouble.of(value.applyAsDouble(figures)));
  }

  private static Function<VariantOutcome, OptionalDouble> maybe(
      Function<VariantFigures, OptionalDouble> value) {
    return one -> figures(one).map(value).orElse(OptionalDouble.empty());
  }

  private static Function<VariantOutcome, Optional<String>> count(
      Function<VariantFigures, Integer> value) {
    return one -> figures(one).map(value).map(number -> Integer.toString(number));
  }
}
