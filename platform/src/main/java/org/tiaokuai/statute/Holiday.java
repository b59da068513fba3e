package org.tiaokuai.statute;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tiaokuai.page.Text;

/** The holidays of the notices, which name them in Chinese only and may join two. */
public enum Holiday {
    NEW_YEAR("元旦"),
    SPRING_FESTIVAL("春节"),
    QINGMING("清明节"),
    LABOUR_DAY("劳动节", "“五一”", "“五一”国际劳动节"),
    DRAGON_BOAT("端午节"),
    MID_AUTUMN("中秋节"),
    NATIONAL_DAY("国庆节", "“十一”"),
    VICTORY_DAY("抗日战争暨世界反法西斯战争胜利70周年纪念日");

    private final List<String> chinese;

    Holiday(String... chinese) {
        this.chinese = List.of(chinese);
    }

    /** What a notice names otherwise is said as it names it. */
    public static String said(String names, Text text) {
        return text.chinese()
                ? names
                : Arrays.stream(names.split("、")).map(name -> one(name, text)).collect(Collectors.joining(", "));
    }

    /** In December only the New Year is arranged, by the notice of the year that begins. */
    public static int noticeYear(LocalDate day) {
        return day.getMonthValue() == 12 ? day.getYear() + 1 : day.getYear();
    }

    private static String one(String name, Text text) {
        return Arrays.stream(values())
                .filter(holiday -> holiday.chinese.contains(name))
                .findFirst()
                .map(holiday -> text.of("statute.holiday." + holiday))
                .orElse(name);
    }
}
