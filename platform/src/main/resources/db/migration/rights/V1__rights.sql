create schema rights;

-- What a person says is wrong, and what was answered; texts are forgotten some years after the answer.
create table rights.dispute (
    id          bigint generated always as identity primary key,
    account     uuid        not null,
    subject     text        not null, -- keyed hash of the citizen number
    case_number text,                 -- casework.application; none where it is about the account
    item_name   text        not null default '',
    item_name_en text       not null default '',
    particular  text,                 -- of the account
    says        text        not null, -- sealed
    says_hash   text        not null, -- salted, as the ledger has it
    salt        text        not null,
    at          timestamptz not null,
    due_on      date        not null,
    answered_at timestamptz,
    outcome     text,
    answer      text,                 -- sealed
    answer_hash text,
    law         text        not null default '',
    actor       uuid,
    post        uuid,
    by_whom     text        not null default '',
    erased_at   timestamptz,
    constraint it_is_about_one_thing check ((case_number is null) <> (particular is null)),
    constraint an_answer_is_whole check (
        (answered_at is null) = (outcome is null) and (outcome is null) = (answer is null)
        and (outcome is null) = (answer_hash is null) and (outcome is null) = (actor is null)),
    constraint what_is_upheld_has_a_law check (outcome <> 'UPHELD' or law <> '')
);
create index dispute_of_an_account on rights.dispute (account, id);
create index dispute_waiting on rights.dispute (due_on, id) where answered_at is null;
create index dispute_of_a_case on rights.dispute (case_number, id) where case_number is not null;

-- A person took a copy, or closed the account.
create table rights.act (
    id      bigint generated always as identity primary key,
    subject text        not null,
    account uuid        not null,
    act     text        not null,
    at      timestamptz not null,
    constraint an_act_is_a_known_one check (act in ('COPY', 'CLOSE'))
);

-- What was deleted since it had been kept long enough.
create table rights.erasure (
    id     bigint generated always as identity primary key,
    set    text        not null, -- as the policy names it
    before date        not null,
    count  int         not null,
    at     timestamptz not null
);
