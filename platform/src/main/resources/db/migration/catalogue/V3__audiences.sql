-- Whom an item serves, to narrow lists by.
alter table catalogue.item add column audiences text[] not null default '{}';
update catalogue.item set audiences = array(
    select jsonb_array_elements_text(v.guide -> 'audiences') from catalogue.item_version v
    where v.item = item.code and v.version = item.version);
alter table catalogue.item alter column audiences drop default;
