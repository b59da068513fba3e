-- What a word tells: a thing, what is to be done with it, or nothing at all.
alter table search.synonym
    add column sort text not null default 'THING',
    add constraint a_word_tells_a_thing_an_act_or_nothing check (sort in ('THING', 'ACT', 'NOTHING'));
alter table search.synonym alter column sort drop default;

-- By what lists are narrowed. Entries with the same labels share one set, so that a list counts its few sets and not its
-- thousands of entries. Null until the entry is made anew.
alter table search.entry add column label_set uuid;
create table search.label (
    label_set uuid not null,
    facet     text not null,
    key       text not null,
    name      text not null,
    primary key (label_set, facet, key)
);
create index label_by_key on search.label (facet, key);
create index entry_by_labels on search.entry (kind, label_set);
create index entry_by_title on search.entry (kind, left(title, 100), ref);

-- A search looks at the row of all that it finds, but never at its tokens: they stand apart, so that rows are narrow.
alter table search.entry set (toast_tuple_target = 512);
alter table search.entry alter column title set storage main, alter column initials set storage main;
