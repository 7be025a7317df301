-- Takes names off the groups of a stream: what is pending would go with its name, so only those under which nothing is.
-- KEYS: stream. ARGV: idle milliseconds, and the one group and name to take off, where not all are meant. Answers how many went.
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end

local function read(info)
  local fields = {}
  for i = 1, #info, 2 do fields[info[i]] = info[i + 1] end
  return fields
end

local forgotten = 0
for _, info in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = read(info).name
  if not ARGV[2] or group == ARGV[2] then
    for _, each in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], group)) do
      local reader = read(each)
      if reader.pending == 0 and reader.idle >= tonumber(ARGV[1]) and (not ARGV[3] or reader.name == ARGV[3]) then
        redis.call('XGROUP', 'DELCONSUMER', KEYS[1], group, reader.name)
        forgotten = forgotten + 1
      end
    end
  end
end
return forgotten
