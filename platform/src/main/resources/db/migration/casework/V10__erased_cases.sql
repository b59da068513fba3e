-- After the time for which they are kept only what happened and what was decided stays known.
alter table casework.application add column erased_at timestamptz;
create index application_to_erase on casework.application (closed_at) where erased_at is null and closed_at is not null;
