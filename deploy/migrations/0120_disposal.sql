-- The physical end of a content: nonce and data of an event go, its leaf stays. What allows it is an event HandlingDisposed of the same stream that
-- names the event's id and a decision; without one nobody gets a row removed, the tables' owner and the administrator neither.
set local role liggaren_owner;

-- The ids that the disposal at a position names; none when it says no decision. Nothing in such an event is encrypted.
create function evlog.named_by(data bytea) returns setof text language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  body jsonb := convert_from(data, 'UTF8')::jsonb -> 'body';
begin
  if jsonb_typeof(body -> 'decision') = 'string' and body ->> 'decision' <> '' and jsonb_typeof(body -> 'events') = 'array' then
    return query select jsonb_array_elements_text(body -> 'events');
  end if;
end $$;

-- One row at a time: what was disposed of may go, and what says so never.
create function evlog.only_the_disposed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  named boolean;
begin
  execute format($q$
    select exists (
      select from %1$I.event e
      join %1$I.event h on h.stream = e.stream and h.type = 'HandlingDisposed' and h.revision > e.revision
      join %1$I.event_data d on d.position = h.position
      where e.position = $1 and e.type not in ('DisposalDecided', 'HandlingDisposed', 'SubjectKeyDestroyed', 'ErasureCompleted')
        and e.id::text in (select evlog.named_by(d.data)))
  $q$, tg_table_schema) into named using old.position;
  if not named then
    raise exception 'the event log is only added to: % on %.% is refused for position %, which no disposal in its stream names', tg_op, tg_table_schema,
      tg_table_name, old.position using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;

-- The former trigger without its "delete"; the name stays, for what disarms it by that name.
drop trigger only_added_to on evlog.event_data;
create trigger only_added_to before update or truncate on evlog.event_data for each statement execute function evlog.refuse();
create trigger only_the_disposed before delete on evlog.event_data for each row execute function evlog.only_the_disposed();
alter table evlog.event_data enable always trigger only_added_to;
alter table evlog.event_data enable always trigger only_the_disposed;

drop trigger only_added_to on evlog_mirror.event_data;
create trigger only_added_to before update or truncate on evlog_mirror.event_data for each statement execute function evlog.refuse();
create trigger only_the_disposed before delete on evlog_mirror.event_data for each row execute function evlog.only_the_disposed();
alter table evlog_mirror.event_data enable always trigger only_added_to;
alter table evlog_mirror.event_data enable always trigger only_the_disposed;

-- Removes nonce and data of the events that the event `disposal` names. Gives how many went now; 0 when it was done before. Raises LG120, and
-- removes nothing, when there is no such disposal or it names what is not an event before it in its own stream.
create function evlog.dispose(disposal uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  said   evlog.event;
  named  text[];
  places bigint[];
  gone   int;
begin
  select e.* into said from evlog.event e where e.id = disposal and e.type = 'HandlingDisposed';
  if not found then raise exception '% is no event that disposes of anything', disposal using errcode = 'LG120'; end if;
  select array_agg(distinct n) into named from evlog.event_data d, evlog.named_by(d.data) n where d.position = said.position;
  if named is null then raise exception '% names no events, or no decision', disposal using errcode = 'LG120'; end if;
  select array_agg(e.position) into places from evlog.event e
  where e.stream = said.stream and e.revision < said.revision and e.id::text = any (named)
    and e.type not in ('DisposalDecided', 'HandlingDisposed', 'SubjectKeyDestroyed', 'ErasureCompleted');
  if cardinality(places) is distinct from cardinality(named) then
    raise exception '% names what it may not dispose of', disposal using errcode = 'LG120';
  end if;
  delete from evlog.event_data d where d.position = any (places);
  get diagnostics gone = row_count;
  return gone;
end $$;

-- The same for the mirror of a log that lies elsewhere.
create function evlog_mirror.dispose(disposal uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  said   evlog_mirror.event;
  named  text[];
  places bigint[];
  gone   int;
begin
  select e.* into said from evlog_mirror.event e where e.id = disposal and e.type = 'HandlingDisposed';
  if not found then raise exception '% is no event that disposes of anything', disposal using errcode = 'LG120'; end if;
  select array_agg(distinct n) into named from evlog_mirror.event_data d, evlog.named_by(d.data) n where d.position = said.position;
  if named is null then raise exception '% names no events, or no decision', disposal using errcode = 'LG120'; end if;
  select array_agg(e.position) into places from evlog_mirror.event e
  where e.stream = said.stream and e.revision < said.revision and e.id::text = any (named)
    and e.type not in ('DisposalDecided', 'HandlingDisposed', 'SubjectKeyDestroyed', 'ErasureCompleted');
  if cardinality(places) is distinct from cardinality(named) then
    raise exception '% names what it may not dispose of', disposal using errcode = 'LG120';
  end if;
  delete from evlog_mirror.event_data d where d.position = any (places);
  get diagnostics gone = row_count;
  return gone;
end $$;

revoke all on function evlog.named_by(bytea), evlog.only_the_disposed(), evlog.dispose(uuid), evlog_mirror.dispose(uuid) from public;
grant execute on function evlog.dispose(uuid), evlog_mirror.dispose(uuid) to liggaren_app;

-- What lies beside the log. The processes may not look into an applicant's own space, nor remove a person; these two do it for them, when something of
-- the case has been decided to go.
create function app.decided_to_dispose(case_id uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from evlog.event e where e.stream = 'case-' || case_id and e.type = 'DisposalDecided')
    or exists (select from evlog_mirror.event e where e.stream = 'case-' || case_id and e.type = 'DisposalDecided')
$$;

create policy forgetting on app.draft to liggaren_owner using (submitted_case_id::text = current_setting('liggaren.forgetting', true));
create policy forgetting on app.own_file to liggaren_owner using (
  belongs_to::text = current_setting('liggaren.forgetting', true)
  or belongs_to in (select d.draft_id from app.draft d where d.submitted_case_id::text = current_setting('liggaren.forgetting', true)));

-- Drafts that became the case, and the files that lay with them. Gives the ids of the files, whose content lies in the file store.
create function app.forget_own_space(case_id uuid, out drafts int, out files uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.decided_to_dispose(case_id) then raise exception 'nothing of % is to be disposed of', case_id using errcode = 'LG120'; end if;
  perform set_config('liggaren.forgetting', case_id::text, true);
  with gone as (delete from app.own_file f
    where f.belongs_to = case_id or f.belongs_to in (select d.draft_id from app.draft d where d.submitted_case_id = case_id) returning f.file_id)
  select coalesce(array_agg(gone.file_id), '{}') into files from gone;
  delete from app.draft d where d.submitted_case_id = case_id;
  get diagnostics drafts = row_count;
  perform set_config('liggaren.forgetting', '', true);
end $$;

-- An applicant whose key in the case is destroyed, who has a key in no other, nor a draft or a file of their own: nobody knows them any more. True
-- when there was such a person. Signing in once more makes a new one.
create function app.forget_applicant(case_id uuid, person_ref text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  own boolean;
begin
  if not exists (select from privacy.tombstone t where t.kid = forget_applicant.case_id || '/' || forget_applicant.person_ref) then
    raise exception 'the key of % in % is not destroyed', forget_applicant.person_ref, forget_applicant.case_id using errcode = 'LG120';
  end if;
  perform set_config('liggaren.person', forget_applicant.person_ref, true);
  select exists (select from app.draft d where d.person_ref = forget_applicant.person_ref)
    or exists (select from app.own_file f where f.person_ref = forget_applicant.person_ref) into own;
  perform set_config('liggaren.person', '', true);
  if own or exists (select from privacy.subject_key k where k.kid like '%/' || forget_applicant.person_ref)
    or not exists (select from app.person p where p.ref = forget_applicant.person_ref and p.role = 'applicant') then return false; end if;
  delete from app.web_session s where s.person_ref = forget_applicant.person_ref;
  delete from app.idempotency i where i.person_ref = forget_applicant.person_ref;
  delete from app.notice_waiting w where w.person_ref = forget_applicant.person_ref;
  delete from app.notice_settings n where n.person_ref = forget_applicant.person_ref;
  delete from app.saved_view v where v.owner_ref = forget_applicant.person_ref;
  delete from app.person p where p.ref = forget_applicant.person_ref;
  return true;
end $$;

revoke all on function app.decided_to_dispose(uuid), app.forget_own_space(uuid), app.forget_applicant(uuid, text) from public;
grant execute on function app.forget_own_space(uuid), app.forget_applicant(uuid, text) to liggaren_app;

reset role;
