-- How an item fulfils the ten elements and then the fourteen norms: one mark for each (+ met, / not applicable, - missing),
-- and the reason for each that does not apply. Measured when a version is published; anew after a change of the rules.
alter table catalogue.item
    add column marks    text   not null default '',
    add column reasons  text[] not null default '{}',
    add column missing  bigint not null default 0,
    add column measured int    not null default 0,
    add constraint an_item_has_a_mark_for_each_column check (marks ~ '^([-+/]{24})?$'),
    add constraint each_mark_has_room_for_its_reason check (cardinality(reasons) = length(marks));
create index item_by_what_it_lacks on catalogue.item (handled_by, missing desc, code);
create index item_by_measure on catalogue.item (measured);
