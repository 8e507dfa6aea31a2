// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

/** Is told what happens in a run, in order and in counts of hundred-millionths. */
public interface GridTape {
  /** Listens to nothing. */
  GridTape SILENT =
      new GridTape() {
        @Override
        public void filled(long time, int column, long change, long price, long fee) {}

        @Override
        public void paid(long time, int column, long payment) {}

        @Override
        public void refused(long time, int column, long change) {}

        @Override
        public void cancelled(long time, int column, long change) {}

        @Override
        public void liquidated(
            long time, int column, long change, long price, long fee, long penalty) {}

        @Override
        public void covered(long time, long amount) {}
      };

  /** An order was filled whole. */
  void filled(long time, int column, long change, long price, long fee);

  /** Funding was paid; positive when received. */
  void paid(long time, int column, long payment);

  /** The venue did not take an order, for want of money, margin, funding rate or a bar. */
  void refused(long time, int column, long change);

  /** An order was taken back, since the futures wallet was being liquidated. */
  void cancelled(long time, int column, long change);

  /**
   * The venue closed contracts.
   *
   * @param change of what is held, signed
   * @param fee the taker's
   * @param penalty the liquidation fee
   */
  void liquidated(long time, int column, long change, long price, long fee, long penalty);

  /** The insurance fund bore what the futures wallet could not. */
  void covered(long time, long amount);
}
