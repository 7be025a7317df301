-- Puts a failed attempt off, or gives the recording up after too many. ARGV: group, entry, id, attempt, deliveries allowed, delay in
-- milliseconds, reason, milliseconds that the ended are kept, whether the delivery counts. Answers 'retry', 'dead' or 'lost' (another attempt
-- owns it; nothing has changed).
if not owns(ARGV[3], ARGV[4]) then return 'lost' end
if redis.call('XACK', TASKS, ARGV[1], ARGV[2]) == 0 then return 'lost' end
local key = recording_key(ARGV[3])
if ARGV[9] == '1' then
  local line = now() .. ' attempt ' .. ARGV[4] .. ': ' .. ARGV[7]
  local history = redis.call('HGET', key, 'history')
  redis.call('HSET', key, 'history', history and (history .. '\n' .. line) or line)
  if tonumber(redis.call('HGET', key, 'deliveries')) >= tonumber(ARGV[5]) then
    bury(ARGV[3], ARGV[7], ARGV[8])
    return 'dead'
  end
else
  redis.call('HINCRBY', key, 'deliveries', -1)
end
redis.call('HSET', key, 'state', 'accepted')
redis.call('HDEL', key, 'stage')
redis.call('ZADD', RETRIES, now() + tonumber(ARGV[6]), ARGV[3])
nudge_recording(ARGV[3])
return 'retry'
