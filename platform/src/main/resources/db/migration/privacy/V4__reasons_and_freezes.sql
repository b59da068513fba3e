-- Why an officer had to see what the rules hide; it counts for a short time, for this officer, post and case.
create table privacy.reason (
    id             bigint generated always as identity primary key,
    account        uuid        not null,
    post           uuid        not null,
    case_number    text        not null,
    text           text        not null,
    law            text,                 -- by which an authority ordered it
    document       text,
    deferred_until date,
    until          timestamptz not null,
    constraint an_order_has_a_law_and_a_document check ((law is null) = (document is null)),
    constraint only_an_order_defers check (deferred_until is null or law is not null)
);
create index reason_for_a_case on privacy.reason (case_number, id);

-- What a person had stopped or allowed again; the last act on a case holds.
create table privacy.freeze (
    id          bigint generated always as identity primary key,
    subject     text        not null, -- keyed hash of the citizen number
    case_number text        not null,
    frozen      boolean     not null,
    at          timestamptz not null
);
create index freeze_of_a_case on privacy.freeze (case_number, id);
create index freeze_of_a_person on privacy.freeze (subject, id);

alter table privacy.read add column reason text not null default ''; -- as the person reads it
alter table privacy.read add column deferral text not null default ''; -- the law by which the person is not told yet
alter table privacy.read add column deferred_until date;
alter table privacy.read add constraint what_is_deferred_has_a_law check ((deferral = '') = (deferred_until is null));
create index read_deferred on privacy.read (subject, deferred_until) where deferred_until is not null;
