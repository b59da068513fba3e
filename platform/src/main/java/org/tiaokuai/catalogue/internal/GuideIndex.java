package org.tiaokuai.catalogue.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.search.Search;

/** What of a guide can be found, and by which of its words first; each of its common questions by itself. */
@Component
class GuideIndex {

    static final String ITEM = "item";
    static final String QUESTION = "question";

    private static final char NUMBER = '#';

    private final Search search;

    GuideIndex(Search search) {
        this.search = search;
    }

    /** Which question of which item, counted from 1. */
    record QuestionRef(String code, int number) {

        static QuestionRef of(String ref) {
            int at = ref.lastIndexOf(NUMBER);
            return new QuestionRef(ref.substring(0, at), Integer.parseInt(ref.substring(at + 1)));
        }

        @Override
        public String toString() {
            return code + NUMBER + number;
        }
    }

    /** Questions are put in anew all together, for there may be fewer of them than before. */
    void put(Collection<Guide> guides) {
        search.forget(QUESTION, guides.stream().map(Guide::code).toList());
        search.index(guides.stream().flatMap(GuideIndex::entries).toList());
    }

    void forget(String code) {
        search.forget(ITEM, List.of(code));
        search.forget(QUESTION, List.of(code));
    }

    private static Stream<Search.Entry> entries(Guide guide) {
        var entries = new ArrayList<Search.Entry>();
        entries.add(item(guide));
        for (var answered : guide.questions()) {
            var ref = new QuestionRef(guide.code(), entries.size());
            entries.add(new Search.Entry(
                    QUESTION, ref.toString(), answered.question(), guide.name(), answered.answer(), guide.code()));
        }
        return entries.stream();
    }

    private static Search.Entry item(Guide guide) {
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
        return new Search.Entry(ITEM, guide.code(), guide.name(), keywords, body);
    }
}
