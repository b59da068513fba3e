package org.tiaokuai.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.standard.DivisionCode;

/** Takes in files of guides, each as a run of its own, while everything else goes on. */
public interface GuideImports {

    /** Keeps the file and begins to read it in the background. */
    Start start(StartImport command) throws IOException;

    /** False when it had ended already; what was published until then stays. */
    boolean cancel(UUID run);

    Optional<ImportRun> run(UUID id);

    /** The last import of the very same file that had come to its end before this one began. */
    Optional<ImportRun> sameFile(ImportRun run);

    /** The latest first. */
    List<ImportRun> runs(int most);

    /** In the order of the lines, after as many as are given. */
    default List<Doubt> doubts(UUID run, int from, int most) {
        return doubts(run, null, from, most);
    }

    /** Only those of one kind; of every kind where none is named. */
    List<Doubt> doubts(UUID run, Doubt.@Nullable Kind kind, int from, int most);

    /** How many there are of each kind, the most first. */
    Map<Doubt.Kind, Integer> kinds(UUID run);

    /** The bodies that a run named and that are still to be settled, with how many of its lines. */
    List<UnknownBody> bodiesOf(UUID run);

    /** All that are to be settled, with how many items they have. */
    List<UnknownBody> unknownBodies();

    /** Says what becomes of a body, and hands its items to whoever handles them from now on. */
    Settlement settle(SettleBody command);

    /** A file by whoever brings it; nobody for the command on the server. */
    record StartImport(
            String fileName, InputStream content, @Nullable Officer by) {}

    sealed interface Start {
        record Started(UUID run) implements Start {}

        record Refused(Fault fault) implements Start {}
    }

    /** Why a file is no import. */
    enum Fault {
        EMPTY,
        /** Neither text nor a table. */
        BINARY,
        /** Text, but not of guides. */
        NO_GUIDES,
        /** No department receives what others are not responsible for. */
        NO_RECEIVER
    }

    record SettleBody(String code, Choice choice, Officer by) {}

    /** What may become of a body. */
    sealed interface Choice {
        /** It is a department of the platform from now on. */
        record Adopt(DivisionCode division) implements Choice {}

        /** A department of the platform does its work. */
        record Map(UUID department) implements Choice {}

        /** The receiving department goes on with its items. */
        record Leave() implements Choice {}
    }

    sealed interface Settlement {
        /** Also published as an event. */
        record Settled(String code, int items) implements Settlement {}

        /** Somebody did meanwhile, or there is no such body. */
        record NothingToSettle() implements Settlement {}

        record NoSuchDivision() implements Settlement {}

        record NoSuchDepartment() implements Settlement {}
    }
}
