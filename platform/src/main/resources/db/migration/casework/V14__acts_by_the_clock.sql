-- When the clock of a case next does something by itself; none where there is nothing left to do. Every open case is looked at once.
alter table casework.application add column wakes_at timestamptz;
update casework.application set wakes_at = submitted_at where closed_at is null;
create index application_waking on casework.application (wakes_at, number) where wakes_at is not null;

-- What a clock did: it told those who work on the case, once, as of the moment that the law gives. Rows are only ever added.
create table casework.reminder (
    id     bigint      generated always as identity primary key,
    number text        not null references casework.application,
    kind   text        not null,
    duty   text        not null,
    source text        not null,
    at     timestamptz not null,
    done   timestamptz not null,
    constraint a_clock_tells_each_thing_once unique (number, at, kind, duty, source),
    constraint a_reminder_is_of_a_known_kind check
        (kind in ('WARNING', 'NOTICE', 'OVER', 'ACCEPTED_BY_SILENCE', 'OVERSTAYED'))
);
