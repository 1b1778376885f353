-- How an application reaches its case system. Ids are stored before the step that uses them and are never changed.

create table deliveries (
  authority_id text not null,
  application_id uuid not null,
  -- 1, 2 …: a new one begins only when it is certain that nobody received the one before, or when a person decided so.
  number smallint not null,
  destination_id uuid not null,
  submission_id uuid not null,
  case_id uuid not null,
  announced_at timestamptz not null,
  -- What the last step sends, encrypted for the receiver. Set before the first try; from then on only these bytes are sent.
  envelope jsonb,
  submit_tried_at timestamptz,
  handed_over_at timestamptz,
  -- Staff decided that a new delivery may follow this one.
  renewal_decided_at timestamptz,
  ended_at timestamptz,
  end_code text,
  primary key (authority_id, application_id, number),
  foreign key (authority_id, application_id) references applications,
  check ((envelope is null) = (submit_tried_at is null))
);
call make_tenant_table('deliveries');

create table delivered_attachments (
  authority_id text not null,
  application_id uuid not null,
  number smallint not null,
  attachment_id uuid not null,
  -- authentication tag of the JWE that was sent; the receiver names it when it accepts
  tag text not null,
  sent_at timestamptz not null,
  primary key (authority_id, application_id, number, attachment_id),
  foreign key (authority_id, application_id, number) references deliveries
);
call make_tenant_table('delivered_attachments');

grant select, insert, update on deliveries, delivered_attachments to aufenthalt_worker;
grant select (authority_id, application_id, number, ended_at, renewal_decided_at), update (renewal_decided_at) on deliveries to aufenthalt_operator;
