package org.tiaokuai.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.dossier.Dossiers.Enclosing;
import org.tiaokuai.file.StoredFile;
import org.tiaokuai.page.Errors;

/** Correcting an application 补正: asked for once by the office, answered in place by the applicant. */
public interface Corrections {

    /** Tells the applicant, once, all that must be corrected. */
    Act request(RequestCorrection command);

    /** What a resident has to correct now; empty when nothing is open. */
    Optional<CorrectionView> open(Resident resident, String number);

    Answering answer(AnswerPage command);

    /** Encloses a paper with the correction; empty when none was asked for there. */
    Optional<Enclosing> enclose(EnclosePaper command);

    void remove(Resident resident, String number, UUID paper);

    HandingIn handIn(Resident resident, String number);

    /**
     * @param seen how much had happened to the case when the officer read it; none where it was not read from a page
     * @param days working days that the applicant is given
     */
    record RequestCorrection(
            Officer officer, String number, @Nullable Integer seen, List<Point> points, int days) {

        public static final int FEWEST = 5;
        public static final int MOST = 60;

        public RequestCorrection {
            if (points.isEmpty() || days < FEWEST || days > MOST) {
                throw new IllegalArgumentException("A notice lists what to correct, and until when");
            }
            points = List.copyOf(points);
        }

        /** On the case as it is now. */
        public RequestCorrection(Officer officer, String number, List<Point> points, int days) {
            this(officer, number, null, points, days);
        }
    }

    record AnswerPage(Resident resident, String number, String page, Map<String, String> typed) {}

    /** @param file none where the original will be shown at the window */
    record EnclosePaper(
            Resident resident,
            String number,
            int material,
            @Nullable StoredFile file) {}

    sealed interface Answering {
        record Answered() implements Answering {}

        /** Nothing was saved; what was typed is still with the caller. */
        record Faulty(Errors errors) implements Answering {}

        record NotAsked() implements Answering {}
    }

    sealed interface HandingIn {
        /** Also published as an event. */
        record Corrected(String number) implements HandingIn {}

        /** Something that was asked for is not answered yet. */
        record StillOpen() implements HandingIn {}

        /** Nothing is asked for now. */
        record NotAsked() implements HandingIn {}
    }
}
