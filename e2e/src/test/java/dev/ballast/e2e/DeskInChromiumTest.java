// SPDX-License-Identifier: Apache-2.0
package dev.ballast.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does at the page, in the browser that they have. */
class DeskInChromiumTest {
  private static final Path CHROMIUM =
      Path.of(Optional.ofNullable(System.getenv("BALLAST_CHROMIUM")).orElse("/usr/bin/chromium"));
  private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

  @TempDir private Path folder;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Playwright playwright;
  private Browser browser;
  private TradingDesk desk;

  @BeforeEach
  void begin() {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM),
        "no Chromium at " + CHROMIUM + ": install it, or name it in BALLAST_CHROMIUM");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
    desk = new TradingDesk(folder.resolve("desk.db"));
  }

  @AfterEach
  void end() {
    if (desk != null) {
      desk.close();
    }
    if (playwright != null) {
      playwright.close();
    }
  }

  private Page open(int width, int height) {
    BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (List.of("error", "warning").contains(message.type())) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> asked.add(request.url()));
    page.onDialog(Dialog::accept);
    page.navigate(desk.url());
    return page;
  }

  /** A ticket is approved, its orders fill, and the desk is stopped: the page follows by itself. */
  @Test
  void aTicketIsApprovedAndTheDeskIsStopped() {
    Page page = open(1200, 900);

    assertThat(page.locator("#bar")).containsText("LIVE");
    assertThat(page).not().hasURL(java.util.regex.Pattern.compile("token"));
    assertThat(page.locator("#tickets")).containsText("Rebalance the spot core", PATIENTLY);
    assertThat(page.locator("#orders")).containsText("waits for you", PATIENTLY);
    page.locator("button.approve").first().click();
    assertThat(page.locator("#tickets")).containsText("No ticket waits for you.", PATIENTLY);
    assertThat(page.locator("#orders")).containsText("bought", PATIENTLY);
    assertThat(page.locator("#held")).containsText("majors", PATIENTLY);

    Locator entry = page.locator("#diary details").first();
    entry.locator("summary").click();
    page.locator("input[name=flatten]").check();
    page.locator("button.danger").click();
    assertThat(page.locator("#stop")).containsText("the exchange says that all is done", PATIENTLY);
    assertThat(page.locator("#bar")).containsText("stopped by hand", PATIENTLY);
    assertThat(entry).hasAttribute("open", "");

    String home = desk.url().substring(0, desk.url().indexOf("/?"));
    assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(home) || url.startsWith("data:"));
    assertThat(complaints).isEmpty();
  }

  @Test
  void aReasonThatIsBeingWrittenIsNotLost() {
    Page page = open(1200, 900);
    Locator reason = page.locator("input[name=reason]").first();
    reason.fill("too large for");
    page.waitForTimeout(3_000);
    reason.pressSequentially(" today");
    assertThat(reason).hasValue("too large for today");
    page.locator("#tickets button", new Page.LocatorOptions().setHasText("Refuse")).first().click();

    assertThat(page.locator("#tickets")).containsText("No ticket waits for you.", PATIENTLY);
    assertThat(page.locator("#orders")).containsText("too large for today", PATIENTLY);
    assertThat(complaints).isEmpty();
  }

  @Test
  void fitsAPhone() {
    Page page = open(390, 844);
    assertThat(page.locator("#tickets")).containsText("Rebalance the spot core", PATIENTLY);

    Object wider =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(wider).isEqualTo(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aStrangerSeesNothing() {
    Page page = browser.newContext().newPage();
    page.navigate(desk.url().substring(0, desk.url().indexOf("/?")));

    assertThat(page.locator("body")).hasText("open the address that ballast serve has printed");
  }
}
