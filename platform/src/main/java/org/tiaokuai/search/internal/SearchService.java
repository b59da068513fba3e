package org.tiaokuai.search.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.search.Search;
import org.tiaokuai.search.internal.Finding.Place;

@Service
class SearchService implements Search {

    /** Longer texts are no questions; the rest of them would only slow the index down. */
    private static final int LONGEST_QUESTION = 60;

    /** Fewer letters stand in every third title. */
    private static final int FEWEST_INITIALS = 3;

    /** Two syllables at least: fewer would find everything. */
    private static final int SHORTEST_SOUND = 4;

    /** Of a longer question these tell enough of what it is about. */
    private static final int MOST_TOKENS = 20;

    private static final Results NOTHING = new Results(List.of(), 0, Held.NAME, List.of(), List.of());

    private final Entries entries;
    private final Finding finding;
    private final Vocabulary vocabulary;
    private final MissedQuestions missed;

    SearchService(Entries entries, Finding finding, Vocabulary vocabulary, MissedQuestions missed) {
        this.entries = entries;
        this.finding = finding;
        this.vocabulary = vocabulary;
        this.missed = missed;
    }

    @Override
    @Transactional
    public void index(Collection<Entry> put) {
        entries.put(put);
    }

    @Override
    @Transactional
    public void forget(String kind, Collection<String> refs) {
        entries.forget(kind, refs);
    }

    @Override
    @Transactional(readOnly = true)
    public Results find(Wanted wanted) {
        if (wanted.text().isBlank()) {
            return finding.browse(wanted);
        }
        var text = plain(wanted.text());
        if (Bigrams.ofPlain(text).isEmpty()) {
            return NOTHING;
        }
        var question = vocabulary.question(text);
        var exact = exact(wanted, question);
        return exact.total() > 0 ? exact : lessThanExact(wanted, question);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> findNamed(Wanted wanted) {
        var text = plain(wanted.text());
        return Bigrams.ofPlain(text).isEmpty() ? List.of() : finding.named(wanted, vocabulary.question(text));
    }

    /** Without what no database takes: NUL, and halves of characters. */
    private static String plain(String text) {
        var readable = text.codePoints()
                .limit(LONGEST_QUESTION)
                .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return Spelling.plain(readable.toString()).strip();
    }

    private Results exact(Wanted wanted, Question question) {
        var named = finding.inNames(wanted, question);
        return named.total() > 0 ? named : finding.inTexts(wanted, question);
    }

    private Results lessThanExact(Wanted wanted, Question question) {
        if (wanted.within().isEmpty() && wanted.from() == 0) {
            missed.note(question.asked());
        }
        var known = finding.answered(wanted.kind(), hints(question));
        return near(wanted, question, known, Parts.of(question.things(), known));
    }

    private static List<String> hints(Question question) {
        var tokens = question.things().stream()
                .flatMap(row -> Bigrams.ofPlain(row).stream())
                .distinct()
                .limit(MOST_TOKENS)
                .map(Parts::query);
        return Stream.concat(Stream.of(question.thingsInName(), sound(question)), tokens)
                .filter(query -> !query.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * What is about the same thing; what sounds the same (居住正); what holds more than half of the words for it
     * (公共租凭住房); what begins with a piece of it.
     */
    private Results near(Wanted wanted, Question question, Collection<String> known, Parts parts) {
        var things = question.thingsInName();
        if (known.contains(things)) {
            return finding.near(wanted, question, things, question.things(), Place.ANY);
        }
        var sound = sound(question);
        if (known.contains(sound)) {
            return finding.near(wanted, question, sound, question.wordings(), Place.ANY);
        }
        if (parts.most()) {
            var most = finding.near(wanted, question, parts.all(), question.wordings(), Place.ANY);
            if (most.total() > 0) {
                return most;
            }
        }
        return parts.pieces().isEmpty()
                ? new Results(List.of(), 0, Held.NEAR, question.said(), List.of())
                : finding.near(wanted, question, parts.anyPiece(), parts.pieces(), Place.BEGINNING);
    }

    private static String sound(Question question) {
        if (TokenText.initials(question.asked())) {
            return question.asked().length() < FEWEST_INITIALS ? "" : TokenText.inside(question.asked());
        }
        var sound = Pinyin.sound(question.bare());
        return sound.length() < SHORTEST_SOUND ? "" : TokenText.named(List.of(sound));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> labels(String kind, String facet) {
        return entries.labels(kind, facet);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> outdated(String kind, int limit) {
        return entries.outdated(kind, limit);
    }

    @Override
    @Transactional
    public List<Missed> missed(int limit) {
        missed.write();
        return missed.mostFrequent(limit);
    }
}
