package org.tiaokuai.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tiaokuai.database.EmbeddedPostgres;

/** P4: pages of items and searches among a city's hundred thousand items, beside a style sheet of the same server. */
final class PublicPages {

    /** How many of each; warm-up is by count, so that a slow machine is as warm as a quick one. */
    private record Counts(int names, int places, int warmUp, int rounds, int pages, int copies) {

        static final Counts FULL = new Counts(1_000, 100, 10_000, 7, 4_000, 10_000);
        static final Counts QUICK = new Counts(60, 20, 300, 2, 300, 300);
    }

    /** Items that everybody asks for, and whose pages readers have kept. */
    private static final int POPULAR = 200;

    /** Searches by chance at this mean rate: 1.7 million a day. */
    private static final double SEARCHES_PER_SECOND = 20;

    /** How a list's address names what narrows it. */
    private static final Map<String, String> FACETS = Map.of(
            "THEME",
            "theme",
            "DEPARTMENT",
            "department",
            "AUDIENCE",
            "for",
            "LIFE_EVENT",
            "event",
            "DIVISION",
            "division");

    private static final Pattern ASSET = Pattern.compile("/assets/[^\"]+");

    /** Requests of each sort; a page of an item is asked for once only. */
    private record Requests(byte[] floor, List<byte[]> popular, List<byte[]> searches, List<byte[]> narrowed) {}

    private final Bench.Setting setting;
    private final Counts counts;
    private final Figures floorRate = new Figures("floor: style sheet, requests/s");
    private final Figures pageRate = new Figures("item page, requests/s");
    private final Figures copyRate = new Figures("item page answered 304, requests/s");
    private final Figures pageShare = new Figures("item page ÷ floor of the same round, %");
    private final Figures copyShare = new Figures("304 ÷ floor of the same round, %");
    private final Figures floorCpu = new Figures("CPU of a style sheet: application, ms");
    private final Figures pageCpu = new Figures("CPU of an item page: application + PostgreSQL, ms");
    private final Figures copyCpu = new Figures("CPU of a 304: application + PostgreSQL, ms");
    private final Figures middle = new Figures("search at 20/s: p50, ms");
    private final Figures slow = new Figures("search at 20/s: p95, ms");
    private final Figures slower = new Figures("search at 20/s: p99, ms");
    private final Figures narrowedSlow = new Figures("search narrowed by one facet at 20/s: p95, ms");
    private final Figures searchApplication = new Figures("CPU of a search: application, ms");
    private final Figures searchPostgres = new Figures("CPU of a search: PostgreSQL, ms");

    PublicPages(Bench.Setting setting) {
        this.setting = setting;
        this.counts = setting.quick() ? Counts.QUICK : Counts.FULL;
    }

    void run() throws Exception {
        Machine.print("P4 pages of items and searches among " + counts.names() * counts.places()
                + " items, beside a style sheet of the same server");
        var server =
                setting.cleanup().add(EmbeddedPostgres.start(setting.scratch().resolve("postgres"), line -> {}));
        var url = server.jdbcUrl() + "?user=" + server.superuser().user() + "&password="
                + server.superuser().password();
        try (var connection = DriverManager.getConnection(url)) {
            var city = new CityCatalogue(connection, counts.names(), counts.places());
            var installation = FinalSubmit.install(setting, server);
            FinalSubmit.start(setting, installation).close();
            city.name();
            var application = FinalSubmit.start(setting, installation);
            city.awaitIndex();
            city.multiply();
            var readers = new Readers(application.port());
            var codes = city.codes();
            var requests = requests(readers, codes.subList(0, POPULAR), city.facets());
            var fresh = codes.subList(POPULAR, codes.size()).iterator();
            readers.saturate(repeated(List.of(requests.floor()), counts.warmUp()), 200);
            readers.saturate(next(readers, fresh, counts.warmUp()), 200);
            readers.saturate(repeated(requests.popular(), counts.warmUp()), 304);
            readers.saturate(repeated(requests.searches(), Math.min(counts.warmUp(), 1_000)), 200);
            readers.saturate(requests.narrowed(), 200);
            var meter = new Usage.Meter(application.pid(), postmaster());
            for (int round = 0; round < counts.rounds(); round++) {
                pages(meter, readers, requests, next(readers, fresh, counts.pages()));
                searches(meter, readers, requests.searches());
                narrowed(readers, requests.narrowed());
            }
            Figures.print(
                    floorRate,
                    pageRate,
                    copyRate,
                    pageShare,
                    copyShare,
                    floorCpu,
                    pageCpu,
                    copyCpu,
                    middle,
                    slow,
                    slower,
                    narrowedSlow,
                    searchApplication,
                    searchPostgres);
            slowest(readers, requests.searches());
        }
    }

    private void pages(Usage.Meter meter, Readers readers, Requests requests, List<byte[]> pages) throws Exception {
        var sheets = repeated(List.of(requests.floor()), counts.copies());
        var copies = repeated(requests.popular(), counts.copies());
        var floor = meter.measure(() -> readers.saturate(sheets, 200));
        var page = meter.measure(() -> readers.saturate(pages, 200));
        var copy = meter.measure(() -> readers.saturate(copies, 304));
        double below = sheets.size() / floor.seconds();
        floorRate.add(below);
        pageRate.add(pages.size() / page.seconds());
        copyRate.add(copies.size() / copy.seconds());
        pageShare.add(100 * pages.size() / page.seconds() / below);
        copyShare.add(100 * copies.size() / copy.seconds() / below);
        floorCpu.add(1000 * floor.application() / sheets.size());
        pageCpu.add(1000 * (page.application() + page.postgres()) / pages.size());
        copyCpu.add(1000 * (copy.application() + copy.postgres()) / copies.size());
        System.out.printf(
                Locale.ROOT,
                "round  floor %5.0f/s (others %2.0f %%)  page %5.0f/s (others %2.0f %%)  304 %5.0f/s (others %2.0f %%)%n",
                below,
                floor.others(),
                pages.size() / page.seconds(),
                page.others(),
                copies.size() / copy.seconds(),
                copy.others());
    }

    private void searches(Usage.Meter meter, Readers readers, List<byte[]> searches) throws Exception {
        var waits = new ArrayList<long[]>();
        var usage = meter.measure(() -> waits.add(readers.arrive(searches, SEARCHES_PER_SECOND)));
        var nanos = waits.getFirst();
        middle.add(Figures.percentile(nanos, 0.50) / 1e6);
        slow.add(Figures.percentile(nanos, 0.95) / 1e6);
        slower.add(Figures.percentile(nanos, 0.99) / 1e6);
        searchApplication.add(1000 * usage.application() / nanos.length);
        searchPostgres.add(1000 * usage.postgres() / nanos.length);
        System.out.printf(
                Locale.ROOT,
                "searches  n %d (others %2.0f %%)  p50 %.1f  p95 %.1f  p99 %.1f ms%n",
                nanos.length,
                usage.others(),
                Figures.percentile(nanos, 0.50) / 1e6,
                Figures.percentile(nanos, 0.95) / 1e6,
                Figures.percentile(nanos, 0.99) / 1e6);
    }

    private void narrowed(Readers readers, List<byte[]> narrowed) throws Exception {
        var nanos = readers.arrive(narrowed, SEARCHES_PER_SECOND);
        narrowedSlow.add(Figures.percentile(nanos, 0.95) / 1e6);
        System.out.printf(
                Locale.ROOT,
                "narrowed  n %d  p50 %.1f  p95 %.1f  p99 %.1f ms%n",
                nanos.length,
                Figures.percentile(nanos, 0.50) / 1e6,
                Figures.percentile(nanos, 0.95) / 1e6,
                Figures.percentile(nanos, 0.99) / 1e6);
    }

    /** One after the other on the quiet platform, to know where the time goes. */
    private static void slowest(Readers readers, List<byte[]> searches) throws Exception {
        record Timed(String question, double millis) {}
        var questions = CatalogueWords.questions();
        var timed = new ArrayList<Timed>();
        for (int at = 0; at < questions.size(); at++) {
            long begin = System.nanoTime();
            readers.saturate(List.of(searches.get(at)), 200);
            timed.add(new Timed(questions.get(at), (System.nanoTime() - begin) / 1e6));
        }
        timed.sort((one, other) -> Double.compare(other.millis(), one.millis()));
        System.out.println("slowest questions alone:");
        timed.subList(0, 12)
                .forEach(one -> System.out.printf(Locale.ROOT, "  %7.1f ms  %s%n", one.millis(), one.question()));
    }

    private Requests requests(Readers readers, List<String> codes, Map<String, String> facets) throws IOException {
        var popular = new ArrayList<byte[]>();
        for (var code : codes) {
            var tag = readers.ask(readers.get("/items/" + code)).tag();
            popular.add(readers.get("/items/" + code, "If-None-Match: " + tag));
        }
        var page = readers.ask(readers.get("/items/" + codes.getFirst()));
        var closest = closestAsset(readers, page);
        var searches = CatalogueWords.questions().stream()
                .map(question -> readers.get(search(question)))
                .toList();
        var narrowed = new ArrayList<byte[]>();
        for (var thing : CatalogueWords.objects()) {
            facets.forEach((facet, key) -> narrowed.add(readers.get(
                    search(thing) + '&' + FACETS.get(facet) + '=' + URLEncoder.encode(key, StandardCharsets.UTF_8))));
        }
        System.out.printf(
                Locale.ROOT,
                "item page %,d octets; floor %s; %,d different questions; %d clients at saturation%n",
                page.body().length,
                closest,
                searches.size(),
                Workers.COUNT);
        return new Requests(readers.get(closest), popular, searches, narrowed);
    }

    private static String search(String question) {
        return "/items?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
    }

    /** The file of the page whose size is next to that of the page. */
    private static String closestAsset(Readers readers, HttpConnection.Answer page) throws IOException {
        var assets = new LinkedHashSet<String>();
        var found = ASSET.matcher(new String(page.body(), StandardCharsets.UTF_8));
        while (found.find()) {
            assets.add(found.group());
        }
        var best = "";
        int nearest = Integer.MAX_VALUE;
        for (var asset : assets) {
            int distance = Math.abs(readers.ask(readers.get(asset)).body().length - page.body().length);
            if (distance < nearest) {
                nearest = distance;
                best = asset;
            }
        }
        return best;
    }

    private static List<byte[]> next(Readers readers, Iterator<String> codes, int count) {
        var pages = new ArrayList<byte[]>();
        while (pages.size() < count) {
            pages.add(readers.get("/items/" + codes.next()));
        }
        return pages;
    }

    private static List<byte[]> repeated(List<byte[]> requests, int count) {
        var all = new ArrayList<byte[]>();
        for (int at = 0; at < count; at++) {
            all.add(requests.get(at % requests.size()));
        }
        return all;
    }

    private long postmaster() throws IOException {
        var file = setting.scratch().resolve("postgres/database/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }
}
