-- Who comes second to an authenticator that is not confirmed yet gets a secret of their own.
alter table access.second_factor add column begun_in text; -- a keyed hash of the session that was shown the secret
