-- Whether the ledger has it. Those from before go into it at the first start, all at once.
alter table form.form_version add column recorded boolean not null default false;
