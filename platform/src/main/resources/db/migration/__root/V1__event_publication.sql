-- The outbox: what listeners of stored events still have to do (Spring Modulith's event publication registry).
create table event_publication (
    id                     uuid primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);

-- Serves the search for unfinished work at start, and only that.
create index event_publication_open on event_publication (publication_date) where completion_date is null;
