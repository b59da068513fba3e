package org.tiaokuai.rights.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.form.AnswerLine;
import org.tiaokuai.page.Text;
import org.tiaokuai.payment.Charges;
import org.tiaokuai.rights.CopyPaper.CaseCopy;

/** Puts a person's cases into the copy, with what they cost; their files go straight into it. */
@Component
class CopiedCases {

    private final Applying applying;
    private final Charges charges;
    private final CopiedFiles files;

    CopiedCases(Applying applying, Charges charges, CopiedFiles files) {
        this.applying = applying;
        this.charges = charges;
        this.files = files;
    }

    List<CaseCopy> write(Resident resident, Text text, ZipOutputStream zip) throws IOException {
        var cases = new ArrayList<CaseCopy>();
        for (var number : applying.numbers(resident)) {
            var found = applying.open(resident, number);
            if (found.isPresent()) {
                cases.add(copied(resident, found.get(), text, zip));
            }
        }
        return cases;
    }

    private CaseCopy copied(Resident resident, CaseView theCase, Text text, ZipOutputStream zip) throws IOException {
        return new CaseCopy(
                theCase,
                AnswerLine.of(theCase.form(), theCase.answers(), text),
                AnswerLine.of(theCase.form(), theCase.replaced(), text),
                charges.of(theCase.number()),
                files.write(resident, theCase, zip));
    }
}
