// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ballast.app.UserMistake;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
  /** The first test key of RFC 8032, section 7.1, which everybody has. */
  private static final String PRIVATE =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  private static final String CANARY = "CanaryThatMustNeverBeSeen0123456789";

  @TempDir Path folder;

  private static String pem() {
    byte[] bytes = HexFormat.of().parseHex("302e020100300506032b657004220420" + PRIVATE);
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getEncoder().encodeToString(bytes)
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void anEdwardsKeySignsWhatItsPublicKeyVerifies() throws Exception {
    PublicKey known =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(
                    HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC)));
    String payload = "symbol=BTCUSDT&side=SELL&timestamp=1668481559918&recvWindow=5000";

    String signature = ApiKey.of("key", pem()).sign(payload);

    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(known);
    verifier.update(payload.getBytes(StandardCharsets.UTF_8));
    assertThat(verifier.verify(Base64.getDecoder().decode(signature))).isTrue();
  }

  /** The first test vector of RFC 8032: the signature of nothing. */
  @Test
  void itsSignatureIsThePublishedOne() {
    assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(ApiKey.of("k", pem()).sign(""))))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39"
                + "701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  /** The example of the exchange's own documentation of signed endpoints. */
  @Test
  void aSecretSignsAsPublished() {
    ApiKey key =
        ApiKey.of("key", "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j");

    assertThat(
            key.sign(
                "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                    + "&recvWindow=5000&timestamp=1499827319559"))
        .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
  }

  private Path file(String text, String mode) throws IOException {
    Path file = folder.resolve("key");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  @Test
  void aKeyComesFromTheEnvironmentOrAFileOfItsOwner() throws IOException {
    assertThat(ApiKeySource.environment(Map.of())).isEmpty();
    ApiKey named =
        ApiKeySource.environment(Map.of("BALLAST_API_KEY", "me", "BALLAST_API_SECRET", "secret"))
            .orElseThrow();
    Path file = file("# of the test network\nkey = me\nsecret = secret\n", "rw-------");
    ApiKey kept =
        ApiKeySource.environment(Map.of("BALLAST_API_KEY_FILE", file.toString())).orElseThrow();
    Path edwards = file("key = me\n" + pem(), "r--------");

    assertThat(named.sign("x")).isEqualTo(kept.sign("x"));
    assertThat(kept.id()).isEqualTo("me");
    assertThat(ApiKeySource.file(edwards).sign("x")).isEqualTo(ApiKey.of("me", pem()).sign("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----"})
  void aFileThatOthersReadIsRefused(String mode) throws IOException {
    Path file = file("key = me\nsecret = secret\n", mode);

    assertThatThrownBy(() -> ApiKeySource.file(file))
        .isInstanceOf(UserMistake.class)
        .hasMessage(file + ": others than you can read this key; run: chmod 600 " + file);
  }

  @Test
  void aKeyIsSentInTheClearToNowhereButHere() {
    assertThat(Endpoints.at("http://127.0.0.1:1", "ws://127.0.0.1:1").usdmPrivate())
        .hasToString("ws://127.0.0.1:1/private");
    assertThatThrownBy(() -> Endpoints.at("http://exchange.example", "wss://exchange.example"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("in the clear");
    assertThatThrownBy(() -> Endpoints.at("exchange.example", "wss://exchange.example"))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("not an address of an exchange");
  }

  /** A key goes into one header and one signature, and nowhere that anybody reads. */
  @Test
  @SuppressWarnings("ObjectToString")
  void aKeyIsNeverShown() throws Exception {
    List<String> shown = new ArrayList<>();
    Handler listener = handler(shown);
    Logger root = Logger.getLogger("");
    root.addHandler(listener);
    try (RawExchange exchange = new RawExchange(System::currentTimeMillis)) {
      ApiKey key = ApiKey.of(CANARY, CANARY);
      shown.add(key.toString());
      shown.add(String.valueOf(Optional.of(key)));
      try (BinanceClient client =
          BinanceClient.of(
              exchange.endpoints(),
              Optional.of(key),
              System::currentTimeMillis,
              Duration.ofMillis(300))) {
        shown.add(client.toString());
        exchange.says(400, "{\"code\": -1022, \"msg\": \"Signature\"}");
        shown.add(String.valueOf(client.usdm().balances()));
        exchange.says(200, "garbage");
        shown.add(client.usdm().balances().told());
        exchange.does(one -> one.close());
        shown.add(client.usdm().balances().told());
        exchange.stop();
        shown.add(client.usdm().balances().told());
      }
      for (Callable<Object> wrong : wrong()) {
        shown.add(failure(wrong));
      }
    } finally {
      root.removeHandler(listener);
    }

    assertThat(shown).hasSizeGreaterThan(12).noneMatch(text -> text.contains("Canary"));
  }

  private List<Callable<Object>> wrong() throws IOException {
    Path garbage = file("key: " + CANARY + "\n" + CANARY, "rw-------");
    Path open = folder.resolve("open");
    Files.writeString(open, "key = " + CANARY);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    return List.of(
        () -> ApiKey.of(CANARY + "\n" + CANARY, "secret"),
        () -> ApiKey.of(CANARY + "\u0000", "secret"),
        () -> ApiKey.of("key", CANARY + " " + CANARY),
        () -> ApiKey.of("key", "-----BEGIN PRIVATE KEY-----" + CANARY),
        () ->
            ApiKey.of(
                CANARY, "-----BEGIN PRIVATE KEY-----\n" + CANARY + "\n-----END PRIVATE KEY-----"),
        () -> ApiKeySource.environment(Map.of("BALLAST_API_KEY", CANARY)),
        () -> ApiKeySource.environment(Map.of("BALLAST_API_SECRET", CANARY)),
        () -> ApiKeySource.file(garbage),
        () -> ApiKeySource.file(open));
  }

  private static String failure(Callable<Object> wrong) {
    StringWriter all = new StringWriter();
    try {
      throw new AssertionError("taken: " + wrong.call());
    } catch (Exception e) {
      assertThat(e).isInstanceOf(UserMistake.class);
      e.printStackTrace(new PrintWriter(all));
    }
    return all.toString();
  }

  private static Handler handler(List<String> shown) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        shown.add(record.getMessage() + record.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
