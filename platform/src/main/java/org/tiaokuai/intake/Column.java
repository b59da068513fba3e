package org.tiaokuai.intake;

/** A part of a guide that a column of somebody's table may hold. */
public enum Column {
    CODE("TASK_CODE", false),
    NAME("TASK_NAME", false),
    TYPE("TASK_TYPE_TEXT", false),
    DEPARTMENT("DEPT_NAME", false),
    SUMMARY("summary", false),
    AUDIENCES("service_object_name", true),
    THEMES("theme_category", true),
    LIFE_EVENTS("life_events", true),
    ALIASES("matter_short", false),
    LEGAL_LIMIT("handle_time", false),
    PROMISED_LIMIT("handle_time_limit", false),
    VISITS("visit_number", false),
    FEE("fee", false),
    ONLINE("ONLINECHECK", false),
    CONDITIONS("accept_standard", false),
    MATERIALS("material_intro", true),
    PLACE("handle_location", false),
    CONSULTATION("consult_phone", false),
    COMPLAINT("complain_phone", false);

    private final String field;
    private final boolean many;

    Column(String field, boolean many) {
        this.field = field;
        this.many = many;
    }

    /** The field of the published shape that holds the same. */
    public String field() {
        return field;
    }

    /** Whether a cell may hold several, parted by a semicolon, a 、 or a line break. */
    public boolean many() {
        return many;
    }

    /** Without it there is no guide. */
    public boolean required() {
        return this == CODE || this == NAME;
    }
}
