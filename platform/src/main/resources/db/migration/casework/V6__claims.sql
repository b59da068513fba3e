-- Who said "I do this one"; an aid among colleagues, not a lock. The name is the holder's as it was then.
alter table casework.application add column claimed_by uuid;          -- organisation.post
alter table casework.application add column claimed_name text;
alter table casework.application add column claimed_at timestamptz;
alter table casework.application add column handed_at timestamptz;    -- when a colleague handed it over
alter table casework.application add constraint a_claim_is_whole
    check ((claimed_by is null) = (claimed_at is null) and (claimed_by is null) = (claimed_name is null));
alter table casework.application add constraint only_an_open_case_is_claimed
    check (claimed_by is null or closed_at is null);
alter table casework.application add constraint what_was_handed_over_is_claimed
    check (handed_at is null or claimed_by is not null);

-- A post's own cases stand first in its queue.
create index application_claimed on casework.application (claimed_by, due_on, number) where claimed_by is not null;

-- What else the queue asks of a row stands in its index, so that what is not shown is not fetched.
drop index casework.application_waiting;
create index application_waiting on casework.application (handled_by, state, due_on, number)
    include (item, claimed_by) where closed_at is null;
