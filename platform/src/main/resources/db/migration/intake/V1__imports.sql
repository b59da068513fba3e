create schema intake;

-- One file of guides that somebody brought: who, when, which, and how far its reading is. Figures grow with each batch in
-- the batch's own transaction, so that a run that was cut off goes on where it stood, on whichever node.
create table intake.run (
    id           uuid        primary key,
    file_name    text        not null,
    sha256       text        not null,
    size         bigint      not null,
    shape        text        not null,
    charset      text        not null,
    columns      jsonb, -- which column stands for which part of a guide; none for guides in the published shape
    form_id      text        not null,
    form_version int         not null,
    receiver     uuid        not null, -- organisation.department that handles what no body of the platform does
    account      uuid, -- access.account; none for the command on the server
    post         uuid, -- organisation.post
    person       text        not null,
    unit         text        not null,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    state        text        not null,
    lines        int         not null default 0,
    published    int         not null default 0,
    unchanged    int         not null default 0,
    broken       int         not null default 0,
    doubts       int         not null default 0,
    bytes_read   bigint      not null default 0,
    constraint a_run_waits_runs_or_has_ended check (state in ('UPLOADED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    constraint a_run_that_ended_has_an_end check ((state in ('DONE', 'CANCELLED', 'FAILED')) = (finished_at is not null)),
    constraint every_line_is_counted_once check (lines >= published + unchanged + broken)
);
create index run_by_start on intake.run (started_at desc);
create index run_to_do on intake.run (started_at) where state = 'RUNNING';

-- The file, in pieces, until its run has ended: any node can go on with it, and nothing stays behind.
create table intake.piece (
    run    uuid  not null references intake.run on delete cascade deferrable initially deferred,
    number int   not null,
    bytes  bytea not null,
    primary key (run, number)
);
alter table intake.piece alter column bytes set storage external;

-- On which line a code stood first, until the run has ended.
create table intake.seen_code (
    run  uuid not null references intake.run on delete cascade,
    code text not null,
    line int  not null,
    primary key (run, code)
);

-- What a person should look at; the kind is a word of the platform, the detail what stands in the file.
create table intake.doubt (
    run    uuid not null references intake.run on delete cascade,
    number int  not null,
    line   int  not null,
    code   text not null,
    kind   text not null,
    detail text not null,
    primary key (run, number)
);

-- A body that items name and the platform does not know. It is proposed, and the authority says what becomes of it.
create table intake.body (
    code       text primary key,
    name       text not null,
    settled    text,
    department uuid, -- organisation.department
    account    uuid,
    post       uuid,
    settled_at timestamptz,
    constraint a_body_is_adopted_mapped_or_left check (settled in ('ADOPTED', 'MAPPED', 'LEFT')),
    constraint a_settled_body_says_when_and_by_whom
        check ((settled is null) = (settled_at is null) and (settled is null) = (account is null)),
    constraint an_adopted_or_mapped_body_has_a_department
        check ((department is not null) = (settled is not null and settled <> 'LEFT'))
);

-- For how many lines of a run such a body was named.
create table intake.run_body (
    run   uuid not null references intake.run on delete cascade,
    body  text not null references intake.body,
    items int  not null,
    primary key (run, body)
);

-- Which column of a city's own table stands for which part of a guide, kept by name for the next table of that kind.
create table intake.saved_columns (
    name     text        primary key,
    columns  jsonb       not null,
    account  uuid        not null, -- access.account
    saved_at timestamptz not null
);
