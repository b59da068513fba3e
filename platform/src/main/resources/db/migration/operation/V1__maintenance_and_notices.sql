create schema operation;

-- Whether the platform is closed for work on it; every change is a row, and the last one holds.
create table operation.maintenance (
    id         bigint      generated always as identity primary key,
    follows    bigint      not null, -- the change that its author saw; 0 for the first
    closed     boolean     not null,
    reason     text        not null, -- told to everybody; empty when the platform is opened again
    reason_en  text        not null,
    until      timestamptz,          -- when it is expected to end
    actor      uuid        not null, -- access.account
    name       text        not null, -- the actor's official name
    at         timestamptz not null,
    constraint each_change_follows_another unique (follows),
    constraint a_closed_platform_says_why_and_until_when
        check (not closed or (reason <> '' and until is not null))
);

-- What is said at the top of every page for a while; plain text in two languages.
create table operation.notice (
    id         uuid        primary key,
    chinese    text        not null,
    english    text        not null,
    severity   text        not null,
    begins     timestamptz not null,
    ends       timestamptz not null,
    actor      uuid        not null,
    name       text        not null,
    at         timestamptz not null,
    ended_at   timestamptz,          -- taken off before its time
    constraint a_notice_informs_or_warns check (severity in ('INFORMATION', 'WARNING')),
    constraint a_notice_ends_after_it_begins check (ends > begins)
);
create index notice_by_end on operation.notice (ends);
