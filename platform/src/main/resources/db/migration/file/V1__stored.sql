create schema file;

-- What is known of a file that somebody handed in; its content lies apart, sealed under the key.
create table file.stored (
    id      uuid        primary key,
    by      uuid        not null, -- access.account
    name    text        not null, -- sealed
    key     text        not null, -- sealed
    kind    text        not null,
    size    bigint      not null, -- bytes that are kept
    sha256  char(64)    not null, -- of what was handed in
    pages   int         not null,
    preview boolean     not null,
    at      timestamptz not null,
    kept    boolean     not null,
    constraint a_file_is_a_document_or_a_picture check (kind in ('PDF', 'JPEG', 'PNG')),
    constraint a_kept_file_has_content check (size > 0)
);
create index stored_unreferred on file.stored (at) where not kept;
