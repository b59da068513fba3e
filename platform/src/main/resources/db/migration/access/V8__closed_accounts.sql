-- Whose account was closed, or forgotten after its time: signing up anew proves no identity, and would inherit a past.
create table access.closed (
    person_key text        primary key, -- keyed hash of the citizen number
    at         timestamptz not null
);
