// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsFileTest {
  @Test
  void saysWhomToCallAndAboutWhat() {
    assertThat(AlarmsFile.parse("alarms", SourceText.ofResource("example/alarms.yaml").text()))
        .isEqualTo(
            new AlarmsFile(
                OptionalDouble.of(0.25),
                true,
                Optional.of(URI.create("https://alarms.example.org/desk")),
                Optional.of("123456789"),
                Optional.empty()));
    assertThat(AlarmsFile.parse("alarms", "{webhook: 'http://127.0.0.1:99/x', tickets: false}"))
        .isEqualTo(
            new AlarmsFile(
                OptionalDouble.empty(),
                false,
                Optional.of(URI.create("http://127.0.0.1:99/x")),
                Optional.empty(),
                Optional.empty()));
    assertThat(
            AlarmsFile.parse(
                    "alarms", "mail: {server: 'smtp.example.org:465', from: a@b.org, to: c@d.org}")
                .mail())
        .contains(new MailBox("smtp.example.org", 465, "a@b.org", "c@d.org", "a@b.org"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {tickets: true}                                | calls nobody; write a webhook, telegram or mail
          {webhook: 'http://hooks.example/canary'}       | webhook: is no address with https
          {webhook: 'canary'}                            | webhook: is no address with https
          {webhook: 'https://a b/canary'}                | webhook: is no address with https
          {telegram: {}}                                 | 'chat' is missing
          {telegram: {chat: 1}, liquidation-distance: 0} | must be above zero
          {telegram: {chat: 1}, post: x}                 | post
          {mail: {server: here, from: a@b, to: c@d}}     | (write smtp.example.org:465)
          {mail: {server: 'h:25', from: a, to: c@d}}     | mail.from: is no address of mail: 'a'
          {mail: {server: 'h:25', from: a@b}}            | 'to' is missing
          """)
  void aMistakeIsSaidWithoutTheAddress(String text, String says) {
    assertThatThrownBy(() -> AlarmsFile.parse("alarms", text))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("alarms:1:")
        .hasMessageContaining(says)
        .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("canary"));
  }
}
