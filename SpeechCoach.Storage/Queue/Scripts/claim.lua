-- Delivers the next new entry and begins an attempt on it. ARGV: group, consumer, deliveries allowed, milliseconds that the ended are kept.
-- Entries that have nothing to do any more are passed over, a few at a time.
for _ = 1, 16 do
  local read = redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[2], 'COUNT', 1, 'STREAMS', TASKS, '>')
  if not read then
    -- Redis before 7.2 takes no read for a sign of life that finds nothing new. One of what the consumer holds counts, and behind the last id it holds nothing.
    redis.call('XREADGROUP', 'GROUP', ARGV[1], ARGV[2], 'COUNT', 1, 'STREAMS', TASKS, '18446744073709551615-0')
    return false
  end
  local claimed = begin(ARGV[1], read[1][2][1], ARGV[3], ARGV[4])
  if claimed then return claimed end
end
return false
