package org.tiaokuai.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

    /** What parts a sentence from what follows it: full-width punctuation brings its own space. */
    public String space() {
        return chinese() ? "" : " ";
    }

    /** Picks between two texts that are data, not words of ours, such as an item's name. */
    public String pick(String chinese, String english) {
        return chinese() || english.isBlank() ? chinese : english;
    }

    /** The language to mark data with that exists in Chinese only; none on a page that is Chinese itself. */
    public @Nullable String dataLang() {
        return chinese() ? null : "zh-CN";
    }

    /** The same for data of which there may be an English version. */
    public @Nullable String dataLang(String english) {
        return english.isBlank() ? dataLang() : null;
    }

    /** The language to mark with what somebody typed, which may be any. */
    public @Nullable String langOf(String typed) {
        return !chinese() && typed.codePoints().anyMatch(Character::isIdeographic) ? "zh-CN" : null;
    }

    /** 2026年11月23日（周一）. */
    public String date(LocalDate date) {
        return format(date, "yyyy年M月d日（E）", "EEEE d MMMM yyyy");
    }

    /** 11月23日（周一）: where the year is plain. */
    public String day(LocalDate date) {
        return format(date, "M月d日（E）", "EEE d MMM");
    }

    /** The same, with its year when it lies in another year than the reader's day. */
    public String day(LocalDate date, LocalDate today) {
        return date.getYear() == today.getYear() ? day(date) : date(date);
    }

    /** 11月23日: in a range or a dense table. */
    public String bareDay(LocalDate date) {
        return format(date, "M月d日", "d MMM");
    }

    /** 11月23日至27日, or one day alone; a year is named where it is not the reader's or not the one before. */
    public String days(LocalDate from, LocalDate to, LocalDate today) {
        if (from.equals(to)) {
            return day(from, today);
        }
        boolean oneMonth = from.getMonth() == to.getMonth() && from.getYear() == to.getYear();
        var begin = bareDay(from, today);
        return chinese()
                ? begin + "至" + (oneMonth ? to.getDayOfMonth() + "日" : bareDay(to, from))
                : begin + " to " + bareDay(to, from);
    }

    /** 11月23日 or 2027年1月4日, without the day of the week. */
    public String bareDay(LocalDate date, LocalDate today) {
        return date.getYear() == today.getYear() ? bareDay(date) : format(date, "yyyy年M月d日", "d MMM yyyy");
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
