-- Puts back a recording that is not known. KEYS: recording, waiting, active, the learner's recordings, the learner's deletion.
-- ARGV: id, audio hash, json, places per learner, outcome or nothing, report key, refusal, attempt, milliseconds to keep the ended, acceptance.
-- Answers 1, or 0 where it is known, or its learner was deleted: then nothing has changed.
if redis.call('EXISTS', KEYS[1], KEYS[5]) > 0 then return 0 end
redis.call('HSET', KEYS[1], 'hash', ARGV[2], 'json', ARGV[3], 'traceparent', '', 'attempt', ARGV[8], 'deliveries', 0, 'acceptedAt', ARGV[10])
redis.call('ZADD', KEYS[4], ARGV[10], ARGV[1])
if ARGV[5] ~= '' and ARGV[5] ~= 'dead' then
  redis.call('HSET', KEYS[1], 'state', ARGV[5], 'reportKey', ARGV[6], 'refusal', ARGV[7], 'timings', '[]')
  redis.call('PEXPIRE', KEYS[1], ARGV[9])
  return 1
end
redis.call('HSET', KEYS[1], 'state', 'accepted')
redis.call('ZADD', OPEN, now(), ARGV[1])
if redis.call('SCARD', KEYS[3]) < tonumber(ARGV[4]) then
  redis.call('SADD', KEYS[3], ARGV[1])
  enqueue(ARGV[1])
else
  redis.call('RPUSH', KEYS[2], ARGV[1])
end
return 1
