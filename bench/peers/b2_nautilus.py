# SPDX-License-Identifier: Apache-2.0
"""nautilus_trader: one margin account with netting holds spots and perpetual; a simulation module pays funding."""

from decimal import Decimal
from math import floor

import numpy as np
import pandas as pd
from nautilus_trader.backtest.config import BacktestEngineConfig
from nautilus_trader.backtest.engine import BacktestEngine
from nautilus_trader.backtest.modules import SimulationModule, SimulationModuleConfig
from nautilus_trader.common.config import LoggingConfig
from nautilus_trader.model.currencies import USDT
from nautilus_trader.model.data import BarType
from nautilus_trader.model.enums import AccountType, CurrencyType, OmsType, OrderSide
from nautilus_trader.model.identifiers import InstrumentId, Symbol, Venue
from nautilus_trader.model.instruments import CryptoPerpetual, CurrencyPair
from nautilus_trader.model.objects import Currency, Money, Price, Quantity
from nautilus_trader.persistence.wranglers import BarDataWrangler
from nautilus_trader.risk.config import RiskEngineConfig
from nautilus_trader.trading.strategy import Strategy

import b2

VENUE = Venue("BINANCE")
NANOS = 1_000_000
DEEP = 1e9
"""Volume of every bar, so that no order is larger than what the simulated book offers."""


class Funding(SimulationModule):
    """Pays every settlement on the perpetual held when the bar that follows it arrives."""

    def __init__(self, market, perpetual):
        super().__init__(SimulationModuleConfig())
        self.times = (market.funding_time * NANOS).tolist() + [2**63]
        self.rates = (market.funding_mark * market.funding_rate).tolist()
        self.perpetual = perpetual
        self.next = 0

    def pre_process(self, data):
        while self.times[self.next] <= data.ts_init:
            held = self.exchange.cache.positions_open(instrument_id=self.perpetual)
            if held:
                payment = -held[0].signed_qty * self.rates[self.next]
                self.exchange.adjust_account(Money(payment, USDT))
            self.next += 1

    def process(self, ts_now):
        pass

    def log_diagnostics(self, logger):
        pass

    def reset(self):
        self.next = 0


class TargetWeights(Strategy):
    def __init__(self, market, instruments, bar_types):
        super().__init__()
        self.instruments = instruments
        self.bar_types = bar_types
        self.spots = market.spots
        self.steps = market.steps_per_unit.tolist()
        self.smallest = market.smallest.tolist()
        self.decided = market.decided().tolist()
        self.column = {bar_type: i for i, bar_type in enumerate(bar_types)}
        self.columns = {each.id: i for i, each in enumerate(instruments)}
        self.closes = np.zeros(len(instruments))
        self.held = np.zeros(len(instruments))
        self.cost = 0.0
        self.changed = False
        self.bar = 0
        self.equity = []

    def on_start(self):
        for bar_type in self.bar_types:
            self.subscribe_bars(bar_type)

    def on_position_event(self, event):
        self.changed = True

    def on_bar(self, bar):
        column = self.column[bar.bar_type]
        self.closes[column] = bar.close.as_double()
        if column == self.spots:
            self.close_bar()

    def close_bar(self):
        if self.changed:
            self.read_positions()
        balance = self.cache.account_for_venue(VENUE).balance_total(USDT).as_double()
        worth = balance + float(self.held @ self.closes) - self.cost
        self.equity.append(worth)
        if self.decided[self.bar]:
            self.rebalance(worth)
        self.bar += 1

    def read_positions(self):
        self.held[:] = 0
        self.cost = 0.0
        for position in self.cache.positions_open(venue=VENUE):
            quantity = position.signed_qty
            self.held[self.columns[position.instrument_id]] = quantity
            self.cost += quantity * position.avg_px_open
        self.changed = False

    def rebalance(self, worth):
        target = b2.SPOT_SHARE / self.spots * worth
        purchases = []
        for i in range(self.spots):
            close = self.closes[i]
            wish = target / close - self.held[i]
            size = floor(abs(wish) * self.steps[i]) / self.steps[i]
            if size * close < self.smallest[i]:
                continue
            if wish < 0:
                self.send(i, OrderSide.SELL, size)
            else:
                purchases.append((i, size))
        for i, size in purchases:
            self.send(i, OrderSide.BUY, size)
        mark = self.closes[self.spots]
        steps = self.steps[self.spots]
        change = round((-b2.SHORT_SHARE * worth / mark - self.held[self.spots]) * steps) / steps
        if abs(change) * mark >= self.smallest[self.spots]:
            self.send(self.spots, OrderSide.SELL if change < 0 else OrderSide.BUY, abs(change))

    def send(self, column, side, size):
        instrument = self.instruments[column]
        self.submit_order(self.order_factory.market(instrument.id, side, instrument.make_qty(size)))


def instrument(symbol, market, column):
    perpetual = column == market.spots
    base, quote = symbol.removesuffix(":USDT").split("/")
    price_places = len(str(int(market.ticks_per_unit[column]))) - 1
    size_places = len(str(int(market.steps_per_unit[column]))) - 1
    name = Symbol(base + quote + ("-PERP" if perpetual else ""))
    fee = (b2.FUTURES_FEE if perpetual else b2.SPOT_FEE) + b2.HALF_SPREAD
    common = {
        "instrument_id": InstrumentId(name, VENUE),
        "raw_symbol": name,
        "base_currency": Currency(base, 8, 0, base, CurrencyType.CRYPTO),
        "quote_currency": USDT,
        "price_precision": price_places,
        "size_precision": size_places,
        "price_increment": Price(10.0**-price_places, price_places),
        "size_increment": Quantity(10.0**-size_places, size_places),
        "ts_event": 0,
        "ts_init": 0,
        "maker_fee": Decimal(f"{fee:.4f}"),
        "taker_fee": Decimal(f"{fee:.4f}"),
    }
    if not perpetual:
        return CurrencyPair(**common)
    return CryptoPerpetual(
        settlement_currency=USDT,
        is_inverse=False,
        margin_init=Decimal("0.5"),
        margin_maint=Decimal("0.05"),
        **common,
    )


def prepare(market):
    index = pd.to_datetime(market.time + market.interval, unit="ms", utc=True)
    aggregation = "1-HOUR" if market.interval < b2.DAY else "1-DAY"
    instruments = [instrument(symbol, market, i) for i, symbol in enumerate(market.symbols)]
    bar_types = [BarType.from_str(f"{each.id}-{aggregation}-LAST-EXTERNAL") for each in instruments]
    bars = []
    for i, each in enumerate(instruments):
        open_, close = market.open[:, i], market.close[:, i]
        frame = pd.DataFrame(
            {
                "open": open_,
                "high": np.maximum(open_, close),
                "low": np.minimum(open_, close),
                "close": close,
                "volume": DEEP,
            },
            index=index,
        )
        bars.append(BarDataWrangler(bar_types[i], each).process(frame))
    in_order = [bar for moment in zip(*bars) for bar in moment]
    return market, instruments, bar_types, in_order


def run(prepared):
    market, instruments, bar_types, bars = prepared
    engine = BacktestEngine(
        BacktestEngineConfig(
            logging=LoggingConfig(bypass_logging=True),
            risk_engine=RiskEngineConfig(bypass=True),
            run_analysis=False,
        )
    )
    engine.add_venue(
        venue=VENUE,
        oms_type=OmsType.NETTING,
        account_type=AccountType.MARGIN,
        base_currency=USDT,
        starting_balances=[Money(b2.START, USDT)],
        modules=[Funding(market, instruments[-1].id)],
    )
    for each in instruments:
        engine.add_instrument(each)
    engine.add_data(bars, validate=False)
    strategy = TargetWeights(market, instruments, bar_types)
    engine.add_strategy(strategy)
    engine.run()
    equity = strategy.equity
    engine.dispose()
    return equity


if __name__ == "__main__":
    b2.measure("nautilus_trader", run, prepare, warm_up=0)
