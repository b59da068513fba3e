package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A person at a screen: one real browser for the whole run, a fresh window for each person. */
public final class Chromium implements AutoCloseable {

    /** What is written with a space behind full-width punctuation on a Chinese page, but for what people typed. */
    private static final String SPACED = """
            !document.documentElement.lang.startsWith('zh') ? '' : [...document.querySelectorAll('main, aside, header')]
                .flatMap(e => e.innerText.match(/.{0,20}[，。：；！？] +[^ \\n].{0,10}/g) || []).join(' | ')""";

    /** The labels of the days of a clock that cover each other. */
    private static final String COLLIDING = """
            (() => {
                const all = [...document.querySelectorAll('.tk-days b')].map(b => [b, b.getBoundingClientRect()]);
                return all.flatMap(([one, a], at) => all.slice(at + 1)
                    .filter(([_, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
                    .map(([other]) => one.textContent + ' / ' + other.textContent)).join('; ');
            })()""";

    private static final int PHONE = 390;
    private static final int DESK = 1440;
    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser BROWSER = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(executable()))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run",
                            "--disable-dev-shm-usage")));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
    }

    private final BrowserContext window;
    private final Page page;
    private final String address;
    private final boolean scripts;
    private final AtomicBoolean loaded = new AtomicBoolean();

    private Chromium(int port, int width, boolean scripts) {
        this.address = "http://localhost:" + port;
        this.scripts = scripts;
        window = BROWSER.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(scripts)
                .setAcceptDownloads(true)
                .setLocale("zh-CN"));
        page = window.newPage();
        page.setDefaultTimeout(15_000);
        page.onLoad(_ -> loaded.set(true));
    }

    public static Chromium phone(int port) {
        return new Chromium(port, PHONE, true);
    }

    public static Chromium desk(int port) {
        return new Chromium(port, DESK, true);
    }

    public static Chromium withoutScripts(int port) {
        return new Chromium(port, PHONE, false);
    }

    private static String executable() {
        var named = System.getenv("TIAOKUAI_BROWSER");
        return named == null || named.isBlank() ? "/usr/bin/chromium-headless-shell" : named;
    }

    public Page page() {
        return page;
    }

    public Chromium open(String path) {
        page.navigate(address + path);
        return this;
    }

    public void resize(int width) {
        page.setViewportSize(width, 900);
    }

    /** Where the browser stands, without the host. */
    public String path() {
        return page.url().replace(address, "");
    }

    public String text() {
        return page.locator("body").innerText();
    }

    /** Goes on with the Tab key alone until the element has the focus. */
    public Chromium reach(String selector) {
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
            var there = page.evaluate(
                    "s => document.activeElement !== null && document.activeElement.matches(s)", selector);
            if (Boolean.TRUE.equals(there)) {
                return this;
            }
        }
        throw new AssertionError("The keyboard does not reach " + selector + " on " + path());
    }

    /** Types where the cursor stands; a field that takes it by itself does so only after the first rendering. */
    public Chromium type(String text) {
        page.waitForFunction("() => document.activeElement.matches('input, textarea, select')");
        page.keyboard().type(text);
        return this;
    }

    public Chromium press(String key) {
        page.keyboard().press(key);
        return this;
    }

    public Chromium follow(String selector) {
        reach(selector);
        return go(() -> page.keyboard().press("Enter"));
    }

    public Chromium enter() {
        return go(() -> page.keyboard().press("Enter"));
    }

    public Chromium click(String selector) {
        return go(() -> page.locator(selector).first().click());
    }

    /** Does what leads to another page, and waits until that page is there, redirects included. */
    private Chromium go(Runnable step) {
        loaded.set(false);
        step.run();
        page.waitForCondition(loaded::get);
        return this;
    }

    /** Nothing that axe finds, nothing cut off sideways; with a picture kept for people to look at. */
    public Chromium fit(String name) {
        if (scripts) {
            var found = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
            assertThat(found.stream()
                            .map(violation -> violation.getId() + ": " + violation.getHelp() + " "
                                    + violation.getNodes().getFirst().getHtml())
                            .toList())
                    .as("axe on " + path())
                    .isEmpty();
        }
        return lieFlat(name);
    }

    private Object stickingOut() {
        return page.evaluate("[...document.querySelectorAll('*')]"
                + ".filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
                + ".map(e => e.outerHTML.slice(0, 90)).slice(-4).join(' | ')");
    }

    /** Nothing cut off sideways, for a page that axe has seen at another width. */
    public Chromium lieFlat(String name) {
        assertThat(page.title()).as("the page at " + path()).doesNotContain("我们这边出了错", "没有这一页");
        if (scripts) {
            var overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(((Number) overflow).intValue())
                    .as("sideways scroll on " + path() + " at " + page.viewportSize().width + " by " + stickingOut())
                    .isLessThanOrEqualTo(0);
            assertThat(page.evaluate(SPACED))
                    .as("space after full-width punctuation on " + path())
                    .isEqualTo("");
            assertThat(page.evaluate(COLLIDING))
                    .as("labels over each other on " + path())
                    .isEqualTo("");
        }
        picture(name);
        return this;
    }

    /** For people to look at: half of the time of a journey, so that it is taken only where somebody asks for it. */
    public void picture(String name) {
        if (System.getenv("TIAOKUAI_PICTURES") == null) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("screenshots", name + "-" + page.viewportSize().width + ".png")));
    }

    @Override
    public void close() {
        window.close();
    }
}
