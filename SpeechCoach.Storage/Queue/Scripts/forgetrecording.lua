-- Marks one recording as deleted and asks for its removal, before anything is removed.
-- ARGV: recording, learner, removal, when it is due in Unix milliseconds, milliseconds to keep the mark, what the event log is told.
-- Done again it asks for no second removal.
local id, learner = ARGV[1], ARGV[2]
local key, active = recording_key(id), 'sc:active:' .. learner
if redis.call('HGET', key, 'state') ~= 'deleted' then
  redis.call('ZADD', DELETIONS, ARGV[4], ARGV[3])
  redis.call('ZADD', 'sc:withdrawn', now(), ARGV[6])
  redis.call('ZADD', 'sc:withdrawn:due', now(), ARGV[6])
end
redis.call('DEL', key)
redis.call('HSET', key, 'state', 'deleted')
redis.call('PEXPIRE', key, ARGV[5])
redis.call('ZREM', RETRIES, id)
redis.call('ZREM', OPEN, id)
redis.call('ZREM', 'sc:recordings:' .. learner, id)
redis.call('LREM', 'sc:waiting:' .. learner, 0, id)
if redis.call('SISMEMBER', active, id) == 1 then release(learner, id) end
nudge_recording(id)
redis.call('PUBLISH', 'sc:nudge:learner-deleted', '')
return 1
