package org.tiaokuai.letter.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.letter.Remedies;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.standard.DivisionCode.Level;

@Service
class RemediesService implements Remedies {

    /** 行政复议法第二十条. */
    private static final Limit REVIEW = new Limit(60, Limit.Unit.DAY);

    /** 行政诉讼法第四十六条. */
    private static final Limit SUIT = new Limit(6, Limit.Unit.MONTH);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日（E）", Locale.SIMPLIFIED_CHINESE);

    private final Organisation organisation;
    private final Calendar calendar;

    RemediesService(Organisation organisation, Calendar calendar) {
        this.organisation = organisation;
        this.calendar = calendar;
    }

    @Override
    public String against(UUID department, LocalDate decided) {
        return "不服本决定的，可以在%s前向%s申请行政复议，或者在%s前向人民法院提起行政诉讼。"
                        .formatted(
                                DAY.format(calendar.due(decided, REVIEW)),
                                reviewer(department),
                                DAY.format(calendar.due(decided, SUIT)))
                + "以上日期按您在作出决定当日知道计算；当日以后才知道的，自知道之日起分别为60日和6个月"
                + "（行政复议法第二十条、行政诉讼法第四十六条）。";
    }

    /** The people's government over the department; over a street office, that of its county (行政复议法第二十四条). */
    private String reviewer(UUID department) {
        return organisation
                .divisionOf(department)
                .flatMap(this::withGovernment)
                .map(division -> division.name() + "人民政府")
                .orElse("有管辖权的行政复议机关");
    }

    private Optional<Division> withGovernment(Division division) {
        return switch (division.level()) {
            case PROVINCE, CITY, COUNTY -> Optional.of(division);
            case STREET, COMMUNITY ->
                organisation.divisions(Level.COUNTY).stream()
                        .filter(county -> county.code().contains(division.code()))
                        .findFirst();
        };
    }
}
