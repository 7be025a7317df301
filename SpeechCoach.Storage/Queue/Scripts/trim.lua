-- Cuts the oldest entries that every group has acknowledged, down to the history to keep. KEYS: stream. ARGV: entries to keep, groups ...
-- Answers how many were cut. A group that is missing has acknowledged nothing.
local surplus = redis.call('XLEN', KEYS[1]) - tonumber(ARGV[1])
if surplus <= 0 then return 0 end

local function before(a, b)
  local ams, aseq, bms, bseq = a:match('(%d+)'), a:match('-(%d+)'), b:match('(%d+)'), b:match('-(%d+)')
  if #ams ~= #bms then return #ams < #bms end
  if ams ~= bms then return ams < bms end
  return tonumber(aseq) < tonumber(bseq)
end

local delivered = {}
for _, info in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #info, 2 do group[info[i]] = info[i + 1] end
  delivered[group.name] = group['last-delivered-id']
end

local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', math.min(surplus + 1, 1000))
local bound = oldest[#oldest][1]
for i = 2, #ARGV do
  if not delivered[ARGV[i]] then return 0 end
  local pending = redis.call('XPENDING', KEYS[1], ARGV[i])
  local needed = pending[1] > 0 and pending[2] or delivered[ARGV[i]]
  if before(needed, bound) then bound = needed end
end
return redis.call('XTRIM', KEYS[1], 'MINID', '=', bound)
