-- Marks a learner and all his recordings as deleted and asks for the removal, before anything is removed.
-- ARGV: learner, subject, removal, when it is due in Unix milliseconds, milliseconds to keep the marks, event, traceparent.
-- Answers how many recordings were marked. Done again it asks for no second removal.
local learner, keep = ARGV[1], ARGV[5]
if redis.call('SET', 'sc:deleted:' .. learner, '1', 'NX', 'PX', keep) then
  redis.call('ZADD', DELETIONS, ARGV[4], ARGV[3])
  redis.call('XADD', LEARNER_DELETED, 'MAXLEN', '~', 10000, '*', 'v', '1', 'json', ARGV[6], 'traceparent', ARGV[7])
end
redis.call('SET', 'sc:forgotten:' .. ARGV[2], '1', 'PX', keep)

local ids = redis.call('ZRANGE', 'sc:recordings:' .. learner, 0, -1)
for _, id in ipairs(ids) do
  local key = recording_key(id)
  redis.call('DEL', key)
  redis.call('HSET', key, 'state', 'deleted')
  redis.call('PEXPIRE', key, keep)
  redis.call('ZREM', RETRIES, id)
  redis.call('ZREM', OPEN, id)
  nudge_recording(id)
end
redis.call('DEL', 'sc:waiting:' .. learner, 'sc:active:' .. learner, 'sc:recordings:' .. learner, 'sc:quota:' .. learner)
redis.call('PUBLISH', 'sc:nudge:learner-deleted', '')
return #ids
