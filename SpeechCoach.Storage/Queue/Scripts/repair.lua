-- Puts back into the stream what should stand there and does not: a stream may be lost while the hashes are not.
-- ARGV: milliseconds that a recording may be on its way unseen, how many to look at. Answers how many were put back.
local repaired = 0
for _, id in ipairs(redis.call('ZRANGEBYSCORE', OPEN, '-inf', now() - tonumber(ARGV[1]), 'LIMIT', 0, ARGV[2])) do
  local h = redis.call('HMGET', recording_key(id), 'state', 'entry', 'json')
  local readable, task = pcall(cjson.decode, h[3] or '')
  if (h[1] ~= 'accepted' and h[1] ~= 'working') or not readable then
    redis.call('ZREM', OPEN, id)
  else
    redis.call('ZADD', OPEN, now(), id)
    local active, waiting = 'sc:active:' .. task.learner, 'sc:waiting:' .. task.learner
    local stands = h[2] and #redis.call('XRANGE', TASKS, h[2], h[2]) > 0
    if not stands and not redis.call('ZSCORE', RETRIES, id) then
      if redis.call('SISMEMBER', active, id) == 1 then
        enqueue(id)
        repaired = repaired + 1
      elseif redis.call('SCARD', active) == 0 then
        redis.call('LREM', waiting, 1, id)
        redis.call('SADD', active, id)
        enqueue(id)
        repaired = repaired + 1
      end
    end
  end
end
return repaired
