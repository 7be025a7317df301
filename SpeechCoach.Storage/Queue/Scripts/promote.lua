-- Puts retries that are due back into the stream. ARGV: how many at the most. Answers how many.
local due = redis.call('ZRANGEBYSCORE', RETRIES, '-inf', now(), 'LIMIT', 0, ARGV[1])
for _, id in ipairs(due) do
  redis.call('ZREM', RETRIES, id)
  if redis.call('HGET', recording_key(id), 'state') == 'accepted' then enqueue(id) end
end
return #due
