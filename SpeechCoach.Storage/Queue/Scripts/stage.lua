-- Notes the stage a worker is at. ARGV: id, attempt, stage, timings. Answers 1 while the recording is still ours.
if not owns(ARGV[1], ARGV[2]) then return 0 end
redis.call('HSET', recording_key(ARGV[1]), 'stage', ARGV[3], 'timings', ARGV[4])
nudge_recording(ARGV[1])
return 1
