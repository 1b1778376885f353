-- Applications: what was received, frozen and sealed, and the person's own copy.

-- The first time that an intent to submit reached us, also when it was refused (§ 81 AufenthG looks at the time).
create table submit_attempts (
  authority_id text not null references authorities,
  idempotency_key uuid not null,
  first_attempt_at timestamptz not null,
  -- Set when the application was received: what recognises the same body again, and the receipt, sealed with a key made from that body.
  body_proof bytea,
  receipt bytea,
  primary key (authority_id, idempotency_key)
);
call make_tenant_table('submit_attempts');
create index submit_attempts_first on submit_attempts (authority_id, first_attempt_at);

create table applications (
  authority_id text not null references authorities,
  application_id uuid not null,
  reference_number text not null unique,
  message_id uuid not null unique,
  service text not null,
  version text not null,
  -- The service as the receiver knows it, frozen like everything that is sent.
  public_service jsonb not null,
  received_at timestamptz not null,
  first_attempt_at timestamptz not null,
  state text not null check (state in ('received', 'handed-over', 'accepted', 'problem')),
  -- Silence of the receiver that was already escalated: 0 none, then one more per step.
  silence_level smallint not null default 0,
  access_token_sha256 bytea not null check (length(access_token_sha256) = 32),
  -- The person's copy: a JWE to their key, whose private half is wrapped by a key from their code.
  copy text not null,
  wrapped_private_key text not null,
  primary key (authority_id, application_id)
);
call make_tenant_table('applications');
create index applications_unaccepted on applications (authority_id, received_at) where state <> 'accepted';

create table application_steps (
  authority_id text not null,
  application_id uuid not null,
  step_id bigint generated always as identity,
  kind text not null check (kind in ('received', 'handed-over', 'accepted', 'problem')),
  at timestamptz not null,
  primary key (authority_id, application_id, step_id),
  foreign key (authority_id, application_id) references applications
);
call make_tenant_table('application_steps');

-- What every attempt to deliver sends, sealed under the application's key: `data`, `metadata`, `attachment/<id>`.
create table application_parts (
  authority_id text not null,
  application_id uuid not null,
  part text not null,
  position smallint not null,
  mime_type text not null,
  -- false: no scanner could be asked yet
  is_scanned boolean not null,
  content bytea not null,
  primary key (authority_id, application_id, part),
  foreign key (authority_id, application_id) references applications
);
call make_tenant_table('application_parts');
alter table application_parts alter column content set storage external;

grant select, insert on submit_attempts to aufenthalt_app;
grant update (body_proof, receipt) on submit_attempts to aufenthalt_app;
grant select, delete on submit_attempts to aufenthalt_worker;
grant select, insert on applications, application_steps to aufenthalt_app;
-- The process that faces the internet may keep parts, not read them.
grant insert on application_parts to aufenthalt_app;
grant select, update on applications to aufenthalt_worker;
grant select, insert on application_steps to aufenthalt_worker;
grant select, update, delete on application_parts to aufenthalt_worker;

-- Lanes and silence are counted over all authorities, outside of each: times and states only.
grant select (authority_id, application_id, received_at, state, silence_level) on applications to aufenthalt_operator;
create policy operator on applications for select to aufenthalt_operator using (current_authority() is null);
