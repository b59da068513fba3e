create schema catalogue;

-- An item 事项 as it stands now: what lists and searches need. The guide itself is in its version.
create table catalogue.item (
    code            text     primary key,
    version         int      not null,
    name            text     not null,
    name_en         text     not null,
    summary         text     not null,
    summary_en      text     not null,
    kind            text     not null,
    department_code text     not null,
    department_name text     not null,
    themes          text[]   not null,
    life_events     text[]   not null,
    online          boolean  not null,
    promised_amount int,
    promised_unit   text,
    constraint an_item_is_instant_or_promised check (kind in ('INSTANT', 'PROMISED'))
);
create index item_by_theme on catalogue.item using gin (themes);
create index item_by_life_event on catalogue.item using gin (life_events);
create index item_by_department on catalogue.item (department_code, name);

-- A version never changes: a case keeps the one it was submitted under (decision 31).
create table catalogue.item_version (
    item         text        not null references catalogue.item deferrable initially deferred,
    version      int         not null,
    guide        jsonb       not null,
    form_id      text        not null,
    form_version int         not null,
    handled_by   uuid        not null, -- organisation.department that accepts and decides on this platform
    fingerprint  text        not null,
    published_at timestamptz not null,
    primary key (item, version)
);
