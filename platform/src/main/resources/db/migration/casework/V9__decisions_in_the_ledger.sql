-- What the ledger keeps of the texts of a decision is a salted hash.
alter table casework.decision add column salt text not null default '';
alter table casework.decision alter column salt drop default;
