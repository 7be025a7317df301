-- Saves a batch. KEYS: partition, flow, incarnation of the log. ARGV: fence, generation, incarnation, offset,
-- and commands in MessagePack: name, number of arguments, arguments, of one after the other.
local held = redis.call('HGET', KEYS[1], 'fence')
if held ~= ARGV[1] then return 'fenced' end
if redis.call('HGET', KEYS[2], 'generation') ~= ARGV[2] then return 'reset' end
if (redis.call('GET', KEYS[3]) or '') ~= ARGV[3] then return 'anew' end

-- What is kept under a deleted subject's name stays away, whenever his events come.
local forgotten = {}
local function isForgotten(key)
  local subject = key:match('^sc:%a+:[^:]+:%d+:(%x+)')
  if not subject or #subject ~= 32 then return false end
  if forgotten[subject] == nil then forgotten[subject] = redis.call('EXISTS', 'sc:forgotten:' .. subject) == 1 end
  return forgotten[subject]
end

local commands = cmsgpack.unpack(ARGV[5])
local i = 1
while i <= #commands do
  local count = commands[i + 1]
  if not isForgotten(commands[i + 2]) then redis.call(commands[i], unpack(commands, i + 2, i + 1 + count)) end
  i = i + 2 + count
end
redis.call('HSET', KEYS[1], 'incarnation', ARGV[3], 'generation', ARGV[2], 'offset', ARGV[4])
return 'saved'
