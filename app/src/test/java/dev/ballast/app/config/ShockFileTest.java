// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.risk.StatedShock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShockFileTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  private List<StatedShock> read(String text) throws IOException {
    return ShockFile.read(Files.writeString(folder.resolve("shocks.yaml"), text)).scenarios();
  }

  @Test
  void theExampleIsRead() throws IOException {
    List<StatedShock> read = read(SourceText.ofResource("example/shocks.yaml").text());

    assertThat(read)
        .extracting(StatedShock::name)
        .containsExactly("crash and depeg", "squeeze", "ETH alone", "exchange closed");
    assertThat(read.getFirst().moves())
        .containsEntry("BTC", -0.35)
        .containsEntry("layer-1", -0.55)
        .containsEntry("USDC", -0.08);
    assertThat(read.getFirst().basis()).isEqualTo(-0.02);
    assertThat(read.get(1).fundingPerDay()).isEqualTo(-0.009);
    assertThat(read.get(1).fundingDays()).isEqualTo(3);
    assertThat(read.get(2).others()).isEqualTo(StatedShock.Others.STILL);
    assertThat(read.getLast().lost()).containsExactly(Place.SPOT, Place.FUTURES);
  }

  @Test
  void theGuidesExampleIsReadAndFitsItsSchema() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "guide", "risk.md"));
    Matcher block = BLOCK.matcher(guide);

    assertThat(block.find()).isTrue();
    assertThat(read(block.group(1))).hasSize(3);
    assertThat(SchemaCheck.errors(Schema.SHOCKS, block.group(1))).isEmpty();
    for (String field :
        List.of("name", "moves", "others", "basis", "funding.per-day", "funding.days", "lost")) {
      assertThat(guide).contains("`scenarios[]." + field + "`");
    }
  }
}
