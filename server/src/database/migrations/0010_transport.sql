-- How the delivery service is spoken to, and what its callbacks wake.

-- Version of the Submission API over which the authority's destination is reached. A delivery stays with the one it began with.
alter table authorities add fit_connect_api text not null default 'v2' check (fit_connect_api in ('v1', 'v2'));
alter table deliveries add fit_connect_api text not null default 'v2' check (fit_connect_api in ('v1', 'v2'));

-- A callback names the submission. It wakes the promise of its delivery, also one that is being looked after just now: then it is looked after again.
create index deliveries_submission on deliveries (authority_id, submission_id) where ended_at is null;
grant select (submission_id) on deliveries to aufenthalt_operator;
alter table promises add is_woken boolean not null default false;
