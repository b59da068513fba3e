-- What renews another one begins when that one ends, and says which it is; it was granted by another case.
alter table certificate.certificate
    add column valid_from date, -- none where it holds from its issue on
    add column renews text,     -- the case by which the one before was granted
    add constraint what_begins_later_renews_another check (valid_from is null or renews is not null);
create index certificate_that_renews on certificate.certificate (renews) where renews is not null;
