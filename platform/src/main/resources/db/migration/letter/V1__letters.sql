create schema letter;

-- A letter as it was issued; only its file comes later, and once.
create table letter.letter (
    case_number     text        not null,
    kind            text        not null,
    addressee       text        not null, -- sealed
    subject         text        not null, -- keyed hash of the citizen number
    item_name       text        not null,
    department      uuid        not null, -- organisation.department
    department_name text        not null,
    content         text        not null, -- sealed
    at              timestamptz not null,
    actor           uuid,                 -- none where the law itself spoke
    post            uuid,
    by_whom         text        not null,
    file            uuid,                 -- file.stored; none until it is printed and sealed
    constraint a_case_has_one_letter_of_a_kind primary key (case_number, kind),
    constraint a_letter_is_one_of_those_the_law_wants
        check (kind in ('ACCEPTED', 'NOT_ACCEPTED', 'CORRECTION', 'GRANTED', 'REFUSED', 'REVOKED')),
    constraint a_letter_lies_in_one_file unique (file)
);
