package org.tiaokuai.calendar.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/** A notice as it was typed. */
public record NoticeForm(
        @Nullable String title,
        @Nullable String document,
        @Nullable String noticedOn,
        @Nullable String year,
        @Nullable String reach,
        @Nullable String division,
        @Nullable String days) {

    static final String WHOLE = "whole";
    static final NoticeForm EMPTY = new NoticeForm(null, null, null, null, WHOLE, null, null);

    private static final int LONGEST = 120;

    /** Components that were not sent are empty. */
    public NoticeForm {
        title = tidy(title);
        document = tidy(document);
        noticedOn = tidy(noticedOn);
        year = tidy(year);
        reach = tidy(reach);
        division = tidy(division);
        days = Objects.requireNonNullElse(days, "");
    }

    private static String tidy(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    public boolean whole() {
        return WHOLE.equals(reach);
    }

    NoticeForm with(String list) {
        return new NoticeForm(title, document, noticedOn, year, reach, division, list);
    }

    Errors check() {
        var lines = new ArrayList<Errors.Line>();
        var typed = Objects.requireNonNullElse(title, "");
        var number = Objects.requireNonNullElse(document, "");
        if (Typing.blank(typed) || typed.length() > LONGEST || Typing.unreadableLine(typed)) {
            lines.add(new Errors.Line("title", "calendar.notice.title.wrong", LONGEST));
        }
        if (number.length() > LONGEST || Typing.unreadableLine(number)) {
            lines.add(new Errors.Line("document", "calendar.notice.document.wrong", LONGEST));
        }
        if (date().isEmpty()) {
            lines.add(new Errors.Line("noticedOn", "calendar.notice.noticedOn.wrong"));
        }
        if (!Objects.requireNonNullElse(year, "").matches("20[0-9]{2}")) {
            lines.add(new Errors.Line("year", "calendar.notice.year.wrong"));
        }
        if (!Objects.requireNonNullElse(division, "").matches("|[1-9][0-9]{5}")) {
            lines.add(new Errors.Line("division", "calendar.notice.division.wrong"));
        }
        return new Errors(lines);
    }

    private Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.parse(Objects.requireNonNullElse(noticedOn, "")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Of what was checked. */
    HolidayNotice notice(List<HolidayNotice.Day> list) {
        return new HolidayNotice(
                Objects.requireNonNull(title),
                Objects.requireNonNull(document),
                date().orElseThrow(),
                Integer.parseInt(Objects.requireNonNull(year)),
                whole(),
                Objects.requireNonNull(division),
                list);
    }
}
