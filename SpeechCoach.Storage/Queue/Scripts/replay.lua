-- Gives dead recordings another chance. ARGV: how many at the most, places per learner. Answers how many were queued again.
-- Letters that never were a task of ours, or whose recording is not known any more, have nothing to replay; they stay for the operator to look at.
local replayed = 0
for _, entry in ipairs(redis.call('XRANGE', DEAD, '-', '+', 'COUNT', ARGV[1])) do
  local readable, task = pcall(cjson.decode, entry[2][4])
  local id = readable and type(task) == 'table' and task.recording
  if type(id) == 'string' and redis.call('EXISTS', recording_key(id)) == 1 then
    redis.call('XDEL', DEAD, entry[1])
    replayed = replayed + revive(id, ARGV[2])
  end
end
return replayed
