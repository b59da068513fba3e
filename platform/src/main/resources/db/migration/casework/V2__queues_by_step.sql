-- What a case is about, for lists: the first answer that its result will state, such as the name of a shop.
alter table casework.application add column about text not null default '';
alter table casework.application alter column about drop default;

-- A post works one step, so its queue is read by state.
drop index casework.application_open;
create index application_waiting on casework.application (handled_by, state, due_on, number) where closed_at is null;
