package org.tiaokuai.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.Term;

/**
 * What another body said of an office's decision 行政复议决定、行政诉讼判决, as the office entered it.
 *
 * @param name of that body
 * @param document its number 文号、案号
 * @param receivedOn when the office received it; the time to decide again counts from there
 * @param within the time that it sets for deciding again; none where it sets none
 */
public record Outcome(
        Body body,
        String name,
        String document,
        LocalDate receivedOn,
        Ruling ruling,
        @Nullable Term within) {

    /** Who may say something of a decision. */
    public enum Body {
        /** 行政复议机关. */
        REVIEW,
        /** 人民法院. */
        COURT
    }

    /** What it says. */
    public enum Ruling {
        /** 维持, of a court 驳回诉讼请求. */
        UPHELD,
        /** 确认违法: it stands all the same. */
        UNLAWFUL,
        /** 撤销. */
        ANNULLED,
        /** 撤销并责令重新作出. */
        REMANDED
    }

    public Outcome {
        if (Typing.blank(name) || Typing.blank(document) || within != null && ruling != Ruling.REMANDED) {
            throw new IllegalArgumentException(
                    "An outcome is by somebody, in a document, and sets a time only to decide again");
        }
    }

    /** Where it leads a case that was decided so; of any other state an event that cannot happen there. */
    public State.Event event(State from) {
        return switch (ruling) {
            case UPHELD, UNLAWFUL ->
                of(from, State.Event.LET_STAND, State.Event.LET_STAND_REFUSED, State.Event.LET_STAND_NOT_ACCEPTED);
            case ANNULLED -> of(from, State.Event.ANNUL, State.Event.ANNUL_REFUSED, State.Event.ANNUL_NOT_ACCEPTED);
            case REMANDED -> of(from, State.Event.REMAND, State.Event.REMAND_REFUSED, State.Event.REMAND_NOT_ACCEPTED);
        };
    }

    private static State.Event of(State from, State.Event granted, State.Event refused, State.Event notAccepted) {
        return from == State.REFUSED ? refused : from == State.NOT_ACCEPTED ? notAccepted : granted;
    }

    /** By which it says so: 行政复议法 of 2023, 行政诉讼法 of 2017. */
    public String law() {
        var review = body == Body.REVIEW;
        return switch (ruling) {
            case UPHELD -> review ? "行政复议法第六十八条" : "行政诉讼法第六十九条";
            case UNLAWFUL -> review ? "行政复议法第六十五条" : "行政诉讼法第七十四条";
            case ANNULLED, REMANDED -> review ? "行政复议法第六十四条" : "行政诉讼法第七十条";
        };
    }

    /** Who, and in which document. */
    public String cited() {
        return name + "（" + document + "）";
    }

    /** By the end of that day it had been received, and before it was entered. */
    public Instant receivedAt(Instant entered) {
        var end = receivedOn.plusDays(1).atStartOfDay(Text.ZONE).toInstant().minusMillis(1);
        return entered.isBefore(end) ? entered : end;
    }

    /** Whether this is the same paper once more. */
    public boolean same(Outcome other) {
        return body == other.body && document.equals(other.document);
    }

    /** What the act that enters it says. */
    public Map<String, String> said() {
        var said = new LinkedHashMap<>(Map.of(
                "body", body.name(),
                "name", name,
                "document", document,
                "receivedOn", receivedOn.toString(),
                "ruling", ruling.name()));
        if (within != null) {
            said.put("amount", String.valueOf(within.amount()));
            said.put("unit", within.unit().name());
        }
        return said;
    }

    /** Nothing for what is none. */
    public static Optional<Outcome> of(Happening happening) {
        var said = happening.said();
        return happening.event().byAnother()
                ? Optional.of(new Outcome(
                        Body.valueOf(said(said, "body")),
                        said(said, "name"),
                        said(said, "document"),
                        LocalDate.parse(said(said, "receivedOn")),
                        Ruling.valueOf(said(said, "ruling")),
                        within(said)))
                : Optional.empty();
    }

    private static @Nullable Term within(Map<String, String> said) {
        return said.containsKey("amount")
                ? Term.general(Integer.parseInt(said(said, "amount")), Term.Unit.valueOf(said(said, "unit")))
                : null;
    }

    private static String said(Map<String, String> said, String what) {
        return Objects.requireNonNull(said.get(what));
    }

    /** All of them, in order. */
    public static List<Outcome> all(List<Happening> history) {
        return history.stream()
                .flatMap(happening -> Outcome.of(happening).stream())
                .toList();
    }

    /** The last order to decide again, obeyed or not. */
    public static Optional<Outcome> order(List<Happening> history) {
        return all(history).stream()
                .filter(each -> each.ruling == Ruling.REMANDED)
                .reduce((_, later) -> later);
    }

    /** Which time it is decided, from 1. */
    public static int round(List<Happening> history) {
        return 1
                + (int) history.stream()
                        .filter(happening -> happening.event().again())
                        .count();
    }
}
