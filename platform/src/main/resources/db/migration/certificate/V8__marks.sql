-- What no leaf holds of a certificate, marked with the platform's key, as of each that was issued since December 2026.
alter table certificate.certificate
    add column mark text,      -- keyed hash of whose it is and by whom
    add column file_mark text; -- keyed hash of the file that it lies in
