-- Gives one dead recording another chance. ARGV: id, places per learner. Answers 1, or 0 where it was not given up.
local letter = redis.call('HGET', recording_key(ARGV[1]), 'letter')
if letter then redis.call('XDEL', DEAD, letter) end
return revive(ARGV[1], ARGV[2])
