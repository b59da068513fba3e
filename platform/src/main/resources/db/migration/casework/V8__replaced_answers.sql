-- What a correction replaced stands beside it: the answers as they were stored before, null where there was none.
alter table casework.correction add column replaced jsonb not null default '{}';
