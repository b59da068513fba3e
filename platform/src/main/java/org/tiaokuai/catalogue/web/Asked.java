package org.tiaokuai.catalogue.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.catalogue.Stage.Event;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/**
 * What is asked of an officer before something is done to an item. Several acts stand on one page, so the name of each
 * field ends in that of its act.
 */
public enum Asked {
    NOTHING,
    NOTE,
    DAY,
    REASONS,
    REASONS_AND_DAY,
    REASONS_AND_SUCCESSOR,
    NEXT_REVIEW;

    private static final int LONGEST_YEARS = 5;

    public static Asked of(Event event) {
        return switch (event) {
            case HAND_IN -> NOTE;
            case RETURN -> REASONS;
            case APPROVE -> DAY;
            case CONFIRM -> NEXT_REVIEW;
            case SUSPEND -> REASONS_AND_DAY;
            case WITHDRAW, WITHDRAW_SUSPENDED -> REASONS_AND_SUCCESSOR;
            case BEGIN, CATCH_UP, DISCARD, RECALL, RESUME, OVERTAKE, OPEN, IMPORT, REVISE, ASSIGN -> NOTHING;
        };
    }

    public boolean note() {
        return this == NOTE || reasons();
    }

    public boolean reasons() {
        return this == REASONS || this == REASONS_AND_DAY || this == REASONS_AND_SUCCESSOR;
    }

    public boolean day() {
        return this == DAY || this == REASONS_AND_DAY || this == NEXT_REVIEW;
    }

    public boolean successor() {
        return this == REASONS_AND_SUCCESSOR;
    }

    static String text(Map<String, String> typed, String name, Event event) {
        return typed.getOrDefault(name + "-" + event, "").strip();
    }

    static @Nullable LocalDate day(Map<String, String> typed, Event event) {
        try {
            var text = text(typed, "day", event);
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    Errors check(Event event, Map<String, String> typed, LocalDate today, int longest) {
        var lines = new ArrayList<Errors.Line>();
        var note = text(typed, "note", event);
        if (reasons() && Typing.blank(note)) {
            lines.add(new Errors.Line("note-" + event, "catalogue.file.reasons.missing"));
        }
        if (note.codePointCount(0, note.length()) > longest || Typing.unreadable(note)) {
            lines.add(new Errors.Line("note-" + event, "catalogue.file.note.fault", longest));
        }
        var successor = text(typed, "replacedBy", event);
        if (!successor.matches("[0-9A-Za-z-]{0,40}")) {
            lines.add(new Errors.Line("replacedBy-" + event, "catalogue.file.replacedBy.fault"));
        }
        if (day() && dayIsWrong(event, typed, today)) {
            lines.add(new Errors.Line("day-" + event, "catalogue.file.day.fault"));
        }
        return new Errors(lines);
    }

    /** A day to come, not so far away that it must be a slip; only the next review cannot be left open. */
    private boolean dayIsWrong(Event event, Map<String, String> typed, LocalDate today) {
        var day = day(typed, event);
        if (day == null) {
            return this == NEXT_REVIEW || !text(typed, "day", event).isEmpty();
        }
        return !day.isAfter(today) || day.isAfter(today.plusYears(LONGEST_YEARS));
    }
}
