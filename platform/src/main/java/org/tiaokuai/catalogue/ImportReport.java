package org.tiaokuai.catalogue;

import java.util.List;

/**
 * What an import did.
 *
 * @param unknownBodies how many bodies are not on the platform, so that its receiving department handles their items
 */
public record ImportReport(
        int lines, int published, int unchanged, int broken, long unknownBodies, List<Doubt> doubts) {

    /** Something on one line that a person should look at; a broken line was not taken. */
    public record Doubt(int line, String code, boolean broken, String what) {}

    public ImportReport {
        doubts = List.copyOf(doubts);
    }
}
