-- One notice lists all that must be corrected; the applicant's answers stay sealed in it until they are handed in.
create table casework.correction (
    number      text        primary key references casework.application,
    points      jsonb       not null,
    due_on      date        not null,
    at          timestamptz not null,
    actor       uuid        not null,
    post        uuid        not null,
    answers     text        not null, -- sealed
    pages       text[]      not null, -- those that were answered anew
    answered_at timestamptz
);

alter table casework.application add column asked_at timestamptz;
alter table casework.application add column corrected_at timestamptz;
alter table casework.application add constraint nothing_is_corrected_that_was_not_asked_for
    check (corrected_at is null or asked_at is not null);

alter table casework.application drop constraint the_state_is_one_of_the_graph;
alter table casework.application add constraint the_state_is_one_of_the_graph
    check (state in ('SUBMITTED', 'CORRECTING', 'ACCEPTED', 'NOT_ACCEPTED', 'GRANTED', 'REFUSED', 'WITHDRAWN',
        'REVOKED'));
alter table casework.application drop constraint only_a_closed_case_has_an_end;
alter table casework.application add constraint only_a_closed_case_has_an_end
    check ((closed_at is null) = (state in ('SUBMITTED', 'CORRECTING', 'ACCEPTED')));

-- What the law says of silence, nobody does.
alter table casework.case_event alter column actor drop not null;
alter table casework.case_event add constraint only_what_the_law_says_has_no_actor
    check (actor is not null or event = 'DEEM_ACCEPTED');
