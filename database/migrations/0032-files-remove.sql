-- Files are removed by one job of the platform now: what the retention's own left waiting goes on under its name. On an
-- empty database there is no queue yet.
do $$
begin
  if to_regclass('graphile_worker._private_tasks') is not null then
    update graphile_worker._private_tasks set identifier = 'files.remove' where identifier = 'retention.remove-files';
  end if;
end $$;
