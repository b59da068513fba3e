-- What was said with an act beside who and when, such as why a limit was extended; the salt with which the ledger hashed it too.
alter table casework.case_event add column said jsonb not null default '{}';
