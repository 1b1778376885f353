-- Authorities, what they offer and how much may be asked of them in a minute. No personal data.

create table authorities (
  authority_id text primary key check (authority_id ~ '^[0-9]{8}$'),
  name text not null,
  land text not null check (land ~ '^[0-9]{2}$'),
  address text not null,
  email text not null,
  phone text not null,
  theme jsonb not null,
  -- Origins of web pages that may show the frame.
  origins text[] not null,
  embedding text not null check (embedding in ('frame', 'inline')),
  -- Message profile that the case system reads.
  profile text not null,
  destination_id uuid not null,
  region text,
  -- What comes from here must not be processed productively.
  is_test boolean not null
);
call make_tenant_table('authorities');

create table authority_services (
  authority_id text not null references authorities,
  service text not null,
  -- The service as FIT-Connect names it: URN of the Leistungskatalog or another one.
  public_service_name text not null,
  public_service_identifier text not null check (public_service_identifier like 'urn:%'),
  primary key (authority_id, service)
);
call make_tenant_table('authority_services');

-- How often a named limit was used by a subject in one minute.
create table limit_counts (
  authority_id text not null,
  limit_name text not null,
  subject_id text not null,
  minute timestamptz not null,
  taken integer not null,
  primary key (authority_id, limit_name, subject_id, minute)
);
call make_tenant_table('limit_counts');

grant select on authorities, authority_services to aufenthalt_app, aufenthalt_worker, aufenthalt_operator;
grant select, insert, update on limit_counts to aufenthalt_app;
grant select, delete on limit_counts to aufenthalt_worker;

-- The worker sweeps authority by authority, the console lists them: all of them are seen outside of an authority only.
create policy worker on authorities for select to aufenthalt_worker using (current_authority() is null);
create policy operator on authorities for select to aufenthalt_operator using (current_authority() is null);
create policy operator on authority_services for select to aufenthalt_operator using (current_authority() is null);
