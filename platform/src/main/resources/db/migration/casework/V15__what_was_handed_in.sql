-- What was handed in with a step is a fact of the ledger: the form by which it was filled in, the papers that lay in the dossier,
-- and the salt with which the ledger hashed them and what the application said. Steps of before have none.
alter table casework.case_event add column handed jsonb not null default '{}';

-- By what the case was called in lists before it was corrected.
alter table casework.correction add column replaced_about text;
