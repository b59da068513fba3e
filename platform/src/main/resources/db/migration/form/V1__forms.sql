create schema form;

-- A form is JSON Schema 2020-12; a version never changes once it is kept, because cases were filled in by it.
create table form.form_version (
    id          text        not null,
    version     int         not null,
    schema      jsonb       not null,
    fingerprint text        not null,
    kept_at     timestamptz not null,
    primary key (id, version),
    constraint a_version_differs_from_the_others_of_its_form unique (id, fingerprint)
);
