-- Delivers the next new entry and begins an attempt on it. ARGV: group, consumer, deliveries allowed, milliseconds that the ended are kept.
-- Entries that have nothing to do any more are passed over, a few at a time.
for _ = 1, 16 do
  local read = redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[2], 'COUNT', 1, 'STREAMS', TASKS, '>')
  if not read then return false end
  local claimed = begin(ARGV[1], read[1][2][1], ARGV[3], ARGV[4])
  if claimed then return claimed end
end
return false
