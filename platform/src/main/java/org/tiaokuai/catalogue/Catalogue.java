package org.tiaokuai.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.form.FormRef;

/** The catalogue as every caller sees it. */
public interface Catalogue {

    /** Publishes a guide that was brought; the same guide with the same form again changes nothing. */
    Publication publish(PublishGuide command);

    /** The same for many at once, in the order given; no code may stand twice. */
    List<Publication> publish(List<PublishGuide> commands);

    /** Hands the items of a body to the department that handles them from now on; so many were others' until then. */
    int assign(AssignItems command);

    /** The version in force of an item that takes applications. */
    Optional<Offer> offer(String code);

    /** An item that is in the catalogue, or once was. */
    Optional<Item> item(String code);

    /** What the items of these codes are called now; those that are not there are not among them. */
    Map<String, String> names(Collection<String> codes);

    /** The version that a case was submitted under. */
    Offer offer(String code, int version);

    Listing find(Criteria criteria);

    /** Common questions that hold what was asked. */
    List<Asked> questions(String text);

    /** Themes with how many items they hold, fullest first. */
    List<Count> themes();

    /** Departments with how many items they hold, fullest first. */
    List<Count> departments();

    /** Life events with how many items they hold. */
    List<Count> lifeEvents();

    record PublishGuide(Guide guide, FormRef form, UUID handledBy) {}

    /** @param body as the items name it */
    record AssignItems(String body, UUID department, Officer by) {}

    /**
     * Any of these may be empty; the page begins at 0.
     *
     * @param audience the name of one of {@link Guide.Audience}
     * @param division the six digits of the division whose body carries the item out
     */
    record Criteria(
            String text,
            String theme,
            String department,
            String lifeEvent,
            String audience,
            String division,
            int page) {
        public static final int PAGE = 20;

        public Criteria(String text, String theme, String department, String lifeEvent, int page) {
            this(text, theme, department, lifeEvent, "", "", page);
        }
    }

    /** What a list of items can be narrowed by. */
    enum Facet {
        THEME,
        DEPARTMENT,
        AUDIENCE,
        LIFE_EVENT,
        DIVISION
    }

    /** A common question of an item, counted from 1. */
    record Asked(String code, int number, String question, String itemName) {}

    record Count(String name, String key, long items) {

        /** Whether it is what fits nowhere else, and so is looked through last, however much it is. */
        public boolean rest() {
            return name.equals("其他") || name.equals("其它");
        }
    }

    sealed interface Publication {
        /** Also published as an event. */
        record Published(String code, int version) implements Publication {}

        record Unchanged(String code, int version) implements Publication {}

        /** @param holder the body that used the code first; its item stays as it is */
        record HeldByAnother(String code, String holder) implements Publication {}
    }
}
