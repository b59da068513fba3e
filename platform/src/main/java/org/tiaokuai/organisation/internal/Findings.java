package org.tiaokuai.organisation.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.organisation.OrganisationImports.Doubt;
import org.tiaokuai.organisation.OrganisationImports.Fault;
import org.tiaokuai.organisation.OrganisationImports.Row;
import org.tiaokuai.organisation.OrganisationImports.Verdict;
import org.tiaokuai.organisation.internal.FilledTemplate.Line;

/** What is found out about one row while it is checked, and the verdict that follows. */
final class Findings {

    private final Line line;
    private final List<Doubt> doubts;

    Findings(Line line) {
        this.line = line;
        doubts = new ArrayList<>(line.doubts());
    }

    /** A row with its verdict, and what to do about it when that is anything. */
    record Checked(Row row, Optional<Wanted> wanted) {}

    Findings doubt(boolean wrong, Fault fault, String at) {
        if (wrong) {
            doubts.add(new Doubt(fault, at));
        }
        return this;
    }

    /** Each of these columns must hold something. */
    Findings required(int... columns) {
        for (int column : columns) {
            var heading = Columns.of(line.sheet()).get(column);
            boolean told = doubts.stream().anyMatch(doubt -> doubt.at().equals(heading));
            doubt(line.cell(column).isEmpty() && !told, Fault.MISSING, heading);
        }
        return this;
    }

    boolean refused() {
        return doubts.stream().anyMatch(doubt -> !doubt.fault().onlyWorthALook());
    }

    /** Added when nothing is there, left alone when all is the same. */
    Checked against(String key, @Nullable Object there, Object wanted, Wanted change) {
        if (refused()) {
            return result(key, Verdict.REFUSED, null);
        }
        if (there == null) {
            return result(key, Verdict.ADD, change);
        }
        return Objects.equals(there, wanted) ? result(key, Verdict.SAME, null) : result(key, Verdict.CHANGE, change);
    }

    Checked result(String key, Verdict verdict, @Nullable Wanted change) {
        return new Checked(new Row(line.sheet(), line.number(), key, verdict, doubts), Optional.ofNullable(change));
    }
}
