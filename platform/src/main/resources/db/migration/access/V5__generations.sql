-- How often all that signs in to the account was made worthless: by a block, a new code, a reset of the second factor.
-- A session bears the generation that was read with the password, so that one begun a moment too late is nobody's.
alter table access.account add column generation int not null default 0;
