-- Addresses for notices, each given for one purpose alone and used for nothing else.

create table notice_addresses (
  authority_id text not null references authorities,
  notice_id uuid not null,
  purpose text not null check (purpose = 'draft-reminder'),
  -- Whose end it is about. With the draft it ends itself, whichever way that goes.
  lookup_id bytea not null,
  -- Sealed under a key of its own. Null once the mail server has refused it for ever.
  address bytea,
  language text not null,
  -- The reminder that was dealt with last: how many days before which last day of the draft.
  told_of date,
  told_days integer,
  primary key (authority_id, notice_id),
  unique (authority_id, purpose, lookup_id),
  foreign key (authority_id, lookup_id) references drafts on delete cascade,
  check ((told_of is null) = (told_days is null))
);
call make_tenant_table('notice_addresses');

-- How often notices ended which way, for the figures: nothing of whom.
create table notice_outcomes (
  authority_id text not null references authorities,
  outcome text not null,
  count integer not null,
  primary key (authority_id, outcome)
);
call make_tenant_table('notice_outcomes');

grant select, insert, delete on notice_addresses to aufenthalt_app;
grant select, update on notice_addresses to aufenthalt_worker;
grant select, insert, update on notice_outcomes to aufenthalt_worker;
grant select on notice_outcomes to aufenthalt_operator;
create policy operator on notice_outcomes for select to aufenthalt_operator using (true);
