-- For each notice of holidays, how far the open cases were counted anew. A second walk follows once every node knows the
-- notice, for what was written meanwhile by the calendar of before.
create table casework.recount (
    notice   bigint      primary key, -- calendar.notice
    title    text        not null,
    at       timestamptz not null,
    walk     int         not null default 1,
    office   uuid        not null default '00000000-0000-0000-0000-000000000000', -- the last one that was looked at
    due_on   date        not null default '-infinity',
    number   text        not null default '',
    cases    int         not null default 0,
    moved    int         not null default 0,
    ended_at timestamptz -- of both walks
);

-- That a notice moved the days of a case; rows are only ever added.
create table casework.moved (
    id           bigint      generated always as identity primary key,
    number       text        not null references casework.application,
    notice       bigint      not null,
    at           timestamptz not null,
    due_before   date        not null,
    due_after    date        not null,
    legal_before date,
    legal_after  date
);
create index moved_of_a_case on casework.moved (number, id);

-- The last time, so that whoever opens the case reads of it.
alter table casework.application add column moved_from date;
alter table casework.application add column moved_by text;
alter table casework.application add column moved_at timestamptz;
alter table casework.application add constraint a_move_is_known_whole
    check ((moved_from is null) = (moved_by is null) and (moved_by is null) = (moved_at is null));
