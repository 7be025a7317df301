-- Accepts a recording once. KEYS: recording, waiting, active, the learner's recordings, the learner's deletion, his quota.
-- ARGV: id, audio hash, json, traceparent, places per learner, recordings an hour, recordings that may wait, milliseconds that the ended are kept.
-- Answers 'accepted', 'known' (the same content came before), 'conflict' (other content did), 'deleted' or 'toomany'.
local known = redis.call('HMGET', KEYS[1], 'state', 'hash')
if known[1] == 'deleted' or redis.call('EXISTS', KEYS[5]) == 1 then return 'deleted' end
if known[1] then return known[2] == ARGV[2] and 'known' or 'conflict' end
if tonumber(redis.call('GET', KEYS[6]) or '0') >= tonumber(ARGV[6]) then return 'toomany' end
if redis.call('LLEN', KEYS[2]) >= tonumber(ARGV[7]) then return 'toomany' end

if redis.call('INCR', KEYS[6]) == 1 then redis.call('EXPIRE', KEYS[6], 3600) end
redis.call('HSET', KEYS[1], 'state', 'accepted', 'hash', ARGV[2], 'json', ARGV[3], 'traceparent', ARGV[4],
  'attempt', 0, 'deliveries', 0, 'acceptedAt', now())
-- A recording leaves its learner's list after its hash and never before: a deletion finds by the list what there is.
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', now() - tonumber(ARGV[8]), 'LIMIT', 0, 100)) do
  if redis.call('EXISTS', recording_key(id)) == 0 then redis.call('ZREM', KEYS[4], id) end
end
redis.call('ZADD', KEYS[4], now(), ARGV[1])
redis.call('ZADD', OPEN, now(), ARGV[1])
if redis.call('SCARD', KEYS[3]) < tonumber(ARGV[5]) then
  redis.call('SADD', KEYS[3], ARGV[1])
  enqueue(ARGV[1])
else
  redis.call('RPUSH', KEYS[2], ARGV[1])
end
return 'accepted'
