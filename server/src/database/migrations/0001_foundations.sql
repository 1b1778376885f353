-- What every concern stands on: promises, lanes, audit.

grant usage on schema aufenthalt to aufenthalt_app, aufenthalt_worker, aufenthalt_operator;

create table lanes (
  authority_id text primary key check (authority_id ~ '^[0-9]{8}$'),
  failures integer not null default 0,
  open_until timestamptz
);
call make_tenant_table('lanes');

create table promises (
  authority_id text not null references lanes,
  promise_id uuid not null default gen_random_uuid(),
  kind text not null,
  subject_id text not null,
  state text not null default 'due' check (state in ('due', 'kept', 'held')),
  next_attempt_at timestamptz not null default now(),
  attempts integer not null default 0,
  -- since the last attempt that did not fail; the back-off follows it
  failures integer not null default 0,
  last_code text,
  lease_id uuid,
  leased_until timestamptz,
  created_at timestamptz not null default now(),
  kept_at timestamptz,
  primary key (authority_id, promise_id)
);
call make_tenant_table('promises');
create unique index promises_open on promises (authority_id, kind, subject_id) where state <> 'kept';
create index promises_due on promises (authority_id, next_attempt_at) where state = 'due';

create table audit (
  authority_id text not null check (authority_id ~ '^[0-9]{8}$'),
  audit_id bigint generated always as identity,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject_id text not null,
  primary key (authority_id, audit_id)
);
call make_tenant_table('audit');

grant select, insert on lanes, promises to aufenthalt_app;
grant select, insert, update on lanes to aufenthalt_worker;
grant select, insert, update, delete on promises to aufenthalt_worker;
grant select, update on lanes, promises to aufenthalt_operator;
-- Nobody may change or remove a line of the audit.
grant insert on audit to aufenthalt_app, aufenthalt_worker;
grant select, insert on audit to aufenthalt_operator;

-- Promises and breakers hold no content, and the worker must find the due ones of all authorities.
create policy worker on lanes to aufenthalt_worker using (true);
create policy worker on promises to aufenthalt_worker using (true);
create policy operator on lanes to aufenthalt_operator using (true);
create policy operator on promises to aufenthalt_operator using (true);
create policy operator on audit for select to aufenthalt_operator using (true);
