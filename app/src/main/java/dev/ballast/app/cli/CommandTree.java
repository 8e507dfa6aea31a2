// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands and their parts. Only those that the arguments name are read with all their flags,
 * which takes most of a start; the others are known by name and description.
 */
final class CommandTree {
  private static final Map<Class<?>, List<Class<?>>> PARTS =
      Map.of(
          BallastCommand.class,
          List.of(
              DemoCommand.class,
              SignalsCommand.class,
              RegimeCommand.class,
              BetaCommand.class,
              CarryCommand.class,
              PlanCommand.class,
              ExplainCommand.class,
              RiskCommand.class,
              BacktestCommand.class,
              EvidenceCommand.class,
              DiaryCommand.class,
              SweepCommand.class,
              VenueCommand.class,
              PaperCommand.class,
              LiveCommand.class,
              ServeCommand.class,
              DeskCommand.class,
              CalcCommand.class,
              DataCommand.class,
              JournalCommand.class,
              SchemaCommand.class),
          CalcCommand.class,
          List.of(
              CalcLiquidationCommand.class,
              CalcMarginCommand.class,
              CalcFundingCommand.class,
              CalcBasisCommand.class,
              CalcSizeCommand.class,
              CalcPnlCommand.class,
              CalcWeightsCommand.class,
              CalcSpreadCommand.class,
              CalcTrackingCommand.class,
              CalcCarryCommand.class,
              CalcLeverageCommand.class,
              CalcScenarioCommand.class,
              CalcHedgeCommand.class),
          DeskCommand.class,
          List.of(
              DeskTicketsCommand.class,
              DeskApproveCommand.class,
              DeskRefuseCommand.class,
              DeskCostsCommand.class,
              DeskKillCommand.class,
              DeskAdoptCommand.class,
              DeskReleaseCommand.class),
          JournalCommand.class,
          List.of(JournalVerifyCommand.class, JournalExportCommand.class),
          DataCommand.class,
          List.of(
              DataImportCommand.class,
              DataDownloadCommand.class,
              DataCheckCommand.class,
              DataListCommand.class));

  private CommandTree() {}

  static CommandLine of(String... arguments) {
    return read(BallastCommand.class, List.of(arguments));
  }

  private static CommandLine read(Class<?> type, List<String> arguments) {
    CommandLine line = new CommandLine(type);
    for (Class<?> part : PARTS.getOrDefault(type, List.of())) {
      Command described = part.getAnnotation(Command.class);
      line.addSubcommand(
          described.name(),
          arguments.contains(described.name()) ? read(part, arguments) : named(described));
    }
    return line;
  }

  private static CommandLine named(Command described) {
    CommandSpec spec = CommandSpec.create().name(described.name());
    spec.usageMessage().description(described.description());
    return new CommandLine(spec);
  }
}
