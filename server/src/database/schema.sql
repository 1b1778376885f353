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

create table application_parts (
  authority_id text not null,
  application_id uuid not null,
  part text not null,
  "position" smallint not null,
  mime_type text not null,
  is_scanned boolean not null,
  content bytea storage external not null,
  constraint application_parts_authority_id_application_id_fkey FOREIGN KEY (authority_id, application_id) REFERENCES applications(authority_id, application_id),
  constraint application_parts_pkey PRIMARY KEY (authority_id, application_id, part)
);
alter table application_parts enable row level security;
alter table application_parts force row level security;
create policy tenant on application_parts for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, select, update on application_parts to aufenthalt_worker;
grant insert on application_parts to aufenthalt_app;

create table application_steps (
  authority_id text not null,
  application_id uuid not null,
  step_id bigint not null generated always as identity,
  kind text not null,
  at timestamp with time zone not null,
  constraint application_steps_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'handed-over'::text, 'accepted'::text, 'problem'::text]))),
  constraint application_steps_authority_id_application_id_fkey FOREIGN KEY (authority_id, application_id) REFERENCES applications(authority_id, application_id),
  constraint application_steps_pkey PRIMARY KEY (authority_id, application_id, step_id)
);
alter table application_steps enable row level security;
alter table application_steps force row level security;
create policy tenant on application_steps for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant insert, select on application_steps to aufenthalt_app;
grant insert, select on application_steps to aufenthalt_worker;

create table applications (
  authority_id text not null,
  application_id uuid not null,
  reference_number text not null,
  message_id uuid not null,
  service text not null,
  version text not null,
  public_service jsonb not null,
  received_at timestamp with time zone not null,
  first_attempt_at timestamp with time zone not null,
  state text not null,
  silence_level smallint not null default 0,
  access_token_sha256 bytea not null,
  copy text not null,
  wrapped_private_key text not null,
  constraint applications_access_token_sha256_check CHECK ((length(access_token_sha256) = 32)),
  constraint applications_state_check CHECK ((state = ANY (ARRAY['received'::text, 'handed-over'::text, 'accepted'::text, 'problem'::text]))),
  constraint applications_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authorities(authority_id),
  constraint applications_pkey PRIMARY KEY (authority_id, application_id),
  constraint applications_message_id_key UNIQUE (message_id),
  constraint applications_reference_number_key UNIQUE (reference_number)
);
CREATE INDEX applications_unaccepted ON applications USING btree (authority_id, received_at) WHERE (state <> 'accepted'::text);
alter table applications enable row level security;
alter table applications force row level security;
create policy operator on applications for select to aufenthalt_operator using ((current_authority() IS NULL));
create policy tenant on applications for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant insert, select on applications to aufenthalt_app;
grant select (authority_id, application_id, received_at, state, silence_level) on applications to aufenthalt_operator;
grant select, update on applications to aufenthalt_worker;

create table attachment_parts (
  authority_id text not null,
  attachment_id uuid not null,
  first_byte integer not null,
  byte_count integer not null,
  content bytea storage external not null,
  stored_at timestamp with time zone not null,
  constraint attachment_parts_byte_count_check CHECK ((byte_count > 0)),
  constraint attachment_parts_first_byte_check CHECK ((first_byte >= 0)),
  constraint attachment_parts_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authorities(authority_id),
  constraint attachment_parts_pkey PRIMARY KEY (authority_id, attachment_id, first_byte)
);
CREATE INDEX attachment_parts_stored ON attachment_parts USING btree (authority_id, stored_at);
alter table attachment_parts enable row level security;
alter table attachment_parts force row level security;
create policy tenant on attachment_parts for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, insert, select on attachment_parts to aufenthalt_app;
grant delete, select on attachment_parts to aufenthalt_worker;

create table attachments (
  authority_id text not null,
  attachment_id uuid not null,
  facts bytea not null,
  content bytea storage external not null,
  stored_at timestamp with time zone not null,
  constraint attachments_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authorities(authority_id),
  constraint attachments_pkey PRIMARY KEY (authority_id, attachment_id)
);
CREATE INDEX attachments_stored ON attachments USING btree (authority_id, stored_at);
alter table attachments enable row level security;
alter table attachments force row level security;
create policy tenant on attachments for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, insert, select on attachments to aufenthalt_app;
grant delete, select on attachments to aufenthalt_worker;

create table audit (
  authority_id text not null,
  audit_id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  actor text not null,
  action text not null,
  subject_id text not null,
  constraint audit_authority_id_check CHECK ((authority_id ~ '^[0-9]{8}$'::text)),
  constraint audit_pkey PRIMARY KEY (authority_id, audit_id)
);
alter table audit enable row level security;
alter table audit force row level security;
create policy operator on audit for select to aufenthalt_operator using (true);
create policy tenant on audit for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant insert on audit to aufenthalt_app;
grant insert on audit to aufenthalt_worker;
grant insert, select on audit to aufenthalt_operator;

create table authorities (
  authority_id text not null,
  name text not null,
  land text not null,
  address text not null,
  email text not null,
  phone text not null,
  theme jsonb not null,
  origins text[] not null,
  embedding text not null,
  profiles jsonb not null,
  destination_id uuid not null,
  region text,
  is_test boolean not null,
  fit_connect_api text not null default 'v2'::text,
  constraint authorities_authority_id_check CHECK ((authority_id ~ '^[0-9]{8}$'::text)),
  constraint authorities_embedding_check CHECK ((embedding = ANY (ARRAY['frame'::text, 'inline'::text]))),
  constraint authorities_fit_connect_api_check CHECK ((fit_connect_api = ANY (ARRAY['v1'::text, 'v2'::text]))),
  constraint authorities_land_check CHECK ((land ~ '^[0-9]{2}$'::text)),
  constraint authorities_profiles_check CHECK (((jsonb_typeof(profiles) = 'array'::text) AND (profiles <> '[]'::jsonb))),
  constraint authorities_pkey PRIMARY KEY (authority_id)
);
alter table authorities enable row level security;
alter table authorities force row level security;
create policy operator on authorities for select to aufenthalt_operator using ((current_authority() IS NULL));
create policy tenant on authorities for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
create policy worker on authorities for select to aufenthalt_worker using ((current_authority() IS NULL));
grant select on authorities to aufenthalt_app;
grant select on authorities to aufenthalt_operator;
grant select on authorities to aufenthalt_worker;

create table authority_services (
  authority_id text not null,
  service text not null,
  public_service_name text not null,
  public_service_identifier text not null,
  constraint authority_services_public_service_identifier_check CHECK ((public_service_identifier ~~ 'urn:%'::text)),
  constraint authority_services_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authorities(authority_id),
  constraint authority_services_pkey PRIMARY KEY (authority_id, service)
);
alter table authority_services enable row level security;
alter table authority_services force row level security;
create policy operator on authority_services for select to aufenthalt_operator using ((current_authority() IS NULL));
create policy tenant on authority_services for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant select on authority_services to aufenthalt_app;
grant select on authority_services to aufenthalt_operator;
grant select on authority_services to aufenthalt_worker;

create table delivered_attachments (
  authority_id text not null,
  application_id uuid not null,
  number smallint not null,
  attachment_id uuid not null,
  tag text not null,
  sent_at timestamp with time zone not null,
  constraint delivered_attachments_authority_id_application_id_number_fkey FOREIGN KEY (authority_id, application_id, number) REFERENCES deliveries(authority_id, application_id, number),
  constraint delivered_attachments_pkey PRIMARY KEY (authority_id, application_id, number, attachment_id)
);
alter table delivered_attachments enable row level security;
alter table delivered_attachments force row level security;
create policy tenant on delivered_attachments for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant insert, select, update on delivered_attachments to aufenthalt_worker;

create table deliveries (
  authority_id text not null,
  application_id uuid not null,
  number smallint not null,
  destination_id uuid not null,
  submission_id uuid not null,
  case_id uuid not null,
  announced_at timestamp with time zone not null,
  envelope jsonb,
  submit_tried_at timestamp with time zone,
  handed_over_at timestamp with time zone,
  renewal_decided_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_code text,
  fit_connect_api text not null default 'v2'::text,
  constraint deliveries_check CHECK (((envelope IS NULL) = (submit_tried_at IS NULL))),
  constraint deliveries_fit_connect_api_check CHECK ((fit_connect_api = ANY (ARRAY['v1'::text, 'v2'::text]))),
  constraint deliveries_authority_id_application_id_fkey FOREIGN KEY (authority_id, application_id) REFERENCES applications(authority_id, application_id),
  constraint deliveries_pkey PRIMARY KEY (authority_id, application_id, number)
);
CREATE INDEX deliveries_submission ON deliveries USING btree (authority_id, submission_id) WHERE (ended_at IS NULL);
alter table deliveries enable row level security;
alter table deliveries force row level security;
create policy tenant on deliveries for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant insert, select, update on deliveries to aufenthalt_worker;
grant select (authority_id, application_id, number, submission_id, renewal_decided_at, ended_at) on deliveries to aufenthalt_operator;
grant update (renewal_decided_at) on deliveries to aufenthalt_operator;

create table drafts (
  authority_id text not null,
  lookup_id bytea not null,
  access_token_sha256 bytea not null,
  revision integer not null,
  content bytea storage external,
  attachment_ids uuid[] not null,
  kept_until date not null,
  submitted_as uuid,
  constraint drafts_access_token_sha256_check CHECK ((length(access_token_sha256) = 32)),
  constraint drafts_check CHECK (((content IS NULL) = (submitted_as IS NOT NULL))),
  constraint drafts_lookup_id_check CHECK ((length(lookup_id) = 32)),
  constraint drafts_revision_check CHECK ((revision > 0)),
  constraint drafts_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authorities(authority_id),
  constraint drafts_pkey PRIMARY KEY (authority_id, lookup_id)
);
CREATE INDEX drafts_kept ON drafts USING btree (authority_id, kept_until);
alter table drafts enable row level security;
alter table drafts force row level security;
create policy tenant on drafts for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, insert, select, update on drafts to aufenthalt_app;
grant delete, select on drafts to aufenthalt_worker;

create table lanes (
  authority_id text not null,
  failures integer not null default 0,
  open_until timestamp with time zone,
  constraint lanes_authority_id_check CHECK ((authority_id ~ '^[0-9]{8}$'::text)),
  constraint lanes_pkey PRIMARY KEY (authority_id)
);
alter table lanes enable row level security;
alter table lanes force row level security;
create policy operator on lanes for all to aufenthalt_operator using (true);
create policy tenant on lanes for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
create policy worker on lanes for all to aufenthalt_worker using (true);
grant insert, select on lanes to aufenthalt_app;
grant insert, select, update on lanes to aufenthalt_worker;
grant select, update on lanes to aufenthalt_operator;

create table limit_counts (
  authority_id text not null,
  limit_name text not null,
  subject_id text not null,
  minute timestamp with time zone not null,
  taken integer not null,
  constraint limit_counts_pkey PRIMARY KEY (authority_id, limit_name, subject_id, minute)
);
alter table limit_counts enable row level security;
alter table limit_counts force row level security;
create policy tenant on limit_counts for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, select on limit_counts to aufenthalt_worker;
grant insert, select, update on limit_counts to aufenthalt_app;

create table migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table notice_addresses (
  authority_id text not null,
  notice_id uuid not null,
  purpose text not null,
  lookup_id bytea not null,
  address bytea,
  language text not null,
  told_of date,
  told_days integer,
  constraint notice_addresses_check CHECK (((told_of IS NULL) = (told_days IS NULL))),
  constraint notice_addresses_purpose_check CHECK ((purpose = 'draft-reminder'::text)),
  constraint notice_addresses_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authorities(authority_id),
  constraint notice_addresses_authority_id_lookup_id_fkey FOREIGN KEY (authority_id, lookup_id) REFERENCES drafts(authority_id, lookup_id) ON DELETE CASCADE,
  constraint notice_addresses_pkey PRIMARY KEY (authority_id, notice_id),
  constraint notice_addresses_authority_id_purpose_lookup_id_key UNIQUE (authority_id, purpose, lookup_id)
);
alter table notice_addresses enable row level security;
alter table notice_addresses force row level security;
create policy tenant on notice_addresses for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, insert, select on notice_addresses to aufenthalt_app;
grant select, update on notice_addresses to aufenthalt_worker;

create table notice_outcomes (
  authority_id text not null,
  outcome text not null,
  count integer not null,
  constraint notice_outcomes_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authorities(authority_id),
  constraint notice_outcomes_pkey PRIMARY KEY (authority_id, outcome)
);
alter table notice_outcomes enable row level security;
alter table notice_outcomes force row level security;
create policy operator on notice_outcomes for select to aufenthalt_operator using (true);
create policy tenant on notice_outcomes for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant insert, select, update on notice_outcomes to aufenthalt_worker;
grant select on notice_outcomes to aufenthalt_operator;

create table promises (
  authority_id text not null,
  promise_id uuid not null default gen_random_uuid(),
  kind text not null,
  subject_id text not null,
  state text not null default 'due'::text,
  next_attempt_at timestamp with time zone not null default now(),
  attempts integer not null default 0,
  failures integer not null default 0,
  last_code text,
  lease_id uuid,
  leased_until timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  kept_at timestamp with time zone,
  is_woken boolean not null default false,
  constraint promises_state_check CHECK ((state = ANY (ARRAY['due'::text, 'kept'::text, 'held'::text]))),
  constraint promises_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES lanes(authority_id),
  constraint promises_pkey PRIMARY KEY (authority_id, promise_id)
);
CREATE INDEX promises_due ON promises USING btree (authority_id, next_attempt_at) WHERE (state = 'due'::text);
CREATE UNIQUE INDEX promises_open ON promises USING btree (authority_id, kind, subject_id) WHERE (state <> 'kept'::text);
alter table promises enable row level security;
alter table promises force row level security;
create policy operator on promises for all to aufenthalt_operator using (true);
create policy tenant on promises for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
create policy worker on promises for all to aufenthalt_worker using (true);
grant delete, insert, select, update on promises to aufenthalt_worker;
grant insert, select on promises to aufenthalt_app;
grant select, update on promises to aufenthalt_operator;

create table staff_logins (
  state_sha256 bytea not null,
  nonce text not null,
  verifier text not null,
  expires_at timestamp with time zone not null,
  constraint staff_logins_pkey PRIMARY KEY (state_sha256)
);
grant delete, insert, select on staff_logins to aufenthalt_operator;

create table staff_sessions (
  session_sha256 bytea not null,
  subject text not null,
  display_name text not null,
  roles text[] not null,
  expires_at timestamp with time zone not null,
  constraint staff_sessions_pkey PRIMARY KEY (session_sha256)
);
grant delete, insert, select on staff_sessions to aufenthalt_operator;

create table submit_attempts (
  authority_id text not null,
  idempotency_key uuid not null,
  first_attempt_at timestamp with time zone not null,
  body_proof bytea,
  receipt bytea,
  constraint submit_attempts_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authorities(authority_id),
  constraint submit_attempts_pkey PRIMARY KEY (authority_id, idempotency_key)
);
CREATE INDEX submit_attempts_first ON submit_attempts USING btree (authority_id, first_attempt_at);
alter table submit_attempts enable row level security;
alter table submit_attempts force row level security;
create policy tenant on submit_attempts for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, select on submit_attempts to aufenthalt_worker;
grant insert, select on submit_attempts to aufenthalt_app;
grant update (body_proof, receipt) on submit_attempts to aufenthalt_app;

create table tab_notes (
  authority_id text not null,
  note_id bytea not null,
  content bytea not null,
  kept_until timestamp with time zone not null,
  constraint tab_notes_note_id_check CHECK ((length(note_id) = 32)),
  constraint tab_notes_authority_id_fkey FOREIGN KEY (authority_id) REFERENCES authorities(authority_id),
  constraint tab_notes_pkey PRIMARY KEY (authority_id, note_id)
);
CREATE INDEX tab_notes_kept ON tab_notes USING btree (authority_id, kept_until);
alter table tab_notes enable row level security;
alter table tab_notes force row level security;
create policy tenant on tab_notes for all to public using ((authority_id = current_authority())) with check ((authority_id = current_authority()));
grant delete, insert, select, update on tab_notes to aufenthalt_app;
grant delete, select on tab_notes to aufenthalt_worker;
