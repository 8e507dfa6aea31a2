// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.BalanceEntry;
import dev.ballast.app.config.OrdersEntry;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.app.config.PositionEntry;
import dev.ballast.engine.Request;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorRecord;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which names of a user's files are read as others, one sentence each.
 *
 * @param sentences in order
 */
public record NamesRead(ChangedNames names, SequencedSet<String> sentences) {
  /** Copies the set. */
  public NamesRead {
    sentences = new TreeSet<>(sentences);
  }

  /** No file has been read. */
  public static NamesRead none(ChangedNames names) {
    return new NamesRead(names, new TreeSet<>());
  }

  /** These and an account's, as of a time. */
  public NamesRead account(AccountFile file, long time) {
    NamesRead all = new NamesRead(names, sentences);
    for (BalanceEntry balance : file.balances()) {
      all.read(balance.asset(), time);
    }
    for (PositionEntry position : file.positions()) {
      all.read(position.instrument().base(), time);
    }
    return all;
  }

  /** These and a plan's, as it was written: of its sectors those that have a weight. */
  public NamesRead plan(Policy written) {
    NamesRead all = new NamesRead(names, sentences);
    all.read(written.benchmark(), Long.MAX_VALUE);
    for (SectorRecord record : written.core().sectors().records()) {
      if (written.core().spot().weights().containsKey(record.sector())) {
        record.members().forEach(member -> all.read(member, UtcDay.start(record.from())));
      }
    }
    for (OverlayRule rule : written.overlay().rules()) {
      rule.named().forEach(name -> all.read(name, Long.MAX_VALUE));
    }
    return all;
  }

  /** These and those of orders, as they were written. */
  public NamesRead orders(OrdersFile written) {
    NamesRead all = new NamesRead(names, sentences);
    for (OrdersEntry entry : written.entries()) {
      switch (entry.request()) {
        case Request.Move(long time, var made) -> all.read(made.amount().asset(), time);
        case Request.Send(long time, var order) -> all.read(order.instrument().base(), time);
        case Request.Roll(long time, _, var from, var to) -> {
          all.read(from.base(), time);
          all.read(to.base(), time);
        }
        case Request.Cancel _ -> {}
      }
    }
    return all;
  }

  private void read(Asset name, long time) {
    names
        .successor(name, time)
        .ifPresent(to ->
            sentences.add(
                sentence(name, to)
                    + "; trading rules and margin tables stated of it alone hold in the new unit"));
  }

  /** What a name is read as, since when, and in which unit. */
  public static String sentence(Asset name, Successor to) {
    String since = to.days().stream().map(LocalDate::toString).collect(Collectors.joining(" and "));
    return name
        + (to.asset().equals(name)
            ? " is read in its unit since "
            : " is read as " + to.asset() + ", its name since ")
        + since
        + (to.ratio().compareTo(BigDecimal.ONE) == 0
            ? ", one for one"
            : ": 1 %s is %s %s, at a price in proportion"
                .formatted(name, to.ratio().stripTrailingZeros().toPlainString(), to.asset()));
  }

  List<String> notes() {
    return List.copyOf(sentences);
  }
}
