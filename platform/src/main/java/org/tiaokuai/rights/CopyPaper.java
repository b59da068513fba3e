package org.tiaokuai.rights;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;
import org.tiaokuai.casework.Applying.Asked;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.draft.DraftLine;
import org.tiaokuai.form.AnswerLine;
import org.tiaokuai.page.Text;
import org.tiaokuai.payment.ChargeView;
import org.tiaokuai.privacy.Deferral;
import org.tiaokuai.privacy.ReadView;

/**
 * All that stands in a person's copy, for people and for machines.
 *
 * @param account its particulars by their names in {@code data.json}
 * @param stopped the numbers of the cases whose use is stopped
 */
public record CopyPaper(
        Text text,
        Instant at,
        Map<String, String> account,
        List<DraftCopy> drafts,
        List<CaseCopy> cases,
        List<ReadView> reads,
        List<Deferral> deferred,
        List<DisputeView> disputes,
        Set<String> stopped) {

    public record DraftCopy(DraftLine line, List<AnswerLine> answers) {}

    /**
     * @param charges what it cost
     * @param files where they lie in the copy
     */
    public record CaseCopy(
            CaseView theCase,
            List<AnswerLine> answers,
            List<AnswerLine> replaced,
            List<ChargeView> charges,
            List<FileCopy> files) {

        Asked asked() {
            return new Asked(theCase.form(), theCase.offer().guide());
        }
    }

    /** @param entry its place in the ZIP file */
    public record FileCopy(String entry) {

        public String name() {
            return entry.substring(entry.lastIndexOf('/') + 1);
        }

        /** As a link from the page beside {@code data.json}; people name files as they like. */
        public String address() {
            return UriUtils.encodePath(entry, StandardCharsets.UTF_8);
        }
    }

    /** What each case asked, by number. */
    public Map<String, Asked> asked() {
        return cases.stream().collect(Collectors.toMap(each -> each.theCase().number(), CaseCopy::asked));
    }
}
