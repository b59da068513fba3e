create schema desk;

-- What colleagues noted about a case 备忘; never changed, and opened only with the case, as one read.
create table desk.note (
    id      bigint      generated always as identity primary key,
    number  text        not null, -- casework.application
    account uuid        not null,
    post    uuid        not null,
    by_whom text        not null,
    text    text        not null, -- sealed
    at      timestamptz not null
);
create index note_of_a_case on desk.note (number, id);

-- Who took a case over from whom, and who handed it to whom for what reason; never changed.
create table desk.handing (
    id        bigint      generated always as identity primary key,
    number    text        not null, -- casework.application
    from_post uuid,                 -- none when it was nobody's
    from_name text        not null,
    to_post   uuid        not null,
    to_name   text        not null,
    account   uuid        not null,
    by_whom   text        not null,
    reason    text        not null, -- empty when someone took it over
    at        timestamptz not null
);
create index handing_of_a_case on desk.handing (number, id);

-- What officers write again and again 常用意见, each for themselves or one department for all of its own.
create table desk.phrase (
    id         bigint      generated always as identity primary key,
    account    uuid,
    department uuid,
    text       text        not null,
    by_whom    text        not null,
    at         timestamptz not null,
    constraint a_phrase_is_an_officers_or_a_departments check ((account is null) <> (department is null)),
    constraint an_officer_keeps_a_phrase_once unique (account, text),
    constraint a_department_keeps_a_phrase_once unique (department, text)
);

-- Who is away from when to when, and which colleague's post does their cases meanwhile 代理.
create table desk.absence (
    id          bigint      generated always as identity primary key,
    department  uuid        not null,
    post        uuid        not null,
    name        text        not null,
    deputy      uuid        not null,
    deputy_name text        not null,
    begins      date        not null,
    ends        date        not null, -- the last day
    account     uuid        not null, -- who entered it
    at          timestamptz not null,
    ended_at    timestamptz,          -- taken back, or one of the posts ended
    constraint an_absence_has_a_first_and_a_last_day check (begins <= ends),
    constraint nobody_stands_in_for_themselves check (post <> deputy)
);
create index absence_by_deputy on desk.absence (deputy) where ended_at is null;
create index absence_in_a_department on desk.absence (department, ends) where ended_at is null;
