-- Gives dead recordings another chance. ARGV: how many at the most, places per learner. Answers how many were queued again.
-- Letters that never were a task of ours have nothing to replay; they stay for the operator to look at.
local replayed = 0
for _, entry in ipairs(redis.call('XRANGE', DEAD, '-', '+', 'COUNT', ARGV[1])) do
  local readable, task = pcall(cjson.decode, entry[2][4])
  local id = readable and type(task) == 'table' and task.recording
  local key = type(id) == 'string' and recording_key(id)
  if key and redis.call('EXISTS', key) == 1 then
    redis.call('XDEL', DEAD, entry[1])
    if redis.call('HGET', key, 'state') == 'dead' then
      redis.call('HSET', key, 'state', 'accepted', 'deliveries', 0)
      redis.call('ZADD', OPEN, now(), id)
      local active = 'sc:active:' .. task.learner
      if redis.call('SCARD', active) < tonumber(ARGV[2]) then
        redis.call('SADD', active, id)
        enqueue(id)
      else
        redis.call('RPUSH', 'sc:waiting:' .. task.learner, id)
      end
      nudge_recording(id)
      replayed = replayed + 1
    end
  end
end
return replayed
