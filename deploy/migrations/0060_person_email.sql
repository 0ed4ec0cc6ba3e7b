-- Where notices go: the address that the issuer gave at the latest sign-in. Null when it gave none.
alter table app.person add column email text check (length(email) <= 500);
