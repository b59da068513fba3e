create schema payment;

-- The tariffs of items 收费标准: a changed line is another version; none is ever altered.
create table payment.tariff (
    item     text        not null, -- catalogue.item
    line     int         not null,
    version  int         not null,
    name     text        not null,
    price    bigint      not null, -- fen, of one unit
    unit     text        not null,
    basis    text        not null,
    document text        not null,
    ended    boolean     not null,
    kept_at  timestamptz not null,
    actor    uuid        not null,
    post     uuid        not null,
    by_whom  text        not null,
    salt     text        not null,
    primary key (item, line, version),
    constraint a_line_is_counted_from_one check (line > 0 and version > 0),
    constraint a_price_is_more_than_none check (price between 1 and 100000000000),
    constraint a_unit_is_a_known_one check (unit in ('CASE', 'COPY', 'SQUARE_METRE_DAY')),
    constraint a_charge_stands_on_a_law_and_a_document check (name <> '' and basis <> '' and document <> '')
);

-- What is charged in a case; nothing personal, and what happens to it are its steps.
create table payment.charge (
    id          bigint generated always as identity primary key,
    case_number text   not null, -- casework.application
    item        text   not null,
    line        int    not null,
    version     int    not null,
    quantity    int    not null,
    amount      bigint not null, -- fen
    foreign key (item, line, version) references payment.tariff,
    constraint a_charge_is_of_something check (quantity > 0 and amount between 1 and 100000000000)
);
create index charge_of_a_case on payment.charge (case_number, id);

-- What happened to charges; never changed, kept as long as the case's own steps.
create table payment.step (
    id      bigint generated always as identity primary key,
    charge  bigint      not null references payment.charge,
    event   text        not null,
    at      timestamptz not null,
    actor   uuid        not null,
    post    uuid        not null,
    by_whom text        not null,
    bill    text,
    channel text,
    paid_at timestamptz,
    law     text        not null default '',
    reasons text        not null default '',
    salt    text        not null,
    constraint nothing_happens_twice_to_a_charge unique (charge, event),
    constraint a_bill_has_one_payment unique (bill),
    constraint an_event_is_a_known_one check (event in ('CHARGED', 'PAID', 'WAIVED', 'WITHDRAWN', 'REFUNDED')),
    constraint a_payment_has_a_bill check ((bill is not null) = (event in ('PAID', 'REFUNDED'))),
    constraint a_payment_says_how_and_when check (
        (channel is not null) = (event = 'PAID') and (paid_at is not null) = (event = 'PAID')),
    constraint a_channel_is_a_known_one check (channel in ('CASH', 'CARD', 'TRANSFER', 'PLATFORM')),
    constraint a_waiver_has_a_law check ((law <> '') = (event = 'WAIVED')),
    constraint what_is_taken_back_has_reasons check ((reasons <> '') = (event in ('WAIVED', 'WITHDRAWN', 'REFUNDED')))
);
