package org.tiaokuai.intake.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.catalogue.Completeness;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.Doubt.Kind;
import org.tiaokuai.intake.internal.GuideLine.Reading;
import org.tiaokuai.table.Rows;

/** Reads rows as guides, and doubts those that say they are online and lack what this needs. */
@Component
class GuideReader {

    private final Calendar calendar;
    private final Completeness completeness;

    GuideReader(Calendar calendar, Completeness completeness) {
        this.calendar = calendar;
        this.completeness = completeness;
    }

    Reading read(Rows.Row.Fields row, LocalDate today) {
        return switch (new GuideLine(row.line(), row.fields(), calendar, today).read()) {
            case Reading.Refused refused -> refused;
            case Reading.Taken taken -> complete(row.line(), taken);
        };
    }

    private Reading complete(int line, Reading.Taken taken) {
        var guide = taken.guide();
        var lacking = guide.online() ? lacking(guide) : "";
        if (lacking.isEmpty()) {
            return taken;
        }
        var doubts = new ArrayList<>(taken.doubts());
        doubts.add(new Doubt(line, guide.code(), Kind.NOT_ONLINE, lacking));
        return new Reading.Taken(guide, doubts);
    }

    private String lacking(Guide guide) {
        return completeness.lacking(guide).stream().map(Enum::name).collect(Collectors.joining(Doubt.AND));
    }
}
