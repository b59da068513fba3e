package org.tiaokuai.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words of a page in the reader's language; all legal dates are in Asia/Shanghai. */
public record Text(MessageSource messages, Locale locale) {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    public boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    /** Picks between two texts that are data, not words of ours, such as an item's name. */
    public String pick(String chinese, String english) {
        return chinese() || english.isBlank() ? chinese : english;
    }

    /** 2026年11月23日（周一）. */
    public String date(LocalDate date) {
        return format(date, "yyyy年M月d日（E）", "EEEE d MMMM yyyy");
    }

    /** 11月23日（周一）: where the year is plain. */
    public String day(LocalDate date) {
        return format(date, "M月d日（E）", "EEE d MMM");
    }

    /** 11月23日: in a range or a dense table. */
    public String bareDay(LocalDate date) {
        return format(date, "M月d日", "d MMM");
    }

    /** 11月23日至27日, or one day alone. */
    public String days(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(from);
        }
        boolean oneMonth = from.getMonth() == to.getMonth() && from.getYear() == to.getYear();
        return chinese()
                ? bareDay(from) + "至" + (oneMonth ? to.getDayOfMonth() + "日" : bareDay(to))
                : bareDay(from) + " to " + bareDay(to);
    }

    /** 2026年11月23日（周一）17:30. */
    public String moment(Instant instant) {
        var local = instant.atZone(ZONE);
        return date(local.toLocalDate()) + (chinese() ? "" : ", ") + TIME.format(local);
    }

    public String today(Instant now) {
        return date(LocalDate.ofInstant(now, ZONE));
    }

    private String format(LocalDate date, String chinese, String english) {
        var language = chinese() ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        return DateTimeFormatter.ofPattern(chinese() ? chinese : english, language)
                .format(date);
    }
}
