package org.tiaokuai.evidence.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.RecordedCases;
import org.tiaokuai.casework.RecordedCases.Enclosed;
import org.tiaokuai.casework.RecordedCases.Handing;
import org.tiaokuai.casework.RecordedCases.Handled;
import org.tiaokuai.catalogue.RecordedVersions;
import org.tiaokuai.catalogue.RecordedVersions.Published;
import org.tiaokuai.catalogue.RecordedVersions.VersionKey;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.form.Forms;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Fact;

/**
 * What was handed in with a case, beside what else is recorded of it: the papers must lie in the dossier, and version, department
 * and form be those that were published.
 */
@Component
class HandingsAgainstCopies implements Comparison {

    private static final int MANY = 1_000;

    private final RecordedCases cases;
    private final RecordedVersions versions;
    private final Dossiers dossiers;
    private final Forms forms;

    HandingsAgainstCopies(RecordedCases cases, RecordedVersions versions, Dossiers dossiers, Forms forms) {
        this.cases = cases;
        this.versions = versions;
        this.dossiers = dossiers;
        this.forms = forms;
    }

    @Override
    public void run(Consumer<Finding> found) {
        var kept = new KeptForms(forms);
        for (var some = cases.after("", MANY);
                !some.isEmpty();
                some = cases.after(some.getLast().number(), MANY)) {
            compare(some, kept, found);
        }
    }

    private void compare(List<Handled> some, KeptForms kept, Consumer<Finding> found) {
        var byNumber = new HashMap<String, Handled>();
        some.forEach(one -> byNumber.put(one.number(), one));
        var published = versions.of(some.stream().map(Handled::item).collect(Collectors.toSet()));
        var papers = dossiers.of(some.stream().map(Handled::dossier).toList());
        var named = new HashSet<String>();
        var before = new HashMap<>(byNumber);
        for (var handing : cases.handings(byNumber.keySet())) {
            before.remove(handing.number());
            var theCase = Objects.requireNonNull(byNumber.get(handing.number()));
            var version = published.get(new VersionKey(theCase.item(), theCase.version()));
            compare(handing, handed(handing, theCase), published(version, kept.fingerprint(handing.form())), found);
            if (!theCase.erased()) {
                compare(handing, papers.getOrDefault(theCase.dossier(), List.of()), named, found);
            }
        }
        before.values()
                .forEach(theCase ->
                        compare(theCase, published.get(new VersionKey(theCase.item(), theCase.version())), found));
    }

    /** Of what was handed in before it was recorded, the version tells at least who handles it. */
    private static void compare(Handled theCase, @Nullable Published version, Consumer<Finding> found) {
        var recorded = version == null ? "" : handledBy(version.handledBy());
        var standing = handledBy(theCase.handledBy());
        if (!recorded.equals(standing)) {
            found.accept(finding(theCase.number(), "", recorded, standing));
        }
    }

    private static String handledBy(UUID department) {
        return Canonical.text(Map.of("handledBy", department.toString()));
    }

    private static void compare(Handing handing, String handed, String published, Consumer<Finding> found) {
        if (!handed.equals(published)) {
            found.accept(finding(handing, published, handed));
        }
    }

    private static String handed(Handing handing, Handled theCase) {
        return words(handing.form(), handing.schema(), theCase.handledBy().toString());
    }

    private static String published(@Nullable Published version, String schema) {
        return version == null
                ? ""
                : words(
                        version.form().id() + "/" + version.form().version(),
                        schema,
                        version.handledBy().toString());
    }

    private static String words(String form, String schema, String handledBy) {
        return Canonical.text(Map.of("form", form, "schema", schema, "handledBy", handledBy));
    }

    /** @param named papers of which another handing of the case told already */
    private static void compare(Handing handing, List<Paper> lying, Set<String> named, Consumer<Finding> found) {
        var standing = new LinkedHashMap<String, Enclosed>();
        lying.stream()
                .filter(paper -> paper.round() <= handing.lastRound())
                .map(HandingsAgainstCopies::enclosed)
                .forEach(paper -> standing.put(paper.paper(), paper));
        var recorded = new LinkedHashMap<String, Enclosed>();
        handing.papers().forEach(paper -> recorded.put(paper.paper(), paper));
        var all = new LinkedHashSet<>(recorded.keySet());
        all.addAll(standing.keySet());
        for (var paper : all) {
            var told = words(recorded.get(paper));
            var lies = words(standing.get(paper));
            if (!told.equals(lies) && named.add(handing.number() + " " + paper)) {
                found.accept(finding(handing, told, lies));
            }
        }
    }

    private static Enclosed enclosed(Paper paper) {
        var file = paper.file();
        return new Enclosed(paper.id().toString(), paper.material(), paper.round(), file == null ? "" : file.sha256());
    }

    private static String words(@Nullable Enclosed paper) {
        return paper == null
                ? ""
                : Canonical.text(Map.of(
                        "paper", paper.paper(),
                        "material", String.valueOf(paper.material()),
                        "round", String.valueOf(paper.round()),
                        "sha256", paper.sha256()));
    }

    private static Finding finding(Handing handing, String recorded, String standing) {
        return finding(handing.number(), handing.row(), recorded, standing);
    }

    private static Finding finding(String number, String row, String recorded, String standing) {
        return new Finding(Fault.CONTRADICTED, Fact.Kind.CASE_EVENT.name(), number, row, recorded, standing);
    }
}
