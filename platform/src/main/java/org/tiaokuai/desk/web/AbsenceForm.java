package org.tiaokuai.desk.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.desk.Absences.EnterAbsence;
import org.tiaokuai.page.Errors;

/** An absence as it was typed: two days such as {@code 2026-03-02}, the deputy, and who is away if that is asked. */
public record AbsenceForm(String absent, String begins, String ends, String deputy) {

    static final AbsenceForm EMPTY = new AbsenceForm("", "", "", "");

    public AbsenceForm {
        absent = absent == null ? "" : absent;
        begins = begins == null ? "" : begins.strip();
        ends = ends == null ? "" : ends.strip();
        deputy = deputy == null ? "" : deputy;
    }

    Optional<LocalDate> firstDay() {
        return day(begins);
    }

    Optional<LocalDate> lastDay() {
        return day(ends);
    }

    static Optional<UUID> post(String chosen, List<Officer> among) {
        return among.stream()
                .map(colleague -> colleague.post().id())
                .filter(post -> post.toString().equals(chosen))
                .findFirst();
    }

    /** What is wrong with the days and the deputy. */
    List<Errors.Line> lines(LocalDate today, Optional<UUID> deputyPost) {
        var lines = new ArrayList<Errors.Line>();
        var first = firstDay();
        var last = lastDay();
        if (first.isEmpty()) {
            lines.add(new Errors.Line("begins", "desk.absences.day.missing"));
        }
        if (last.isEmpty()) {
            lines.add(new Errors.Line("ends", "desk.absences.day.missing"));
        } else if (last.get().isBefore(today)
                || first.filter(begin -> begin.isAfter(last.get())
                                || begin.plusDays(EnterAbsence.MOST_DAYS).isBefore(last.get()))
                        .isPresent()) {
            lines.add(new Errors.Line("ends", "desk.absences.ends.wrong"));
        }
        if (deputyPost.isEmpty()) {
            lines.add(new Errors.Line("deputy", "desk.absences.deputy.missing"));
        }
        return lines;
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.length() == 10 ? Optional.of(LocalDate.parse(typed)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
