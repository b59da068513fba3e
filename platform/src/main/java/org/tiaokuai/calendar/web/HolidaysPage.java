package org.tiaokuai.calendar.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotices;
import org.tiaokuai.calendar.HolidayNotices.Change;
import org.tiaokuai.calendar.HolidayNotices.Doubt;
import org.tiaokuai.calendar.HolidayNotices.NoticeLine;
import org.tiaokuai.calendar.HolidayNotices.Publishing;
import org.tiaokuai.calendar.HolidayNotices.Recount;
import org.tiaokuai.calendar.HolidayNotices.Recounts;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.table.Tables;

/** Brings a notice of holidays: fill in and choose the file, look at what it changes, publish. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.LEGAL_OFFICE)
@RequestMapping("/officer/holidays")
public class HolidaysPage {

    private static final String FILE = "file";

    /**
     * The notices that count, and what was typed.
     *
     * @param recount how far open cases were counted by the latest; none where it came with the platform
     */
    public record View(List<NoticeLine> notices, @Nullable Recount recount, NoticeForm form, Errors errors) {}

    /** A notice before it is published: its days, and which days become something else by it. */
    public record Preview(NoticeForm form, List<HolidayNotice.Day> days, List<Change> changed, Errors errors) {}

    private final HolidayNotices notices;
    private final Recounts recounts;
    private final Tables tables;

    HolidaysPage(HolidayNotices notices, Recounts recounts, Tables tables) {
        this.notices = notices;
        this.recounts = recounts;
        this.tables = tables;
    }

    @GetMapping
    ModelAndView show() {
        return page(NoticeForm.EMPTY, Errors.NONE);
    }

    @PostMapping("/check")
    ModelAndView check(@ModelAttribute NoticeForm form, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var errors = new ArrayList<>(form.check().lines());
        if (file == null || file.isEmpty() || file.getSize() > DayList.LARGEST) {
            errors.add(new Errors.Line(FILE, "calendar.notice.file.missing", DayList.LARGEST >> 10));
            return page(form, new Errors(errors));
        }
        var list = DayList.read(tables, file.getBytes());
        errors.addAll(faults(list));
        if (!errors.isEmpty()) {
            return page(form, new Errors(errors));
        }
        return preview(form.with(list.text()), form.notice(list.days()), Errors.NONE);
    }

    private ModelAndView preview(NoticeForm form, HolidayNotice notice, Errors errors) {
        var reading = notices.read(notice);
        if (!reading.doubts().isEmpty()) {
            return page(form, doubts(reading.doubts()));
        }
        var days = notice.days().stream()
                .sorted(Comparator.comparing(HolidayNotice.Day::date))
                .toList();
        var page = new ModelAndView("calendar/preview", "page", new Preview(form, days, reading.changed(), errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    /** Nothing is counted anew before somebody says that they know what it does. */
    @PostMapping
    ModelAndView publish(
            Officer officer, @ModelAttribute NoticeForm form, @RequestParam(defaultValue = "false") boolean sure) {
        var errors = new ArrayList<>(form.check().lines());
        var typed = Objects.requireNonNullElse(form.days(), "");
        var list = DayList.read(tables, typed.substring(0, Math.min(typed.length(), DayList.LARGEST)));
        errors.addAll(faults(list));
        if (!errors.isEmpty()) {
            return page(form, new Errors(errors));
        }
        var notice = form.notice(list.days());
        if (!sure) {
            return preview(form, notice, Errors.of("sure", "calendar.preview.sure.missing"));
        }
        return switch (notices.publish(officer, notice)) {
            case Publishing.Done _ -> new ModelAndView("redirect:/officer/holidays");
            case Publishing.Refused refused -> page(form, doubts(refused.doubts()));
            case Publishing.NotEntitled _ -> throw new NotHere();
        };
    }

    private static List<Errors.Line> faults(DayList list) {
        if (list.faulty().isEmpty()) {
            return List.of();
        }
        var lines = list.faulty().stream().limit(20).map(String::valueOf).collect(Collectors.joining(", "));
        return List.of(new Errors.Line(FILE, "calendar.notice.file.lines", lines));
    }

    private static Errors doubts(List<Doubt> doubts) {
        return new Errors(doubts.stream()
                .map(doubt -> new Errors.Line(FILE, "calendar.notice.fault." + doubt.fault(), day(doubt.day())))
                .toList());
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private ModelAndView page(NoticeForm form, Errors errors) {
        var known = notices.all();
        var recount = recounts.of(known.getFirst().id()).orElse(null);
        var page = new ModelAndView("calendar/holidays", "page", new View(known, recount, form, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
