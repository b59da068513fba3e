create schema draft;

-- What a person has begun to fill in; the answers are one sealed envelope that only its owner's reading opens.
create table draft.draft (
    id           uuid        primary key, -- stays with the application, and names its dossier
    account      uuid        not null,    -- access.account
    item         text        not null,
    item_version int         not null,
    answers      text        not null,    -- sealed
    pages        text[]      not null,    -- the pages that were answered without fault
    started_at   timestamptz not null,
    saved_at     timestamptz not null,
    constraint a_person_has_one_draft_for_an_item unique (account, item)
);
