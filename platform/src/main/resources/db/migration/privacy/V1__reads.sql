create schema privacy;

-- A read of personal data: one record opened, by whom, for what, and what the decision function gave.
create table privacy.read (
    id             bigint generated always as identity primary key,
    at             timestamptz not null,
    account        uuid        not null,
    post           uuid,
    requester      text        not null, -- department and post, or the name of a system, as told to the person
    subject        text        not null, -- keyed hash of the citizen number
    purpose        text        not null,
    basis          text        not null,
    item           text        not null,
    case_number    text,
    given          text[]      not null,
    masked         text[]      not null,
    refused        text[]      not null,
    rules          text[]      not null
);
create index read_of_a_person on privacy.read (subject, id);
create index read_for_a_case on privacy.read (case_number, id);

-- A known text sealed with the key in use: a wrong key file is noticed at start, not when a name cannot be opened.
create table privacy.key_check (
    key_id text primary key,
    sealed text not null
);
