package org.tiaokuai.hall.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Catalogue.Facet;
import org.tiaokuai.catalogue.Guide;

/** The address of a list of items, which says what was asked for and by what it is narrowed. */
record Address(String text, Map<Facet, String> narrowed) {

    private static final Map<Facet, String> NAMES = Map.of(
            Facet.THEME, "theme",
            Facet.DEPARTMENT, "department",
            Facet.AUDIENCE, "for",
            Facet.LIFE_EVENT, "event",
            Facet.DIVISION, "division");

    /** Others nobody offers, and there is no word for them. */
    private static final Set<String> AUDIENCES =
            Arrays.stream(Guide.Audience.values()).map(Guide.Audience::name).collect(Collectors.toUnmodifiableSet());

    static Address of(Map<String, String> typed) {
        var narrowed = new EnumMap<Facet, String>(Facet.class);
        for (var facet : Facet.values()) {
            var value = clean(typed.getOrDefault(name(facet), ""));
            narrowed.put(facet, facet == Facet.AUDIENCE && !AUDIENCES.contains(value) ? "" : value);
        }
        return new Address(clean(typed.getOrDefault("q", "")), narrowed);
    }

    static String name(Facet facet) {
        return NAMES.getOrDefault(facet, "");
    }

    String value(Facet facet) {
        return narrowed.getOrDefault(facet, "");
    }

    Criteria criteria(int page) {
        return new Criteria(
                text,
                value(Facet.THEME),
                value(Facet.DEPARTMENT),
                value(Facet.LIFE_EVENT),
                value(Facet.AUDIENCE),
                value(Facet.DIVISION),
                page);
    }

    String with(Facet facet, String value) {
        var changed = new EnumMap<>(narrowed);
        changed.put(facet, value);
        return new Address(text, changed).toString();
    }

    String without(Facet facet) {
        return with(facet, "");
    }

    @Override
    public String toString() {
        var address = new StringBuilder("/items?q=").append(encode(text));
        narrowed.forEach((facet, value) -> {
            if (!value.isEmpty()) {
                address.append('&').append(name(facet)).append('=').append(encode(value));
            }
        });
        return address.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
