create schema organisation;

-- 块: where. The statistical code (12 digits) and the civil code (6 digits) are two code sets (decision 52).
create table organisation.division (
    code       char(12) primary key,
    civil_code char(6),
    name       text     not null,
    level      text     not null,
    parent     char(12) references organisation.division,
    constraint a_division_stands_on_one_of_five_levels
        check (level in ('PROVINCE', 'CITY', 'COUNTY', 'STREET', 'COMMUNITY')),
    constraint only_a_province_has_no_parent check (parent is not null or level = 'PROVINCE')
);
create index division_by_parent on organisation.division (parent);

-- 条 × 块: a line of business in a division. A body without an organisation code of its own keeps what it is given.
create table organisation.department (
    id          uuid     primary key,
    credit_code text     not null,
    name        text     not null,
    short_name  text     not null,
    line        text     not null,
    division    char(12) references organisation.division, -- none for the platform's own administration
    receiving   boolean  not null default false,
    constraint a_credit_code_names_one_department unique (credit_code)
);

-- At most one department in a division receives what no other department of the platform is responsible for.
create unique index department_receiving on organisation.department (division) where receiving;

create table organisation.post (
    id         uuid        primary key,
    account    uuid        not null, -- access.account
    department uuid        not null references organisation.department,
    title      text        not null,
    roles      text[]      not null,
    since      timestamptz not null,
    ended_at   timestamptz,
    constraint a_post_has_a_role check (cardinality(roles) > 0)
);
create index post_of_an_account on organisation.post (account) where ended_at is null;

create table organisation.station (
    code     text     primary key,
    name     text     not null,
    division char(12) not null references organisation.division,
    address  text     not null,
    hours    text     not null,
    phone    text     not null
);
