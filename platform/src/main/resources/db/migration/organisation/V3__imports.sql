-- A workbook with divisions, departments, posts and stations: looked at first, taken as a whole or not at all.
create table organisation.import (
    id          uuid        primary key,
    file_name   text        not null,
    content     bytea,                -- until it is taken or forgotten
    uploaded_at timestamptz not null,
    actor       uuid        not null, -- access.account
    name        text        not null, -- the actor's official name
    taken_at    timestamptz,
    report      jsonb,                -- the rows as they were taken, without what is said once
    constraint what_was_taken_has_a_report check ((taken_at is null) = (report is null))
);
create index import_by_time on organisation.import (uploaded_at desc);
