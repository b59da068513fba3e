create schema demo;

-- Marks a database that holds the invented city, and how far its clock was set forward.
create table demo.world (
    only_one   boolean     primary key default true,
    loaded_at  timestamptz not null,
    days_ahead int         not null default 0,
    constraint there_is_one_world check (only_one)
);
