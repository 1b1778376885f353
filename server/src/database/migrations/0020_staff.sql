-- Logins and sessions of staff. No tenant data: only the operator role sees these tables.
create table staff_logins (
  state_sha256 bytea primary key,
  nonce text not null,
  verifier text not null,
  expires_at timestamptz not null
);

create table staff_sessions (
  session_sha256 bytea primary key,
  subject text not null,
  display_name text not null,
  roles text[] not null,
  expires_at timestamptz not null
);

grant select, insert, delete on staff_logins, staff_sessions to aufenthalt_operator;
