create schema dossier;

-- A paper that an applicant encloses; rows are added, and taken out only by the applicant before they are handed in.
create table dossier.paper (
    id       uuid        primary key,
    dossier  uuid        not null, -- the id of the draft, which stays with the application
    material int         not null, -- which of the guide's materials, counted from 0
    round    int         not null, -- 0 with the application, 1 with its correction
    file     uuid,                 -- file.stored; none where the original is shown at the window
    at       timestamptz not null,
    constraint a_file_lies_in_one_place unique (file),
    constraint a_material_is_counted_from_nought check (material >= 0 and round >= 0)
);
create index paper_of_a_dossier on dossier.paper (dossier, at);
