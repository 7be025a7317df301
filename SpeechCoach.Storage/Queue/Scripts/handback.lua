-- Gives a recording back unfinished, at once and without counting the delivery: its worker is stopping.
-- ARGV: group, entry, id, attempt. Answers 1, or 0 where another attempt owns it.
if not owns(ARGV[3], ARGV[4]) then return 0 end
if redis.call('XACK', TASKS, ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('HSET', recording_key(ARGV[3]), 'state', 'accepted')
redis.call('HDEL', recording_key(ARGV[3]), 'stage')
redis.call('HINCRBY', recording_key(ARGV[3]), 'deliveries', -1)
enqueue(ARGV[3])
nudge_recording(ARGV[3])
return 1
