// SPDX-License-Identifier: Apache-2.0
package dev.ballast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** A line of data goes from the first room to the last and never turns back. */
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.ballast");

  /** The rooms in order, and of those above it what each may import. */
  private static final SequencedMap<String, List<String>> ROOMS = rooms();

  private static SequencedMap<String, List<String>> rooms() {
    SequencedMap<String, List<String>> rooms = new LinkedHashMap<>();
    rooms.put("unit", List.of());
    rooms.put("lot", List.of("unit"));
    rooms.put("market", List.of("unit"));
    rooms.put("market.venue", List.of("unit", "market"));
    rooms.put("analytics", List.of("unit", "market"));
    rooms.put("evidence", List.of("analytics"));
    rooms.put("account", List.of("unit", "market"));
    rooms.put("margin.tier", List.of("unit", "market"));
    rooms.put("margin.venue", List.of("unit", "market", "account", "margin.tier"));
    rooms.put("margin", List.of("unit", "market", "account", "margin.tier", "margin.venue"));
    rooms.put("cost", List.of("unit", "market"));
    rooms.put("cost.venue", List.of("cost"));
    rooms.put("calc", List.of("unit", "cost", "cost.venue"));
    rooms.put("signal.feature", List.of("unit", "market", "analytics"));
    rooms.put("signal", List.of("unit", "market", "signal.feature"));
    rooms.put("signal.regime", List.of("unit", "market", "analytics", "signal.feature"));
    rooms.put("order", List.of("unit", "market", "account"));
    rooms.put("policy", List.of("unit", "lot", "market", "cost", "signal", "signal.regime"));
    rooms.put("portfolio.weight", List.of());
    rooms.put("portfolio.hedge", List.of("unit", "market", "analytics"));
    rooms.put("portfolio.qp", List.of("unit"));
    rooms.put("portfolio.overlay", List.of("unit", "market", "analytics", "portfolio.qp"));
    rooms.put(
        "portfolio",
        List.of(
            "unit",
            "lot",
            "market",
            "analytics",
            "account",
            "margin.tier",
            "margin",
            "cost",
            "signal",
            "signal.regime",
            "order",
            "policy",
            "portfolio.weight",
            "portfolio.hedge",
            "portfolio.qp",
            "portfolio.overlay"));
    rooms.put(
        "portfolio.carry",
        List.of("unit", "market", "analytics", "account", "cost", "order", "policy", "portfolio"));
    rooms.put(
        "risk",
        List.of(
            "unit", "market", "analytics", "account", "margin.tier", "margin", "cost", "order"));
    rooms.put("ledger", List.of("unit", "lot", "market", "account", "order"));
    rooms.put("venue", List.of("unit", "market", "order", "ledger"));
    rooms.put(
        "venue.sim",
        List.of(
            "unit",
            "market",
            "account",
            "margin.tier",
            "margin",
            "cost",
            "order",
            "ledger",
            "venue"));
    rooms.put(
        "plan",
        List.of(
            "unit",
            "market",
            "analytics",
            "account",
            "margin.tier",
            "margin",
            "cost",
            "signal",
            "portfolio.overlay",
            "portfolio",
            "portfolio.carry",
            "order",
            "policy"));
    rooms.put(
        "engine",
        List.of(
            "market",
            "lot",
            "account",
            "margin.tier",
            "margin",
            "order",
            "ledger",
            "venue",
            "policy",
            "portfolio",
            "plan",
            "unit"));
    rooms.put("report.figure", List.of("analytics"));
    rooms.put(
        "report.attribution",
        List.of(
            "unit",
            "market",
            "analytics",
            "account",
            "order",
            "ledger",
            "policy",
            "portfolio",
            "plan",
            "engine",
            "report.figure"));
    rooms.put(
        "report.backtest",
        List.of(
            "unit",
            "lot",
            "market",
            "account",
            "cost",
            "order",
            "ledger",
            "policy",
            "portfolio",
            "portfolio.carry",
            "plan",
            "engine",
            "report.figure",
            "report.attribution"));
    rooms.put(
        "report.tearsheet",
        List.of(
            "unit",
            "market",
            "analytics",
            "account",
            "margin.tier",
            "margin",
            "order",
            "policy",
            "engine",
            "report.figure",
            "report.attribution"));
    rooms.put(
        "report.evidence",
        List.of(
            "unit",
            "market",
            "evidence",
            "analytics",
            "signal",
            "signal.feature",
            "policy",
            "portfolio",
            "report.figure"));
    rooms.put(
        "report.risk",
        List.of(
            "unit",
            "market",
            "account",
            "margin",
            "order",
            "risk",
            "ledger",
            "plan",
            "report.figure"));
    rooms.put(
        "report.desk",
        List.of(
            "unit",
            "market",
            "analytics",
            "account",
            "margin.tier",
            "margin",
            "signal",
            "signal.feature",
            "portfolio",
            "portfolio.carry",
            "portfolio.hedge",
            "order",
            "policy",
            "plan",
            "cost",
            "risk",
            "report.risk",
            "report.figure"));
    rooms.put(
        "report.diary",
        List.of(
            "unit",
            "market",
            "account",
            "margin",
            "margin.tier",
            "signal",
            "signal.regime",
            "portfolio",
            "order",
            "policy",
            "plan",
            "report.figure",
            "report.desk"));
    rooms.put(
        "sweep",
        List.of(
            "unit",
            "market",
            "analytics",
            "evidence",
            "account",
            "margin.tier",
            "signal.feature",
            "signal",
            "order",
            "policy",
            "portfolio",
            "portfolio",
            "plan",
            "engine",
            "report.figure",
            "report.backtest"));
    rooms.put(
        "report",
        List.of(
            "report.backtest", "report.tearsheet", "report.desk", "report.risk", "report.diary"));
    return rooms;
  }

  @Test
  void everyRoomIsOnTheMapAndImportsOnlyWhatStandsAboveIt() {
    List<String> above = new ArrayList<>();
    ROOMS.forEach((room, imports) -> {
      assertThat(above).as("rooms above " + room).containsAll(imports);
      above.add(room);
    });
    assertThat(CORE).isNotEmpty();
    assertThat(CORE.stream().map(ArchitectureTest::room).distinct()).allMatch(ROOMS::containsKey);
  }

  @Test
  void everyRoomImportsWhatTheMapSaysAndNothingElse() {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    List<String> strangers = new ArrayList<>();
    for (JavaClass one : CORE) {
      for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String from = room(one);
        if (!target.getPackageName().startsWith("dev.ballast") || room(target).equals(from)) {
          continue;
        }
        found.computeIfAbsent(from, room -> new TreeSet<>()).add(room(target));
        if (!ROOMS.getOrDefault(from, List.of()).contains(room(target))) {
          strangers.add(dependency.getDescription());
        }
      }
    }
    assertThat(strangers).isEmpty();
    List<String> unused = new ArrayList<>();
    ROOMS.forEach((room, imports) -> {
      for (String allowed : imports) {
        if (!found.getOrDefault(room, Set.of()).contains(allowed)) {
          unused.add(room + " does not import " + allowed);
        }
      }
    });
    assertThat(unused).isEmpty();
  }

  /** What follows a moment is for the simulator alone; a feed makes the tape. */
  @Test
  void onlyTheSimulatorPlaysTheTape() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.ballast.market", "dev.ballast.venue.sim")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("dev\\.ballast\\.market\\.Tape(\\$.*)?")
        .check(CORE);
  }

  @Test
  void theCoreNeedsTheJdkAndJspecifyAndOneClassOfItASolver() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("dev.ballast..", "java..", "org.jspecify..", "org.ojalgo..")
        .check(CORE);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.ballast.portfolio.qp.OjAlgoSolver")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ojalgo..")
        .check(CORE);
  }

  @Test
  void theCoreKnowsNoDiskNoNetworkAndNoOtherThreads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio.channels..",
            "java.nio.file..",
            "java.net..",
            "java.util.concurrent..")
        .check(CORE);
  }

  @Test
  void theCoreAsksNoClockAndNoDice() {
    noClasses()
        .should()
        .callMethodWhere(
            calls(
                "asks the wall clock or unseeded randomness",
                call ->
                    call.equals("java.lang.System.currentTimeMillis")
                        || call.equals("java.lang.System.nanoTime")
                        || call.equals("java.lang.Math.random")
                        || (call.startsWith("java.time.") && call.endsWith(".now"))
                        || call.startsWith("java.time.Clock.")
                        || call.startsWith("java.util.UUID.random")
                        || call.equals("java.util.random.RandomGenerator.of")
                        || call.equals("java.util.random.RandomGenerator.getDefault")
                        || call.equals("java.util.random.RandomGeneratorFactory.getDefault")))
        .check(CORE);
    noClasses().should().callMethod(RandomGeneratorFactory.class, "create").check(CORE);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.ballast.evidence.Draws")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are dice",
                type ->
                    type.getName().startsWith("java.util.Random")
                        || type.getName().startsWith("java.util.random.")
                        || type.getName().equals("java.security.SecureRandom")))
        .check(CORE);
  }

  /**
   * The JDK may compute these as each processor likes; StrictMath gives the same bits everywhere.
   */
  @Test
  void transcendentalFunctionsAreStrict() {
    Set<String> exact =
        Set.of(
            "abs",
            "min",
            "max",
            "round",
            "rint",
            "floor",
            "ceil",
            "sqrt",
            "signum",
            "copySign",
            "addExact",
            "subtractExact",
            "multiplyExact",
            "negateExact",
            "absExact",
            "toIntExact",
            "floorDiv",
            "floorMod",
            "ceilDiv",
            "multiplyHigh",
            "unsignedMultiplyHigh",
            "clamp",
            "fma",
            "ulp");
    noClasses()
        .should()
        .callMethodWhere(
            calls(
                "calls what Math does not define to the bit",
                call ->
                    call.startsWith("java.lang.Math.")
                        && !exact.contains(call.substring("java.lang.Math.".length()))))
        .check(CORE);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(
      String description, java.util.function.Predicate<String> forbidden) {
    return DescribedPredicate.describe(
        description,
        access ->
            forbidden.test(access.getTargetOwner().getName() + "." + access.getTarget().getName()));
  }

  /** What comes after {@code dev.ballast.}. */
  private static String room(JavaClass type) {
    return type.getPackageName().substring("dev.ballast.".length());
  }
}
