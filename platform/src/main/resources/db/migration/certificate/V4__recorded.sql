-- Whether the ledger has its words, as of each that was issued since December 2026.
alter table certificate.certificate add column recorded boolean not null default false;
