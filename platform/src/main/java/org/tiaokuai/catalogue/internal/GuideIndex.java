package org.tiaokuai.catalogue.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tiaokuai.catalogue.Catalogue.Facet;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.search.Search;

/** What of a guide can be found, and by which of its words first; each common question by its own words alone. */
@Component
class GuideIndex {

    static final String ITEM = "item";
    static final String QUESTION = "question";

    private static final char NUMBER = '#';

    private static final Pattern DIVISION = Pattern.compile("^..([0-9]{6})");

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
            entries.add(
                    new Search.Entry(QUESTION, ref.toString(), answered.question(), "", "", guide.code(), List.of()));
        }
        return entries.stream();
    }

    private static Search.Entry item(Guide guide) {
        var body = Stream.of(
                        List.of(guide.summary(), guide.departmentName(), guide.code()),
                        guide.conditions(),
                        guide.materials().stream().map(Guide.Material::name).toList(),
                        guide.questions().stream()
                                .map(answered -> answered.question() + " " + answered.answer())
                                .toList())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
        var keywords = Stream.of(List.of(guide.nameEn()), guide.keywords(), guide.themes(), guide.lifeEvents())
                .flatMap(List::stream)
                .collect(Collectors.joining(" "));
        return new Search.Entry(ITEM, guide.code(), guide.name(), keywords, body, "", labels(guide));
    }

    /** The division whose body carries the item out stands in the body's code (GB 32100: digits 3 to 8). */
    private static List<Search.Label> labels(Guide guide) {
        var labels = new ArrayList<Search.Label>();
        guide.themes().forEach(theme -> labels.add(label(Facet.THEME, theme)));
        guide.lifeEvents().forEach(event -> labels.add(label(Facet.LIFE_EVENT, event)));
        guide.audiences().forEach(audience -> labels.add(label(Facet.AUDIENCE, audience.name())));
        labels.add(new Search.Label(Facet.DEPARTMENT.name(), guide.department(), guide.departmentName()));
        var division = DIVISION.matcher(guide.department());
        if (division.find()) {
            labels.add(label(Facet.DIVISION, division.group(1)));
        }
        return labels;
    }

    private static Search.Label label(Facet facet, String value) {
        return new Search.Label(facet.name(), value, value);
    }
}
