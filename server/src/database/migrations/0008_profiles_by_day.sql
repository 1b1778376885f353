-- An authority's case system changes to another message profile on a day: profiles with the first day of receipt on which each is written.
-- As a change of type, which reaches every row; an update would see none, since policies are forced on the owner too.
alter table authorities alter column profile type jsonb using jsonb_build_array(jsonb_build_object('profile', profile));
alter table authorities rename column profile to profiles;
alter table authorities add constraint authorities_profiles_check check (jsonb_typeof(profiles) = 'array' and profiles <> '[]');
