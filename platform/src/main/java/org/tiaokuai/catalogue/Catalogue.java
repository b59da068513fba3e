package org.tiaokuai.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tiaokuai.form.FormRef;

/** The catalogue as every caller sees it. */
public interface Catalogue {

    /** Publishes a guide; the same guide with the same form again changes nothing. */
    Publication publish(PublishGuide command);

    /** The version in force of an item that takes applications. */
    Optional<Offer> offer(String code);

    /** An item that is in the catalogue, or once was. */
    Optional<Item> item(String code);

    /** The version that a case was submitted under. */
    Offer offer(String code, int version);

    Listing find(Criteria criteria);

    /** Themes with how many items they hold, fullest first. */
    List<Count> themes();

    /** Departments with how many items they hold, fullest first. */
    List<Count> departments();

    /** Life events with how many items they hold. */
    List<Count> lifeEvents();

    /** Reads guides as JSON lines, one to a line; a broken line is reported and the rest load. */
    ImportReport importGuides(BufferedReader lines, UUID receiver, FormRef form) throws IOException;

    record PublishGuide(Guide guide, FormRef form, UUID handledBy) {}

    /** Any of these may be empty; the page begins at 0. */
    record Criteria(String text, String theme, String department, String lifeEvent, int page) {
        public static final int PAGE = 20;
    }

    record Count(String name, String key, long items) {}

    sealed interface Publication {
        /** Also published as an event. */
        record Published(String code, int version) implements Publication {}

        record Unchanged(String code, int version) implements Publication {}
    }
}
