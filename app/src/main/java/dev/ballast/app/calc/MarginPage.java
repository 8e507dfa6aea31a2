// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.render.CalcPage;
import dev.ballast.app.render.Figures;

/** What positions and an order ask for, for a terminal. */
final class MarginPage {
  private final StatedAccount stated;
  private final CalcPage page;

  MarginPage(StatedAccount stated, int width, boolean color) {
    this.stated = stated;
    this.page =
        new CalcPage(
            "Margin at %s, %s".formatted(stated.file().venue(), Words.of(stated.file().margin())),
            width,
            color);
  }

  void position(StatedPosition held, MarginJson.PositionJson position) {
    String asset = held.position().settlement().code();
    String quote = held.position().instrument().quote().code();
    page.figure(position.side() + " " + position.symbol(), position.quantity(), "")
        .figure("mark price", position.markPrice(), quote)
        .figure("notional", position.notional(), asset)
        .figure("unrealised profit", position.unrealised(), asset);
    position.initial().ifPresent(it -> page.figure("initial margin", it, asset));
    position.maintenance().ifPresent(it -> page.figure("maintenance margin", it, asset));
    position
        .maintenanceRate()
        .ifPresent(it -> page.figure("maintenance rate", Figures.readablePercent(it), ""));
    position.tier().ifPresent(it -> page.figure("tier", String.valueOf(it), ""));
    position.maximumLeverage().ifPresent(it -> page.figure("leverage at most", it, ""));
    position.breakEvenPrice().ifPresent(it -> page.figure("break-even price", it, quote));
    page.formula(position.formulas().toArray(String[]::new));
  }

  void account(MarginJson.AccountJson account) {
    String asset = stated.file().settle().code();
    if (account.collateral().isEmpty()) {
      account.walletBalance().ifPresent(it -> page.figure("wallet balance", it, asset));
    }
    account.isolatedWallets().ifPresent(it -> page.figure("isolated wallets", it, asset));
    stated.collateral().show(page, asset);
    account.unrealised().ifPresent(it -> page.figure("unrealised profit", it, asset));
    account.equity().ifPresent(it -> page.figure("equity", it, asset));
    account.initial().ifPresent(it -> page.figure("initial margin", it, asset));
    account.maintenance().ifPresent(it -> page.figure("maintenance margin", it, asset));
    account.available().ifPresent(it -> page.figure("available", it, asset));
    account
        .marginRatio()
        .ifPresent(it -> page.figure("margin ratio", Figures.readablePercent(it), ""));
    account.uniMmr().ifPresent(it -> page.figure("uniMMR", Figures.readablePercent(it), ""));
    account.state().ifPresent(it -> page.figure("state", it, ""));
    page.block();
  }

  void order(StatedPosition asked, MarginJson.OrderJson order) {
    String asset = asked.position().settlement().code();
    page.figure("order, " + order.side() + " " + order.symbol(), order.quantity(), "");
    if (order.opens().compareTo(order.quantity()) != 0) {
      page.figure("of which opens", order.opens(), "");
    }
    page.figure("price", order.price(), asked.position().instrument().quote().code())
        .figure("mark price", order.markPrice(), asked.position().instrument().quote().code())
        .figure("initial margin", order.initial(), asset)
        .figure("open loss", order.openLoss(), asset)
        .figure("cost to open", order.cost(), asset);
    order.affordable().ifPresent(it -> page.figure("affordable", it ? "yes" : "no", ""));
    if (order.formulas().isEmpty()) {
      page.block();
    } else {
      page.formula(order.formulas().toArray(String[]::new));
    }
  }

  void note(String note) {
    page.note(note);
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
