// SPDX-License-Identifier: Apache-2.0
package dev.ballast.spark;

import dev.ballast.evidence.SharpeRatio;
import dev.ballast.sweep.SweptVariant;
import dev.ballast.sweep.VariantFigures;
import dev.ballast.sweep.VariantOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** An outcome as bytes between machines, every bit of its figures. */
final class OutcomeBytes {
  private OutcomeBytes() {}

  static byte[] of(VariantOutcome outcome) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      switch (outcome) {
        case VariantOutcome.Failed failed -> {
          out.writeBoolean(false);
          out.writeUTF(failed.reason());
        }
        case VariantOutcome.Ran ran -> {
          out.writeBoolean(true);
          write(out, ran.figures());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, VariantFigures figures) throws IOException {
    out.writeDouble(figures.equityStart());
    out.writeDouble(figures.equityEnd());
    write(out, figures.yearlyReturn());
    write(out, figures.volatility());
    write(out, figures.sharpe());
    out.writeDouble(figures.maximumDrawdown());
    write(out, figures.turnoverYearly());
    out.writeDouble(figures.costs());
    out.writeDouble(figures.funding());
    out.writeInt(figures.liquidations());
    out.writeInt(figures.orders());
    out.writeUTF(figures.orderHash());
    out.writeInt(figures.featuresMeasured());
    out.writeBoolean(figures.daily().isPresent());
    if (figures.daily().isPresent()) {
      SharpeRatio daily = figures.daily().get();
      out.writeDouble(daily.ratio());
      out.writeInt(daily.observations());
      out.writeDouble(daily.skew());
      out.writeDouble(daily.kurtosis());
    }
    out.writeInt(figures.weekly().size());
    for (double one : figures.weekly()) {
      out.writeDouble(one);
    }
  }

  private static void write(DataOutputStream out, OptionalDouble value) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      out.writeDouble(value.getAsDouble());
    }
  }

  /** What the bytes are of, for this variant. */
  static VariantOutcome read(SweptVariant variant, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return in.readBoolean()
          ? new VariantOutcome.Ran(variant, figures(in))
          : new VariantOutcome.Failed(variant, in.readUTF());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static VariantFigures figures(DataInputStream in) throws IOException {
    return new VariantFigures(
        in.readDouble(),
        in.readDouble(),
        maybe(in),
        maybe(in),
        maybe(in),
        in.readDouble(),
        maybe(in),
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        in.readInt(),
        in.readUTF(),
        in.readInt(),
        daily(in),
        weekly(in));
  }

  private static OptionalDouble maybe(DataInputStream in) throws IOException {
    return in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty();
  }

  private static Optional<SharpeRatio> daily(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(
            new SharpeRatio(in.readDouble(), in.readInt(), in.readDouble(), in.readDouble()))
        : Optional.empty();
  }

  private static List<Double> weekly(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Double> weekly = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      weekly.add(in.readDouble());
    }
    return weekly;
  }
}
