package org.tiaokuai.demo.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the facts of the invented city from {@code resources/demo}. */
final class DemoFiles {

    private static final JsonMapper JSON = JsonMapper.shared();

    private DemoFiles() {}

    static List<Map<String, String>> table(String name) {
        var lines = text("demo/" + name).lines().toList();
        var head = lines.getFirst().split(",", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            var row = new HashMap<String, String>();
            for (int i = 0; i < head.length; i++) {
                row.put(head[i], i < cells.length ? cells[i] : "");
            }
            rows.add(row);
        }
        return rows;
    }

    static JsonNode json(String name) {
        return JSON.readTree(text("demo/" + name));
    }

    static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> guides() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:demo/guides/*.json");
            return Arrays.stream(files)
                    .map(file -> "guides/" + file.getFilename())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
