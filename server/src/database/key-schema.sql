CREATE OR REPLACE FUNCTION aufenthalt.current_authority()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('app.authority'::text, true), ''::text)
;

CREATE OR REPLACE PROCEDURE aufenthalt.make_tenant_table(IN tenant_table regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format('create policy tenant on %s using (authority_id = current_authority()) with check (authority_id = current_authority())', tenant_table);
end $procedure$
;

create table application_keys (
  authority_id text not null,
  application_id uuid not null,
  day date not null,
  wrapped bytea not null,
  constraint application_keys_authority_id_day_fkey FOREIGN KEY (authority_id, day) REFERENCES day_keys(authority_id, day),
  constraint application_keys_pkey PRIMARY KEY (authority_id, application_id)
);
CREATE INDEX application_keys_day ON application_keys USING btree (authority_id, day);
alter table application_keys enable row level security;
alter table application_keys force row level security;
create policy tenant on application_keys for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, insert, select, update on application_keys to aufenthalt_worker;
grant insert, select on application_keys to aufenthalt_app;

create table day_keys (
  authority_id text not null,
  day date not null,
  wrapped bytea not null,
  constraint day_keys_authority_id_check CHECK ((authority_id ~ '^[0-9]{8}$'::text)),
  constraint day_keys_pkey PRIMARY KEY (authority_id, day)
);
alter table day_keys enable row level security;
alter table day_keys force row level security;
create policy tenant on day_keys for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, insert, select, update on day_keys to aufenthalt_worker;
grant insert, select on day_keys to aufenthalt_app;

create table master_key_proof (
  is_only boolean not null default true,
  proof bytea not null,
  constraint master_key_proof_is_only_check CHECK (is_only),
  constraint master_key_proof_pkey PRIMARY KEY (is_only)
);
grant insert, select on master_key_proof to aufenthalt_app;
grant insert, select on master_key_proof to aufenthalt_worker;

create table migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table reply_keys (
  reply_key_id uuid not null,
  public_jwk jsonb not null,
  wrapped_private bytea not null,
  application_id uuid,
  constraint reply_keys_pkey PRIMARY KEY (reply_key_id),
  constraint reply_keys_application_id_key UNIQUE (application_id)
);
CREATE INDEX reply_keys_pool ON reply_keys USING btree (reply_key_id) WHERE (application_id IS NULL);
grant delete, insert, select, update on reply_keys to aufenthalt_worker;
grant insert, select, update on reply_keys to aufenthalt_app;
