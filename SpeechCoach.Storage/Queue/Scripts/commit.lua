-- Ends a recording. ARGV: group, entry, id, attempt, outcome, report key, refusal, timings, result, learner, milliseconds to keep the hash.
-- Answers 1, also where this very attempt had ended it before and the answer was lost: its report must not be taken for an orphan.
-- Answers 0 where another attempt owns it or the entry is no longer pending: then nothing has changed.
local ended = redis.call('HMGET', recording_key(ARGV[3]), 'state', 'attempt')
if ended[1] == ARGV[5] and ended[2] == ARGV[4] then return 1 end
if not owns(ARGV[3], ARGV[4]) then return 0 end
if redis.call('XACK', TASKS, ARGV[1], ARGV[2]) == 0 then return 0 end
local key = recording_key(ARGV[3])
redis.call('HSET', key, 'state', ARGV[5], 'reportKey', ARGV[6], 'refusal', ARGV[7], 'timings', ARGV[8], 'endedAt', now())
redis.call('HDEL', key, 'stage')
redis.call('PEXPIRE', key, ARGV[11])
redis.call('ZREM', OPEN, ARGV[3])
redis.call('XADD', RESULTS, '*', 'v', '1', 'json', ARGV[9], 'traceparent', redis.call('HGET', key, 'traceparent') or '')
redis.call('PUBLISH', 'sc:nudge:results', '')
release(ARGV[10], ARGV[3])
nudge_recording(ARGV[3])
return 1
