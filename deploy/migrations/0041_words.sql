-- Parts of words are looked for by index. In a schema of its own, so that it is found under the same name whatever else lies in the database.
create schema extensions authorization liggaren_owner;
create extension pg_trgm schema extensions;
grant usage on schema extensions to liggaren_app;
