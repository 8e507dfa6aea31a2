// SPDX-License-Identifier: Apache-2.0
package dev.ballast.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariedKeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1..5:2                              | 1;3;5",
        "a=1%..2%:0.5%                         | 1%;1.5%;2%",
        "a=1..2:0.5%                           | 1%;1.5%;2%",
        "a=5..15:5% of portfolio               | 5% of portfolio;10% of portfolio;15% of portfolio",
        "a=30..90:30 days                      | 30 days;60 days;90 days",
        "a=0..1:0.4                            | 0;0.4;0.8",
        "a=-1..1:1                             | -1;0;1",
        "a=3..3:1                              | 3",
        "a=daily, weekly                       | daily;weekly",
        "a=10% of sectors(x,y),20% of spot     | 10% of sectors(x,y);20% of spot",
      })
  void valuesAreListed(String text, String values) {
    VariedKey key = VariedKey.parse(text);

    assertThat(key.key()).isEqualTo("a");
    assertThat(key.values()).isEqualTo(new VariedKey.Listed(List.of(values.split(";", -1))));
  }

  /** 0.2 + 0.6 x 0.5 = 0.5; a third of the way 0.4; digits: the width 0.6 has its first at 0.1. */
  @Test
  void rangesAreRoundedToWhatOneCanRead() {
    VariedKey.Uniform range = (VariedKey.Uniform) VariedKey.parse("a=uniform(0.2..0.8%)").values();

    assertThat(VariedKey.parse("a=0.2..0.8%").values()).isEqualTo(range);
    assertThat(range.at(0)).isEqualTo("0.2%");
    assertThat(range.at(0.5)).isEqualTo("0.5%");
    assertThat(range.at(1 / 3.0)).isEqualTo("0.4%");
    assertThat(range.at(0.123456)).isEqualTo("0.2741%");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rotation.step          | write key=",
        "=1..2:1                | no key",
        "a=                     | no values",
        "a=1,,2                 | empty value",
        "a=1,2,1                | twice",
        "a=1..2:0               | above zero",
        "a=2..1:1               | empty",
        "a=1..x:1               | not a number: 'x'",
        "a=1..2..3:1            | not a range",
        "a=1%..2 days:1%        | two units",
        "a=0..1:0.000001        | widen the step",
        "a=uniform(1..1)        | empty",
      })
  void whatIsNoneIsRefused(String text, String why) {
    assertThatThrownBy(() -> VariedKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
