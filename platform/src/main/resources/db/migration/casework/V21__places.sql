-- Of an item with so many places those that were granted are counted, and those that came earlier are looked for.
create index application_of_an_item on casework.application (item, state);
