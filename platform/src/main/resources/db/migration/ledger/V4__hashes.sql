-- How a head and everything under it was hashed; a ledger keeps to one for as long as it lives.
alter table ledger.head add column hash text not null default 'SHA-256';
alter table ledger.head alter column hash drop default;
