// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.VenueId;
import dev.ballast.order.Event;
import dev.ballast.order.Purpose;
import dev.ballast.order.Shares;
import dev.ballast.order.Terms;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.policy.Circumstance;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializerBase;

/**
 * Events, and what reviews leave, as JSON and back, every digit kept: records by their component
 * names, {@code "kind"} for which of a sealed set they are, exact numbers, names and amounts as
 * text.
 */
public final class JournalText {
  private static final JsonMapper MAPPER = mapper();

  private JournalText() {}

  /** One line of JSON. */
  public static String write(Event event) {
    return MAPPER.writerFor(Event.class).writeValueAsString(event);
  }

  /**
   * What was written.
   *
   * @throws IllegalArgumentException for text that is no event
   */
  static Event read(String text) {
    try {
      return MAPPER.readValue(text, Event.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not an event: " + e.getOriginalMessage(), e);
    }
  }

  /** What a review left, as one line of JSON. */
  static String write(ReviewMemory memory) {
    return MAPPER.writeValueAsString(memory);
  }

  /**
   * What was written of a review.
   *
   * @throws IllegalArgumentException for text that is nothing of the kind
   */
  static ReviewMemory readMemory(String text) {
    try {
      return MAPPER.readValue(text, ReviewMemory.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a review: " + e.getOriginalMessage(), e);
    }
  }

  /** A ticket that was asked for, as one line of JSON. */
  static String write(ProposedTicket ticket) {
    return MAPPER.writeValueAsString(ticket);
  }

  /**
   * What was written of a ticket.
   *
   * @throws IllegalArgumentException for text that is nothing of the kind
   */
  static ProposedTicket readTicket(String text) {
    try {
      return MAPPER.readValue(text, ProposedTicket.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a ticket: " + e.getOriginalMessage(), e);
    }
  }

  /** Which of a sealed set a value is, by the record's name. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
  private interface Named {}

  private static JsonMapper mapper() {
    SimpleModule exact = new SimpleModule();
    text(exact, Asset.class, Asset::code, Asset::new);
    exact.addKeyDeserializer(Asset.class, new AssetKey());
    text(exact, InstrumentId.class, JournalText::name, JournalText::instrument);
    text(exact, Quantity.class, Quantity::toString, Quantity::parse);
    text(exact, Price.class, Price::toString, Price::parse);
    text(exact, Money.class, JournalText::amount, JournalText::money);
    text(exact, Purpose.class, Purpose::text, Purpose::new);
    text(exact, BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new);
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(exact)
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .changeDefaultVisibility(
                seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE));
    for (Class<?> sealed : List.of(Event.class, Terms.class, Shares.class, Circumstance.class)) {
      builder.addMixIn(sealed, Named.class).registerSubtypes(records(sealed));
    }
    return builder.build();
  }

  private static Class<?>[] records(Class<?> sealed) {
    List<Class<?>> records = new ArrayList<>();
    collect(sealed, records);
    return records.toArray(Class<?>[]::new);
  }

  private static void collect(Class<?> type, List<Class<?>> into) {
    if (type.isRecord()) {
      into.add(type);
    } else {
      for (Class<?> below : type.getPermittedSubclasses()) {
        collect(below, into);
      }
    }
  }

  /** {@code BTC/USDT:USDT@binance}. */
  private static String name(InstrumentId id) {
    return id + "@" + id.venue();
  }

  private static InstrumentId instrument(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("an instrument without its venue: '" + text + "'");
    }
    return InstrumentId.parse(new VenueId(text.substring(at + 1)), text.substring(0, at));
  }

  /** {@code 1250.5 USDT}. */
  private static String amount(Money money) {
    return money.toDecimal().stripTrailingZeros().toPlainString() + " " + money.asset();
  }

  private static Money money(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("an amount without its asset: '" + text + "'");
    }
    return Money.of(new Asset(text.substring(space + 1)), new BigDecimal(text.substring(0, space)));
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new AsText<>(type, write));
    module.addDeserializer(type, new FromText<>(type, read));
  }

  private static final class AssetKey extends KeyDeserializer {
    @Override
    public Asset deserializeKey(String key, DeserializationContext context) {
      return new Asset(key);
    }
  }

  private static final class AsText<T> extends ToStringSerializerBase {
    private final Class<T> type;
    private final Function<T, String> write;

    AsText(Class<T> type, Function<T, String> write) {
      super(type);
      this.type = type;
      this.write = write;
    }

    @Override
    public String valueToString(Object value) {
      return write.apply(type.cast(value));
    }
  }

  private static final class FromText<T> extends StdDeserializer<T> {
    private final Function<String, T> read;

    FromText(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getString();
      try {
        return read.apply(text);
      } catch (IllegalArgumentException | ArithmeticException e) {
        return context.reportInputMismatch(this, "%s", e.getMessage());
      }
    }
  }
}
