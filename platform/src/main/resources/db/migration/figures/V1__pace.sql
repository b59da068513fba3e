create schema figures;

-- How long an item took in the last twelve months; counted anew each night, and only where there is enough to say.
create table figures.pace (
    item        text primary key, -- catalogue.item
    cases       int  not null,
    half        int  not null,    -- working days from acceptance to decision: the median
    nine_tenths int  not null,    -- the 90th percentile
    until       date not null,
    constraint half_are_decided_before_nine_tenths check (0 <= half and half <= nine_tenths)
);
