-- A certificate is printed and sealed once, in the hand of whoever decided, and kept as a file.
alter table certificate.certificate
    add column actor   uuid,                     -- none where it was issued before this was written down
    add column post    uuid,
    add column by_whom text not null default '',
    add column file    uuid,                     -- file.stored; none until it is printed
    add constraint a_certificate_lies_in_one_file unique (file);
alter table certificate.certificate alter column by_whom drop default;
