-- Wrapped keys. Applications lie in the other database; destroying a row here makes them unreadable there.

grant usage on schema aufenthalt to aufenthalt_app, aufenthalt_worker;

create table day_keys (
  authority_id text not null check (authority_id ~ '^[0-9]{8}$'),
  day date not null,
  wrapped bytea not null,
  primary key (authority_id, day)
);
call make_tenant_table('day_keys');

create table application_keys (
  authority_id text not null,
  application_id uuid not null,
  day date not null,
  wrapped bytea not null,
  primary key (authority_id, application_id),
  -- A day key cannot go while an application key under it is there or just being made.
  foreign key (authority_id, day) references day_keys
);
call make_tenant_table('application_keys');
create index application_keys_day on application_keys (authority_id, day);

create table reply_keys (
  reply_key_id uuid primary key,
  public_jwk jsonb not null,
  wrapped_private bytea not null,
  application_id uuid unique
);
create index reply_keys_pool on reply_keys (reply_key_id) where application_id is null;

-- Sealed by the master key: who has another one notices before anything is acknowledged.
create table master_key_proof (
  is_only boolean primary key default true check (is_only),
  proof bytea not null
);

grant select, insert on master_key_proof to aufenthalt_app, aufenthalt_worker;
grant select, insert on day_keys, application_keys to aufenthalt_app;
grant select, insert, update on reply_keys to aufenthalt_app;
grant select, insert, update, delete on day_keys, application_keys, reply_keys to aufenthalt_worker;
