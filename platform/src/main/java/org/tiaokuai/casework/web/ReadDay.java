package org.tiaokuai.casework.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.ReadView;

/**
 * What one reader opened of one case on one day for one purpose, with the same hidden: a page that was looked at ten times
 * is one line.
 */
public record ReadDay(List<ReadView> reads) {

    public ReadDay {
        reads = List.copyOf(reads);
    }

    private record Same(
            LocalDate day,
            String requester,
            String purpose,
            String basis,
            String caseNumber,
            String reason,
            Set<String> masked,
            Set<String> refused) {

        static Same of(ReadView read) {
            return new Same(
                    LocalDate.ofInstant(read.at(), Text.ZONE),
                    read.requester(),
                    read.purpose(),
                    read.basis(),
                    read.caseNumber(),
                    read.reason(),
                    Set.copyOf(read.masked()),
                    Set.copyOf(read.refused()));
        }
    }

    /** In the order in which the first of each stands. */
    public static List<ReadDay> of(List<ReadView> reads) {
        var days = new LinkedHashMap<Same, List<ReadView>>();
        reads.forEach(read ->
                days.computeIfAbsent(Same.of(read), _ -> new ArrayList<>()).add(read));
        return days.values().stream().map(ReadDay::new).toList();
    }

    public ReadView first() {
        return reads.getFirst();
    }

    /** All that was given, masked and refused that day, each once. */
    public ReadView together() {
        var first = first();
        return new ReadView(
                first.id(),
                first.at(),
                first.requester(),
                first.purpose(),
                first.basis(),
                first.item(),
                first.caseNumber(),
                first.reason(),
                reads.stream().flatMap(read -> read.given().stream()).distinct().toList(),
                reads.stream()
                        .flatMap(read -> read.masked().stream())
                        .distinct()
                        .toList(),
                reads.stream()
                        .flatMap(read -> read.refused().stream())
                        .distinct()
                        .toList());
    }
}
