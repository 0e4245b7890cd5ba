-- When somebody leaves a provider, the worker hands on what they had picked up, or puts it back for everybody.
grant update (picked_up_by_id, picked_up_at) on public.deliveries to homeward_worker;
