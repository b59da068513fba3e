-- After the time for which they are kept only that a certificate was issued stays known.
alter table certificate.certificate add column erased_at timestamptz;
