// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.AccountFile;
import dev.ballast.app.config.AccountFileReader;
import dev.ballast.app.config.PolicyFile;
import dev.ballast.app.desk.ChangedNames;
import dev.ballast.app.desk.Desk;
import dev.ballast.app.desk.MarginTerms;
import dev.ballast.app.desk.Market;
import dev.ballast.app.desk.NamesRead;
import dev.ballast.app.journal.JournalDiary;
import dev.ballast.app.render.DiaryRecord;
import dev.ballast.app.render.HtmlPage;
import dev.ballast.app.render.Json;
import dev.ballast.app.render.Terminal;
import dev.ballast.engine.Backtest;
import dev.ballast.policy.Policy;
import dev.ballast.policy.Resolution;
import dev.ballast.report.diary.Diary;
import dev.ballast.report.diary.DiaryEntry;
import dev.ballast.unit.UtcDay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what each review of a run saw, decided and why. */
@Command(
    name = "diary",
    description =
        "Tell what each review saw, decided and why: over history, or in a journal's sessions.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DiaryCommand implements Callable<Integer> {
  private static final int DIFFERS = 1;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "POLICY",
      arity = "0..1",
      description = "The trading plan (YAML), run over history.")
  private @Nullable Path policyFile;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Tell what the sessions of this journal have written, rather than run a plan.")
  private @Nullable Path journal;

  @Mixin private SpanOptions dates;

  @Option(
      names = "--account",
      paramLabel = "FILE",
      description = "Begin with this account rather than with the plan's capital in cash.")
  private @Nullable Path account;

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description = "Tell the reviews of this day alone, with their checklists.")
  private @Nullable LocalDate on;

  @Option(
      names = "--all",
      description = "Tell quiet reviews too, at which nothing was new and nothing was done.")
  private boolean all;

  @Mixin private BarsOption bars;

  @Mixin private DataOptions data;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = {
        "Hold the reviews of a diary that --json wrote once more, and say where one",
        "comes out otherwise; exit code 1 where one does."
      })
  private @Nullable Path replay;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the diary as a page too, in one file that needs nothing else.")
  private @Nullable Path page;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (journal != null) {
      return ofJournal(journal);
    }
    if (policyFile == null) {
      throw new UserMistake("name the plan whose diary is asked for, or a journal: --journal FILE");
    }
    return ofHistory(policyFile);
  }

  /** What sessions have written while they went on. */
  private int ofJournal(Path from) {
    boolean runs = policyFile != null || account != null || replay != null;
    if (runs || dates.from().isPresent() || dates.to().isPresent()) {
      throw new UserMistake(
          "--journal is told as it stands: give no plan, account, dates or --replay");
    }
    Optional<PageFile> written =
        Optional.ofNullable(page)
            .map(one ->
                PageFile.at(one, "--html", ReadFiles.of(null, data).and("the journal", from)));
    tell(asked(JournalDiary.of(from)), written);
    return 0;
  }

  private int ofHistory(Path policyFile) {
    Policy read = PolicyFile.read(policyFile, Today.utc());
    ReadFiles inputs =
        ReadFiles.of(policyFile, data).and("the account", account).and("the diary", replay);
    Optional<PageFile> written =
        Optional.ofNullable(page).map(one -> PageFile.at(one, "--html", inputs));
    Optional<DiaryRecord> record = Optional.ofNullable(replay).map(DiaryRecord::read);
    Optional<AccountFile> file =
        Optional.ofNullable(account).map(one -> AccountFileReader.read(one, Today.utc()));
    Diary diary = diary(policyFile, read, file, record);
    if (record.isPresent()) {
      List<String> differences = record.get().against(diary);
      differences.forEach(spec.commandLine().getOut()::println);
      return differences.size() > 1 ? DIFFERS : 0;
    }
    tell(asked(diary), written);
    return 0;
  }

  private void tell(Diary asked, Optional<PageFile> written) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.write(asked));
    } else {
      out.print(Terminal.diary(asked, all || on != null, on != null, Screen.color()));
    }
    PrintWriter says = json ? spec.commandLine().getErr() : out;
    written.ifPresent(one -> {
      one.write(HtmlPage.write(asked));
      says.println("diary: " + one);
    });
  }

  private Diary diary(
      Path policyFile, Policy read, Optional<AccountFile> file, Optional<DiaryRecord> record) {
    Market market = Market.of(data.open());
    ChangedNames names = new ChangedNames(market.history());
    Policy policy = names.of(read);
    Resolution.Resolved plan =
        PolicyFile.resolved(Optional.of(policyFile), policy, market.history().listings());
    Desk desk =
        new Desk(market, plan)
            .on(file.map(one -> MarginTerms.of(market, one)).orElse(MarginTerms.of(market)))
            .over(bars.length())
            .saying(NamesRead.none(names).plan(read));
    Optional<LocalDate> first = dates.from().or(() -> record.map(DiaryRecord::firstDay));
    Optional<LocalDate> last = dates.to();
    Backtest backtest =
        file.map(one -> desk.backtest(one, first, last))
            .orElseGet(() -> desk.backtest(first, last));
    return desk.diary(backtest);
  }

  private Diary asked(Diary diary) {
    if (on == null) {
      return diary;
    }
    Diary day = diary.only(entry -> UtcDay.date(entry.at().toEpochMilli()).equals(on));
    if (day.entries().isEmpty()) {
      throw new UserMistake(
          "--on "
              + on
              + ": no review was held then; "
              + nearest(diary)
                  .map(entry -> "the nearest was on " + UtcDay.date(entry.at().toEpochMilli()))
                  .orElse("none was held in the run"));
    }
    return day;
  }

  private Optional<DiaryEntry> nearest(Diary diary) {
    LocalDate day = on;
    if (day == null) {
      return Optional.empty();
    }
    long asked = UtcDay.start(day);
    return diary.entries().stream()
        .min(
            java.util.Comparator.comparingLong(
                entry -> Math.abs(entry.at().toEpochMilli() - asked)));
  }
}
