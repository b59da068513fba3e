-- How an entry was made; entries of an earlier generation are made anew after a start.
alter table search.entry add column generation int not null default 1;
alter table search.entry alter column generation drop default;

-- What was asked for and not found, for the editors of guides and synonyms; never who asked.
create table search.missed (
    question   text primary key,
    times      int  not null,
    last_asked date not null
);
