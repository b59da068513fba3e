package org.tiaokuai.catalogue.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.search.Search;

/** What of a guide can be found, and by which of its words first. */
final class ItemEntry {

    static final String KIND = "item";

    private ItemEntry() {}

    static Search.Entry of(Guide guide) {
        var body = Stream.of(
                        List.of(guide.summary(), guide.nameEn(), guide.departmentName(), guide.code()),
                        guide.conditions(),
                        guide.materials().stream().map(Guide.Material::name).toList(),
                        guide.questions().stream()
                                .map(answered -> answered.question() + " " + answered.answer())
                                .toList())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
        var keywords = Stream.of(guide.keywords(), guide.themes(), guide.lifeEvents())
                .flatMap(List::stream)
                .collect(Collectors.joining(" "));
        return new Search.Entry(KIND, guide.code(), guide.name(), keywords, body);
    }
}
