create schema certificate;

-- A result 证照 that the platform issued: what it states, by whom, when, and whether it is revoked.
create table certificate.certificate (
    code           text        primary key,
    case_number    text        not null,
    item           text        not null,
    item_name      text        not null,
    item_name_en   text        not null,
    result_name    text        not null,
    holder         text        not null, -- sealed name
    holder_number  text        not null, -- sealed citizen number
    holder_key     text        not null,
    statements     jsonb       not null, -- what it states besides: [{"name", "text"}], public by nature
    issuer         uuid        not null,
    issuer_name    text        not null,
    issued_at      timestamptz not null,
    valid_until    date,
    revoked_at     timestamptz,
    revoked_by     uuid,
    revoked_reason text,
    constraint a_case_has_one_result unique (case_number),
    constraint a_revocation_has_a_reason check ((revoked_at is null) = (revoked_reason is null))
);
create index certificate_of_a_person on certificate.certificate (holder_key, issued_at);
