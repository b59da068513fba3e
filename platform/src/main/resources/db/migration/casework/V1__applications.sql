create schema casework;

-- What a person has begun to fill in; the answers are one sealed envelope that only its owner's reading opens.
create table casework.draft (
    id           uuid        primary key,
    account      uuid        not null, -- access.account
    item         text        not null,
    item_version int         not null,
    answers      text        not null,
    pages        text[]      not null, -- the pages that were answered without fault
    started_at   timestamptz not null,
    saved_at     timestamptz not null,
    constraint a_person_has_one_draft_for_an_item unique (account, item)
);

create sequence casework.serial;

-- One person's request for one item. Rows are never deleted.
create table casework.application (
    number        text        primary key,
    draft         uuid        not null,
    item          text        not null,
    item_version  int         not null,
    item_name     text        not null,
    item_name_en  text        not null,
    account       uuid        not null, -- who acted
    subject       text        not null, -- the keyed hash of the person whom it is about
    applicant     text        not null, -- sealed name
    applicant_id  text        not null, -- sealed citizen number
    answers       jsonb       not null, -- personal answers are sealed one by one
    handled_by    uuid        not null, -- organisation.department
    state         text        not null,
    submitted_at  timestamptz not null,
    accepted_at   timestamptz,
    closed_at     timestamptz,
    due_on        date        not null, -- the day that is next due, by which the queue is ordered
    legal_due_on  date,                 -- empty where no law sets a limit
    constraint a_draft_becomes_one_application unique (draft),
    constraint the_state_is_one_of_the_graph
        check (state in ('SUBMITTED', 'ACCEPTED', 'NOT_ACCEPTED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    constraint only_a_closed_case_has_an_end check ((closed_at is null) = (state in ('SUBMITTED', 'ACCEPTED')))
);

-- Serves the officer's queue, and only the queue.
create index application_open on casework.application (handled_by, due_on, number) where closed_at is null;
create index application_of_an_account on casework.application (account, submitted_at desc);

-- What happened, in order; never changed. The actor and the person whom it is about stand apart.
create table casework.case_event (
    id      bigint generated always as identity primary key,
    number  text        not null references casework.application,
    event   text        not null,
    at      timestamptz not null,
    actor   uuid        not null,
    post    uuid,
    by_whom text        not null, -- department and name of an officer; empty for the applicant
    subject text        not null
);
create index case_event_in_order on casework.case_event (number, id);

create table casework.decision (
    number   text        primary key references casework.application,
    verdict  text        not null,
    reasons  text        not null,
    law      text        not null,
    remedies text        not null,
    at       timestamptz not null,
    actor    uuid        not null,
    post     uuid        not null,
    constraint a_verdict_is_one_of_three check (verdict in ('NOT_ACCEPTED', 'GRANTED', 'REFUSED')),
    constraint a_refusal_has_reasons_law_and_remedies
        check (verdict = 'GRANTED' or (reasons <> '' and law <> '' and remedies <> ''))
);
